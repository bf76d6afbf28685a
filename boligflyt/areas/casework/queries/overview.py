"""What stands on the first page of a household's file: open tasks, the last contacts, the next meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.choices import EntryKind, MeetingState, TaskState
from boligflyt.areas.casework.queries.doors import (
    entries_visible_to,
    tasks_visible_to,
    team_meetings_visible_to,
)

LATEST = 5
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
