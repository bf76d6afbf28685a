"""What the meeting does with one line: take the proposal, give another dwelling, or leave it."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, LineDecision, OfferState
from boligflyt.areas.allocation.models import MeetingLine, Offer
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, as_vacant
from boligflyt.areas.allocation.queries.living_together import group_limits
from boligflyt.areas.allocation.queries.meeting_pool import NOT_CLARIFIED
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.allocation.queries.pool import facts_for, household_facts
from boligflyt.areas.allocation.services.meetings import locked_meeting
from boligflyt.areas.allocation.services.proposal import propose_for_the_rest
from boligflyt.areas.applications.choices import Services
from boligflyt.areas.applications.queries import applications_visible_to, rules_today
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import RuleSet
from boligflyt.domain.matching import WaitingHousehold, first_obstacle, full_limit
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

KEPT_FOR = "kept_for"
SCHOOL_RULES = frozenset({"school", "school_unknown"})


def accept_line(actor: Actor, line_id: UUID, version: int | None, reason: str = "") -> MeetingLine:
    """Give the household the proposed dwelling; the proposal's reason stands unless another is written."""
    line = locked_line(actor, line_id, version)
    if line.proposed_id is None:
        raise Refused("Det er ikke noe forslag å godta. Velg en bolig, eller la husstanden stå.")
    dwelling = locked_free_dwelling(line.proposed_id, actor)
    _check_services(line)
    _check_suits(actor, line, dwelling, override=None)
    return _keep(actor, line, LineDecision.ACCEPT, dwelling, reason.strip() or line.proposal_reason)


@transaction.atomic
def change_line(
    actor: Actor,
    line_id: UUID,
    version: int | None,
    dwelling_id: UUID | None,
    reason: str,
    *,
    override_school: bool = False,
) -> MeetingLine:
    """Give the household another dwelling, with a reason; the rest is proposed again around it.

    Of the rules only the school may be set aside. Raises Refused for a dwelling the meeting cannot choose.
    """
    line = locked_line(actor, line_id, version)
    need_reason(reason)
    if dwelling_id is None:
        raise Refused("Velg boligen husstanden skal få.", field="dwelling")
    kept = give(actor, line, dwelling_id, reason, override_school=override_school)
    propose_for_the_rest(actor, kept.meeting, about=dwelling_id)
    return kept


def give(
    actor: Actor, line: MeetingLine, dwelling_id: UUID, reason: str, *, override_school: bool = False
) -> MeetingLine:
    """The locked line's household gets this dwelling, and of the rules only the school may be set aside."""
    dwelling = locked_free_dwelling(dwelling_id, actor)
    _check_services(line)
    _check_suits(actor, line, dwelling, override=reason if override_school else None)
    return _keep(actor, line, LineDecision.CHANGE, dwelling, reason.strip())


def leave_line(actor: Actor, line_id: UUID, version: int | None, reason: str) -> MeetingLine:
    """Nothing today, with a reason; the household keeps its place, and the rest is proposed again."""
    line = locked_line(actor, line_id, version, must_wait=False)
    need_reason(reason)
    kept = _keep(actor, line, LineDecision.LEAVE, None, reason.strip())
    propose_for_the_rest(actor, kept.meeting)
    return kept


@transaction.atomic
def set_aside(
    actor: Actor, line_id: UUID, version: int | None, dwelling_id: UUID | None, reason: str
) -> MeetingLine:
    """This dwelling is not to be proposed for the household, with a reason; all is proposed again around it.

    Raises Refused without dwelling or reason, or when the meeting has given the household this dwelling.
    """
    line = locked_line(actor, line_id, version)
    need_reason(reason)
    if dwelling_id is None:
        raise Refused("Velg boligen som ikke skal foreslås.", field="dwelling")
    if line.dwelling_id == dwelling_id:
        raise Refused("Husstanden har fått denne boligen. Endre den beslutningen først.", field="dwelling")
    line.set_aside = {**line.set_aside, str(dwelling_id): reason.strip()}
    return _proposed_again(actor, line, "satte en bolig til side", about=dwelling_id)


def propose_again(actor: Actor, line_id: UUID, version: int | None, dwelling_id: UUID) -> MeetingLine:
    """The dwelling may be proposed for the household again; nothing happens when it was not set aside."""
    line = locked_line(actor, line_id, version)
    line.set_aside = {key: why for key, why in line.set_aside.items() if key != str(dwelling_id)}
    return _proposed_again(actor, line, "lot en bolig foreslås igjen")


def _proposed_again(actor: Actor, line: MeetingLine, what: str, *, about: UUID | None = None) -> MeetingLine:
    line.stamp(actor.at, actor.staff)
    line.save()
    record_change(actor.trace, "meeting", line.meeting_id, f"linje {line.place}: {what}", line=str(line.pk))
    propose_for_the_rest(actor, line.meeting, about)
    return line


def locked_free_dwelling(pk: UUID, actor: Actor) -> Dwelling:
    """The dwelling, locked first, so that whoever comes second is told. Raises Conflict when it is taken."""
    dwelling = (
        Dwelling.objects.select_for_update(of=("self",)).select_related("building").filter(pk=pk).first()
    )
    if dwelling is None:
        raise Refused("Boligen finnes ikke. Velg en annen.", field="dwelling")
    if shielded_from(actor.clearance).filter(dwelling=pk, period__overlap=Period(actor.today, None)).exists():
        raise Conflict(f"{dwelling.address} er ikke tilgjengelig. Velg en annen bolig.")
    offer = Offer.objects.filter(dwelling=dwelling, state=OfferState.SENT).defer("letter").first()
    if offer is not None:
        raise Conflict(
            f"{dwelling.address} er allerede tilbudt en annen husstand. "
            f"Tilbudet ble sendt {offer.sent_on:%d.%m.%Y}.",
            by=offer.changed_by, at=offer.changed_at, kind="offer", pk=offer.pk,
        )  # fmt: skip
    lease = _lease_that_holds(dwelling, actor)
    if lease is not None:
        raise Conflict(
            f"{dwelling.address} er allerede leid ut {lease.period}.",
            by=lease.changed_by, at=lease.changed_at, kind="lease", pk=lease.pk,
        )  # fmt: skip
    return dwelling


def _lease_that_holds(dwelling: Dwelling, actor: Actor) -> Lease | None:
    """A lease other than one that is given notice of and ends; one that ran out holds until it is ended."""
    holds = Q(period__overlap=Period(actor.today, None)) | Q(state=LeaseState.RUNNING)
    return (
        Lease.objects.filter(holds, dwelling=dwelling)
        .exclude(state__in=[LeaseState.VOID, LeaseState.ENDED])
        .exclude(state=LeaseState.RUNNING, notice_given_on__isnull=False, period__endswith__isnull=False)
        .defer("contract", "notice")
        .first()
    )


def locked_line(actor: Actor, pk: UUID, version: int | None, *, must_wait: bool = True) -> MeetingLine:
    """The line of an own case in an open meeting, locked. Raises Http404, Forbidden and Conflict."""
    actor.demand(Right.MEETING_DECIDE)
    seen = MeetingLine.objects.filter(pk=pk, entry__application__in=applications_visible_to(actor))
    asked = ("meeting_id", "entry__application__office_id")
    found = seen.select_related("entry__application").only(*asked).first()
    if found is None:
        raise Http404
    must_own(actor, found.entry.application)
    meeting = locked_meeting(actor, found.meeting_id, None)
    line = MeetingLine.objects.select_for_update(of=("self",)).select_related("entry").get(pk=pk)
    line.must_be_at(version)
    line.meeting = meeting
    if must_wait and line.entry.state != EntryState.WAITING:
        raise Conflict(
            f"Husstanden er nå «{line.entry.get_state_display().lower()}» og kan ikke få bolig her."
        )
    return line


def need_reason(reason: str) -> None:
    """Raise Refused when nothing is written."""
    if not reason.strip():
        raise Refused("Skriv en grunn. Den står i referatet.", field="reason")


def _check_services(line: MeetingLine) -> None:
    if line.entry.application.services == Services.NOT_CLARIFIED:
        raise Refused(NOT_CLARIFIED)


def _check_suits(actor: Actor, line: MeetingLine, dwelling: Dwelling, override: str | None) -> None:
    found = household_facts([line.entry.application.household_id], actor.today)
    rules = rules_today(actor)
    household = as_household(rules, line.entry, facts_for(found, line.entry), override, line.set_aside)
    obstacle = first_obstacle(household, as_vacant(dwelling))
    if obstacle is None:
        _check_limits(actor, line, household, dwelling, rules)
        return
    way_out = (
        " Vil dere fravike skolen, kryss av for det og skriv hvorfor."
        if obstacle.code in SCHOOL_RULES
        else ""
    )
    if obstacle.code == KEPT_FOR and dwelling.kept_for:
        way_out = f" Den er forbeholdt {dwelling.kept_for}."
    raise Refused(f"{obstacle.sentence}{way_out}", field="dwelling")


def _check_limits(
    actor: Actor, line: MeetingLine, household: WaitingHousehold, dwelling: Dwelling, rules: RuleSet
) -> None:
    """Whether a limit on who lives together, that the meeting has not lifted, has room for one more."""
    decided = MeetingLine.objects.filter(meeting=line.meeting_id, decision__in=DECIDED).exclude(pk=line.pk)
    settled = decided.select_related("entry__application__health", "entry__application__economy")
    limits = group_limits(rules, household.groups, [dwelling], settled, actor.today)
    held = [one for one in limits if one.key not in line.meeting.lifted]
    full = full_limit(held, household, str(dwelling.building_id))
    if full is not None:
        raise Refused(
            f"{full.sentence(0)} Fravik grensen i møtet med en grunn, eller velg en annen bolig.",
            field="dwelling",
        )


def _keep(
    actor: Actor, line: MeetingLine, decision: LineDecision, dwelling: Dwelling | None, reason: str
) -> MeetingLine:
    line.decision, line.dwelling, line.reason, line.decided_by = decision, dwelling, reason, actor.staff
    line.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as fault:
        if "one_household_per_dwelling" not in str(fault):
            raise
        raise Refused(
            "Boligen er gitt til en annen husstand i dette møtet. Velg en annen.", field="dwelling"
        ) from None
    record_change(
        actor.trace, "meeting", line.meeting_id, f"linje {line.place}: {decision.label}", line=str(line.pk)
    )
    return line
