"""Where everybody is inhabil a leader lets another office deal with the case (forvaltningsloven §§ 6, 9)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Purpose, Right
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import take_part
from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.queries.substitutes import deciders_elsewhere, deciders_here
from boligflyt.areas.applications.models import Application
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.queries.conflicts import conflicts_among
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.toolkit.faults import Refused

WORDS = "Ingen ved {here} er habil. {name}, {there}, er oppnevnt (forvaltningsloven §§ 6 og 9). {reason}"


def appoint_substitute(
    actor: Actor, meeting_id: UUID, line_id: UUID, assignment_id: UUID, reason: str
) -> MeetingLine:
    """Give the case of the line to a colleague elsewhere, and their office with it; the line says why.

    For a leader, who needs to see nothing of the case. Raises Refused while somebody at the office is habil,
    when the colleague is not, when the line is decided, or without a reason.
    """
    actor.demand(Right.SUBSTITUTE_APPOINT)
    line = _locked_line(actor, meeting_id, line_id)
    if not reason.strip():
        raise Refused("Skriv hvorfor ingen her kan behandle saken. Det står i referatet.", field="reason")
    case = Application.objects.select_for_update(of=("self",)).select_related("office").get(
        pk=line.entry.application_id
    )  # fmt: skip
    _must_be_needed(actor, case)
    taker = _taker(actor, case, assignment_id)
    words = WORDS.format(
        here=case.office.name, name=taker.staff.name, there=taker.office.name, reason=reason.strip()
    )
    case.office_id, case.caseworker_id = taker.office_id, taker.staff_id
    case.stamp(actor.at, actor.staff)
    case.save()
    take_part(actor.at_office(taker.office_id), HOUSEHOLD, case.household_id, Purpose.CASE_WORK)
    line.decision, line.dwelling, line.reason, line.decided_by = LineDecision.LEAVE, None, words, actor.staff
    line.stamp(actor.at, actor.staff)
    line.save()
    record_change(
        actor.trace, "application", case.pk, "oppnevnte stedfortreder", to=str(taker.staff_id),
        office=str(taker.office_id),
    )  # fmt: skip
    return line


def _locked_line(actor: Actor, meeting_id: UUID, line_id: UUID) -> MeetingLine:
    found = Meeting.objects.filter(pk=meeting_id, grade__lte=actor.clearance)
    if not found.filter(lines=line_id).exists():
        raise Http404
    if Meeting.locked(meeting_id, None).state == MeetingState.CLOSED:
        raise Refused("Møtet er avsluttet, og referatet er låst.")
    line = MeetingLine.locked(line_id, None)
    if line.decision != LineDecision.OPEN:
        raise Refused("Linjen er behandlet. Da er det noen her som er habil.", field="line")
    return line


def _must_be_needed(actor: Actor, case: Application) -> None:
    here = [one.staff_id for one in deciders_here(case.office_id, actor.today)]
    away = conflicts_among(here, [case.household_id]).get(case.household_id, set())
    left = len(set(here) - away)
    if left:
        raise Refused(f"{left} ved {case.office.name} er habile og kan behandle saken.", field="line")


def _taker(actor: Actor, case: Application, assignment_id: UUID) -> Assignment:
    taker = deciders_elsewhere(case.office_id, actor.today).filter(pk=assignment_id).first()
    if taker is None:
        raise Refused("Velg en som behandler slike saker ved en annen enhet.", field="substitute")
    if conflicts_among([taker.staff_id], [case.household_id]):
        raise Refused("Denne er heller ikke habil. Velg en annen.", field="substitute")
    return taker
