"""Closing the meeting: minutes that are never made again, and a vedtak prepared for each dwelling given."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, LineDecision, MeetingState
from boligflyt.areas.allocation.letters import MINUTES_TEMPLATE, minutes_data
from boligflyt.areas.allocation.models import Attendance, Meeting, MeetingLine
from boligflyt.areas.allocation.queries.meetings import DECIDED, lines_of, present_at, who_leaves
from boligflyt.areas.allocation.queries.ordering import rules_followed, rules_of
from boligflyt.areas.allocation.queries.pool import facts_for, household_facts
from boligflyt.areas.allocation.services.lines import locked_free_dwelling
from boligflyt.areas.allocation.services.meetings import locked_meeting
from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.services.vedtak import VedtakDraft, prepare_vedtak
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_needing_attention
from boligflyt.areas.leases.services.preparing import LeaseDraft, agreed_term
from boligflyt.domain.eligibility import RuleSet, renewal_lead_days
from boligflyt.domain.periods import Month, fixed_term_last_day, next_working_day
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.tenancy import shortest_months
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Refused

ANSWER_DAYS = "municipal/offer_answer_days"


def close_meeting(
    actor: Actor, meeting_id: UUID, version: int | None, *, leader: UUID | None, place: str
) -> Meeting:
    """Lock the minutes and prepare the vedtak; another person decides when the offer is sent.

    Raises Refused while a proposal is not dealt with, or when nobody is noted as present.
    """
    meeting = locked_meeting(actor, meeting_id, version)
    closer, actor = actor, actor.within(meeting.grade)
    lines = list(lines_of(actor, meeting))
    undecided = [one for one in lines if one.proposed_id and one.decision == LineDecision.OPEN]
    if undecided:
        raise Refused(
            f"{len(undecided)} forslag er ikke behandlet. Godta, bytt eller la stå før møtet avsluttes."
        )
    given = [one for one in lines if one.decision in DECIDED]
    _check_given(given)
    present = present_at(meeting)
    _write_minutes(actor, meeting, lines, present, leader, place)
    meeting.state, meeting.closed_at = MeetingState.CLOSED, actor.at
    meeting.stamp(actor.at, actor.staff)
    meeting.save()
    for line in sorted(given, key=lambda one: str(one.dwelling_id)):  # one order of locking for all meetings
        prepare_allocation(closer, line)
    record_change(actor.trace, "meeting", meeting.pk, "avsluttet møtet", sha256=meeting.minutes_sha256)
    return meeting


def _check_given(lines: list[MeetingLine]) -> None:
    """Each household still waits with its case granted, and the one who closes may see it."""
    for line in lines:
        if not getattr(line, "named", False):
            raise Refused(
                f"Nr. {line.place} gjelder en sak du ikke har tilgang til. "
                "La den som behandlet linjen, avslutte møtet."
            )
        granted = line.entry.application.state == State.GRANTED
        if line.entry.state != EntryState.WAITING or not granted:
            raise Refused(
                f"Nr. {line.place} venter ikke lenger på bolig. La husstanden stå, og avslutt møtet så."
            )


def _write_minutes(
    actor: Actor, meeting: Meeting, lines: list[MeetingLine], present: object, leader: UUID | None, place: str
) -> None:
    attended: list[Attendance] = list(present)  # type: ignore[call-overload]
    if not attended:
        raise Refused("Før oppmøtet før møtet avsluttes. Referatet skal si hvem som var der.")
    led = next((one for one in attended if one.staff_id == leader), None)
    if led is None:
        raise Refused("Velg hvem som ledet møtet blant dem som var der.", field="leader")
    if not place.strip():
        raise Refused("Skriv hvor møtet var.", field="place")
    rules = rules_today(actor)
    followed = rules_followed(rules, (one.entry for one in lines))
    about = {"leader": led.staff.name, "place": place.strip(), "rule_set": followed}
    found = household_facts((one.entry.application.household_id for one in lines), actor.today)
    listed = [(one, facts_for(found, one.entry)) for one in lines]
    meeting.minutes_data = minutes_data(
        actor, meeting, listed, attended, leases_needing_attention(actor, actor.today), about,
        who_leaves(meeting, lines),
    )  # fmt: skip
    meeting.closed_at = actor.at
    meeting.minutes = make_minutes(meeting)
    meeting.minutes_sha256 = sha256_hex(meeting.minutes)


def make_minutes(meeting: Meeting) -> bytes:
    """The minutes from their frozen content, dated when the meeting closed; the same bytes every time."""
    if meeting.closed_at is None:
        raise Refused("Referatet lages når møtet avsluttes.")
    title = f"Referat fra {meeting.title.lower()} {meeting.held_on:%d.%m.%Y}"
    return compile_pdf(MINUTES_TEMPLATE, meeting.minutes_data, meeting.closed_at, title)


def answer_deadline(actor: Actor) -> date:
    """Last day to answer an offer sent today; a deadline on a day off moves to the next working day."""
    days = shipped_rates().whole(ANSWER_DAYS, actor.today)
    return next_working_day(actor.today + timedelta(days=days))


def prepare_allocation(actor: Actor, line: MeetingLine) -> Vedtak:
    """The vedtak about this dwelling for this household, with first, last and review day (PRO-04)."""
    dwelling = locked_free_dwelling(line.dwelling_id, actor)  # type: ignore[arg-type]
    application = line.entry.application
    rules = rules_today(actor)
    first_day = _first_day(actor, dwelling)
    term = agreed_term(actor, application, dwelling, LeaseDraft(first_day))
    months = term.months or shortest_months(actor.today)
    last_day = fixed_term_last_day(first_day, months)
    draft = VedtakDraft(
        kind=VedtakKind.ALLOCATION, granted=True, reason=_reason(line, rules_of(rules, line.entry)),
        services_text=application.services_text, first_day=first_day, last_day=last_day,
        review_on=last_day - timedelta(days=renewal_lead_days(rules)), dwelling=dwelling.pk,
        gives=(
            f"Tilbud om å leie {dwelling.address} for {dwelling.rent} kr i måneden.",
            f"Leietid: {term.reason}",
        ),
        dwelling_facts={
            "address": dwelling.address, "rent": dwelling.rent, "bedrooms": dwelling.bedrooms,
            "area_m2": dwelling.area_m2,
        },
        shaped_by=(line.decided_by,) if line.decided_by else (),
    )  # fmt: skip
    try:
        return prepare_vedtak(actor, application.pk, draft)
    except Refused as refused:
        raise Refused(f"Sak {application.case_code}: {refused.message}") from refused


def _reason(line: MeetingLine, rules: RuleSet) -> str:
    return f"{line.reason}\nRekkefølgen følger {rules.adopted_by}."


def _first_day(actor: Actor, dwelling: Dwelling) -> date:
    """The first of a month after the answer is due and after the present tenant has left."""
    leaving = Lease.objects.filter(dwelling=dwelling, state=LeaseState.RUNNING).order_by("-period").first()
    ready = answer_deadline(actor)
    if leaving is not None and leaving.period.last_day is not None:
        ready = max(ready, leaving.period.last_day)
    return Month.of(ready).next().first_day
