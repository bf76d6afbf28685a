"""What stands on the first page of a household's file: open tasks, the last contacts, the next meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.my_day import Task, tasks_for
from boligflyt.areas.casework.choices import EntryKind, MeetingState, TaskState
from boligflyt.areas.casework.queries.doors import (
    entries_visible_to,
    tasks_visible_to,
    team_meetings_visible_to,
)
from boligflyt.areas.complaints.queries.lists import complaints_due, requests_due
from boligflyt.areas.letters.queries import letters_visible_to
from boligflyt.areas.letters.workflow import TROUBLED

LATEST = 5
HORIZON = timedelta(days=14)
MEETING_LAW = "ansvarsgruppe"
PROMISED = "avtalt oppgave"
COMPLAINT_LAW = "forvaltningsloven §§ 11 a og 33"
ACCESS_LAW = "forvaltningsloven § 18"
LETTER_LAW = "forvaltningsloven § 27"
EMPTY = Value("", TextField())


@dataclass(frozen=True, slots=True)
class Line:
    """An open task, a contact or note, or the next meeting: its moment, words, and whose it is."""

    source: str
    pk: UUID
    at: datetime
    code: str
    text: str
    who: str
    by: str

    @property
    def day(self) -> date:
        """The day in Oslo: a task's last day."""
        return timezone.localtime(self.at).date()

    @property
    def how(self) -> str:
        """«Telefon inn», for an entry."""
        return str(EntryKind(self.code).label) if self.source == "entry" else ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The open tasks by day, the last entries, and the meeting that comes next."""

    tasks: list[Line] = field(default_factory=list)
    latest: list[Line] = field(default_factory=list)
    meeting: Line | None = None


def overview_of(actor: Actor, household: UUID) -> Overview:
    """One statement; nothing for those who have no part in the file. The caller opened the household."""
    if not actor.may(Right.CASEFILE_READ):
        return Overview()
    tasks = tasks_visible_to(actor).filter(household=household, state=TaskState.OPEN)
    latest = entries_visible_to(actor).filter(household=household, corrected_by=None)
    meetings = team_meetings_visible_to(actor).filter(household=household, state=MeetingState.PLANNED)
    due = Cast("due_on", DateTimeField())
    entries = _lines(latest, "entry", F("happened_at"), "kind", "text", F("who"), "written_by__name")
    coming = _lines(meetings, "meeting", F("planned_at"), "state", "place", EMPTY, "place")
    joined = _lines(tasks, "task", due, "state", "title", EMPTY, "owner__name").union(
        entries.order_by("-happened_at", "id")[:LATEST], coming.order_by("planned_at", "id")[:1], all=True
    )
    rows = [Line(*row) for row in joined]
    return Overview(
        sorted((one for one in rows if one.source == "task"), key=lambda one: one.at),
        sorted((one for one in rows if one.source == "entry"), key=lambda one: one.at, reverse=True),
        next((one for one in rows if one.source == "meeting"), None),
    )


def _lines(rows: QuerySet[Any], source: str, at: Any, code: str, text: str, who: Any, by: str) -> Any:
    named = {"t_source": Value(source, TextField()), "t_at": at, "t_code": Cast(code, TextField())}
    named |= {
        "t_text": Cast(text, TextField()),
        "t_who": Cast(who, TextField()),
        "t_by": Cast(by, TextField()),
    }
    return rows.annotate(**named).values_list("t_source", "pk", "t_at", "t_code", "t_text", "t_who", "t_by")


def day_of(actor: Actor, *, whole_office: bool = False) -> list[Task]:
    """Everything due for the actor or the office: what rules and deadlines ask, and what was promised."""
    found = [
        *tasks_for(actor, whole_office=whole_office), *_promised(actor, whole_office), *_meetings(actor),
        *_complaints(actor, whole_office), *_access_requests(actor), *_letters(actor, whole_office),
    ]  # fmt: skip
    return sorted(found, key=lambda task: (task.due > actor.today, task.due, task.weight, task.who))


def mine(actor: Actor) -> Iterable[UUID]:
    """The actor, and those they stand in for today: what is theirs to do."""
    return (actor.staff, *actor.stands_in_for)


def _promised(actor: Actor, whole_office: bool) -> Iterator[Task]:
    if not actor.may(Right.CASEFILE_WRITE):
        return
    rows = tasks_visible_to(actor).filter(state=TaskState.OPEN)
    rows = rows.filter(office=actor.office) if whole_office else rows.filter(owner__in=mine(actor))
    for row in rows.select_related("household__contact", "owner"):
        yield Task(
            row.due_on, row.household.contact.sorted_name, row.title, PROMISED, "Åpne oppgaven",
            "casework:task", row.pk, 2, row.owner.name,
        )  # fmt: skip


def _meetings(actor: Actor) -> Iterator[Task]:
    """Meetings of groups that the actor coordinates: those near, and those whose minutes are not written."""
    if not actor.may(Right.CASEFILE_WRITE):
        return
    near = Q(planned_at__lte=actor.at + HORIZON)
    rows = team_meetings_visible_to(actor).filter(
        near, state=MeetingState.PLANNED, household__team__coordinator__in=mine(actor)
    )
    for row in rows.select_related("household__contact"):
        late = row.planned_at <= actor.at
        yield Task(
            row.planned_at.date(), row.household.contact.sorted_name,
            "Skriv referatet fra ansvarsgruppemøtet." if late else "Ansvarsgruppemøte.",
            MEETING_LAW, "Åpne samarbeidet", "casework:together", row.household_id, 3,
        )  # fmt: skip


def _complaints(actor: Actor, whole_office: bool) -> Iterator[Task]:
    """Complaints that are with us: an answer, and then our own review (forvaltningsloven §§ 11 a and 33)."""
    if not actor.may(Right.VEDTAK_PREPARE):
        return
    rows = complaints_due(actor, actor.today + HORIZON, None if whole_office else mine(actor))
    for row in rows:
        yield Task(
            row.due_on or actor.today, row.complainant.sorted_name, "Klagen skal vurderes eller ha svar.",
            COMPLAINT_LAW, "Åpne klagen", "complaints:complaint", row.pk, 2,
            row.vedtak.application.caseworker.name,
        )  # fmt: skip


def _access_requests(actor: Actor) -> Iterator[Task]:
    """Requests for access that nobody has answered."""
    if not actor.may(Right.VEDTAK_PREPARE):
        return
    for row in requests_due(actor, actor.today + HORIZON):
        yield Task(
            row.due_on, row.asker.sorted_name, "Kravet om innsyn skal ha svar.", ACCESS_LAW,
            "Svar på kravet", "complaints:access_answer", row.pk, 3,
        )  # fmt: skip


def _letters(actor: Actor, whole_office: bool) -> Iterator[Task]:
    """Letters that were stopped on their way out, or came back: nobody has got what they tell."""
    if not actor.may(Right.APPLICATION_WRITE):
        return
    rows = letters_visible_to(actor).filter(state__in=TROUBLED, office=actor.office)
    rows = rows if whole_office else rows.filter(made_by__in=mine(actor))
    for row in rows.select_related("recipient", "made_by"):
        yield Task(
            row.returned_on or row.queued_on, row.recipient.sorted_name,
            f"{row.get_state_display()}: {row.title}. {row.because}", LETTER_LAW, "Åpne brevet",
            "letters:letter", row.pk, 1, row.made_by.name,
        )  # fmt: skip
