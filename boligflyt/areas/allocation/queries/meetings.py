"""The allocation meeting: the agenda, what was proposed, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import Attendance, MatchingRun, Meeting, MeetingLine, Offer
from boligflyt.areas.allocation.queries.queue import within_clearance
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.people.queries.conflicts import conflicts_among

DECIDED = (LineDecision.ACCEPT, LineDecision.CHANGE)


def meetings_visible_to(actor: Actor) -> QuerySet[Meeting]:
    """All departments take part (ORG-10), so the right is enough; names are a matter of each line.

    The small meeting about those who are protected is for the cleared.
    """
    if not actor.may(Right.MEETING_READ):
        return Meeting.objects.none()
    return Meeting.objects.filter(grade__lte=actor.clearance).defer("minutes")


def meetings_with_counts(actor: Actor) -> QuerySet[Meeting]:
    """Meetings for the list, newest first, with the number of lines and of dwellings given.

    Each is counted for itself, so that a page of a long list counts its own only.
    """
    shown = MeetingLine.objects.filter(
        meeting=OuterRef("pk"), entry__application__household__grade__lte=OuterRef("grade")
    )
    given = shown.filter(decision__in=DECIDED)
    return (
        meetings_visible_to(actor)
        .annotate(cases=_number_of(shown), given=_number_of(given))
        .order_by("-held_on", "id")
    )


def _number_of(lines: QuerySet[MeetingLine]) -> Coalesce:
    number = lines.order_by().values("meeting").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def open_meeting(actor: Actor, pk: UUID) -> Meeting:
    """The door to one meeting, with its latest run beside it."""
    runs = MatchingRun.objects.filter(meeting=OuterRef("pk")).order_by("-at")
    found = (
        meetings_visible_to(actor)
        .annotate(
            run_result=Subquery(runs.values("result")[:1]), run_at=Subquery(runs.values("at")[:1]),
            run_rules=Subquery(runs.values("rule_set_version")[:1]),
        )
        .select_related("office")
        .filter(pk=pk)
        .first()
    )  # fmt: skip
    if found is None:
        raise Http404
    record_read(actor.trace, "meeting", pk)
    return found


def board_number(actor: Actor, pk: UUID) -> str:
    """Another text whenever the meeting or one of its lines is changed. No door is opened: it tells nothing.

    Raises Http404 for a meeting that the actor may not see.
    """
    found = (
        meetings_visible_to(actor)
        .filter(pk=pk)
        .annotate(of_lines=Sum("lines__version"), lines_number=Count("lines"))
        .values_list("version", "of_lines", "lines_number")
        .first()
    )
    if found is None:
        raise Http404
    return "-".join(str(one or 0) for one in found)


def lines_of(actor: Actor, meeting: Meeting) -> QuerySet[MeetingLine]:
    """The lines in the order of the list; `named` says whether the actor may see whose each is.

    Somebody whose protection was raised after the proposal has left the meeting.
    """
    actor = actor.within(meeting.grade)
    if not actor.may(Right.MEETING_READ):
        return MeetingLine.objects.none().annotate(named=Value(False), has_offer=Value(False))
    seen = applications_visible_to(actor).filter(pk=OuterRef("entry__application"))
    return (
        MeetingLine.objects.filter(meeting=meeting)
        .filter(within_clearance(actor.clearance, "entry__application"))
        .annotate(named=Exists(seen), has_offer=Exists(Offer.objects.filter(line=OuterRef("pk"))))
        .select_related(
            "entry__application__applicant",
            "entry__application__health",
            "entry__application__economy",
            "proposed__building",
            "dwelling__building",
        )
        .order_by("place")
    )


SHOWN = (
    "entry__application__applicant", "entry__application__office", "entry__application__health",
    "entry__application__economy", "proposed__building", "dwelling__building",
)  # fmt: skip


def open_line(actor: Actor, pk: UUID) -> MeetingLine:
    """The door to one line's page: for those who may see the case, and whose office has it.

    Raises Http404 for what may not be seen, Forbidden for another office's case.
    """
    found = (
        MeetingLine.objects.filter(pk=pk, entry__application__in=applications_visible_to(actor))
        .select_related("entry__application", "meeting", *SHOWN)
        .first()
    )
    if found is None:
        raise Http404
    must_own(actor, found.entry.application)
    record_read(actor.trace, "application", found.entry.application_id)
    return found


def pairs_beside(actor: Actor, line: MeetingLine) -> list[tuple[UUID, str]]:
    """The other lines of own cases with a dwelling proposed or given, in words, to swap with."""
    lines = lines_of(actor, line.meeting).filter(entry__application__office_id=actor.office)
    return [
        (one.pk, f"{one.place}: {one.entry.application.case_code}, {dwelling.address}")
        for one in lines.exclude(pk=line.pk).exclude(decision=LineDecision.LEAVE)
        if getattr(one, "named", False) and (dwelling := one.dwelling or one.proposed)
    ]


def dwellings_aside(line: MeetingLine) -> list[tuple[Dwelling, str]]:
    """Dwellings that the meeting will not have proposed for an opened line's household, with the reason."""
    found = Dwelling.objects.select_related("building").in_bulk(list(line.set_aside))
    named = {str(key): dwelling for key, dwelling in found.items()}
    return [(named[key], why) for key, why in line.set_aside.items() if key in named]


def present_at(meeting: Meeting) -> Sequence[Attendance]:
    """Who is there, by name."""
    return list(Attendance.objects.filter(meeting=meeting).select_related("staff").order_by("staff__name"))


def who_leaves(meeting: Meeting, lines: Sequence[MeetingLine]) -> dict[UUID, list[str]]:
    """By line: those present who are inhabil and leave the room while it is dealt with, by name."""
    present = {one.staff_id: one.staff.name for one in present_at(meeting)}
    households = {one.entry.application.household_id for one in lines}
    found = conflicts_among(list(present), list(households))
    return {
        one.pk: sorted(present[staff] for staff in found[one.entry.application.household_id])
        for one in lines
        if one.entry.application.household_id in found
    }


def minutes_of(actor: Actor, pk: UUID) -> Meeting:
    """The closed meeting with the bytes of its minutes."""
    found = meetings_visible_to(actor).defer(None).filter(pk=pk).exclude(minutes=None).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "meeting", pk)
    return found
