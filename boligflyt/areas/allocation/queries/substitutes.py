"""Who may decide in the meeting, at an office and elsewhere, and the lines a substitute may be needed for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.queries.meetings import lines_of

DECIDING = [role for role in Role if Right.MEETING_DECIDE in RIGHTS[role]]


def deciders_here(office: UUID, on: date) -> QuerySet[Assignment]:
    """Roles at the office that decide in meetings on the day."""
    return _deciding(on).filter(office=office)


def deciders_elsewhere(office: UUID, on: date) -> QuerySet[Assignment]:
    """The same at every other office, by office and name."""
    return _deciding(on).exclude(office=office)


def _deciding(on: date) -> QuerySet[Assignment]:
    held = Assignment.objects.filter(role__in=DECIDING, period__contains=on, staff__is_active=True)
    return held.select_related("staff", "office").order_by("office__name", "staff__name", "role", "id")


def open_lines(actor: Actor, meeting: Meeting) -> list[MeetingLine]:
    """Lines the meeting has not decided, in order; a leader sees their numbers and case codes alone."""
    return list(lines_of(actor, meeting).filter(decision=LineDecision.OPEN))
