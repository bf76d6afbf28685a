"""Planning the meeting and noting who is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.http import Http404

from boligflyt.areas.access.choices import Grade, Right
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import MeetingState
from boligflyt.areas.allocation.models import Attendance, Meeting
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.periods import next_working_day
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Forbidden, Refused

INTERVAL = "municipal/meeting_interval_days"


def next_meeting_day(actor: Actor) -> date:
    """The interval after the office's last meeting, on a working day, not in the past (NUM-03, PRO-02)."""
    last = Meeting.objects.filter(office_id=actor.office, grade=Grade.NONE).aggregate(day=Max("held_on"))[
        "day"
    ]
    days = shipped_rates().whole(INTERVAL, actor.today)
    wanted = last + timedelta(days=days) if last else actor.today
    return next_working_day(max(wanted, actor.today))


def plan_next_meeting(actor: Actor, held_on: date | None = None, *, shielded: bool = False) -> Meeting:
    """A planned meeting on the day proposed, or on another day that is asked for.

    `shielded`: the small meeting about those who are protected, as far as the actor is cleared.
    """
    actor.demand(Right.MEETING_DECIDE)
    if shielded and not actor.clearance:
        raise Forbidden("Du er ikke klarert for skjermede saker. Spør lederen din.")
    day = held_on or next_meeting_day(actor)
    if day < actor.today:
        raise Refused("Møtedatoen er passert. Velg i dag eller en senere dag.", field="held_on")
    meeting = Meeting(office_id=actor.office, held_on=day, grade=actor.clearance if shielded else 0)
    meeting.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError as fault:
        if "one_meeting_a_day" not in str(fault):
            raise
        raise Refused(
            f"Det er allerede et møte {day:%d.%m.%Y}. Velg en annen dag.", field="held_on"
        ) from None
    record_change(actor.trace, "meeting", meeting.pk, "planla tildelingsmøte")
    return meeting


def locked_meeting(actor: Actor, pk: UUID, version: int | None) -> Meeting:
    """The office's own meeting, locked and not closed."""
    actor.demand(Right.MEETING_DECIDE)
    mine = Meeting.objects.filter(pk=pk, office_id=actor.office, grade__lte=actor.clearance)
    meeting = mine.select_for_update().first()
    if meeting is None:
        raise Http404
    meeting.must_be_at(version)
    if meeting.state == MeetingState.CLOSED:
        raise Refused("Møtet er avsluttet, og referatet er låst.")
    return meeting


def record_attendance(actor: Actor, pk: UUID, present: Mapping[UUID, str]) -> Meeting:
    """Who is there, with the role each attends in; replaces what was noted before."""
    meeting = locked_meeting(actor, pk, None)
    known = set(Staff.objects.filter(pk__in=present).values_list("pk", flat=True))
    if unknown := set(present) - known:
        raise Refused(f"{len(unknown)} av de valgte finnes ikke lenger. Last siden på nytt.")
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, staff_id=staff, role=role) for staff, role in present.items()
    )
    meeting.stamp(actor.at, actor.staff)
    meeting.save()
    record_change(actor.trace, "meeting", meeting.pk, "førte oppmøte", present=len(known))
    return meeting
