"""Who has how much: open cases and tasks for each colleague in the office, and who is away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from boligflyt.areas.access.choices import STAFF_ROLES, Right
from boligflyt.areas.access.models import Assignment, Substitution
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.models import CaseTask
from boligflyt.areas.casework.queries.doors import tasks_visible_to
from boligflyt.domain.periods import Period

LOOKING_AHEAD = timedelta(days=30)
TAKES_WORK = [role for role in STAFF_ROLES if Right.CASEFILE_WRITE in RIGHTS[role]]


@dataclass(frozen=True, slots=True)
class Load:
    """One colleague: what is open, what is late, and the absence that runs or is near."""

    staff: UUID
    name: str
    role: str
    cases: int
    tasks: int
    late: int
    away: Substitution | None

    @property
    def is_away(self) -> bool:
        """Whether the absence runs today."""
        return bool(getattr(self.away, "runs", False))


def load_in_office(actor: Actor) -> list[Load]:
    """The colleagues of the actor's office, those with most first. Numbers cover what the actor may see."""
    if not actor.may(Right.CASE_ASSIGN):
        return []
    cases = dict(
        applications_visible_to(actor).filter(state__in=OPEN, office=actor.office).order_by()
        .values_list("caseworker").annotate(number=Count("pk"))
    )  # fmt: skip
    rows = tasks_visible_to(actor).filter(state=TaskState.OPEN, office=actor.office).order_by()
    tasks: dict[UUID, Any] = {
        row["owner"]: row
        for row in rows.values("owner").annotate(
            number=Count("pk"), late=Count("pk", filter=Q(due_on__lt=actor.today))
        )
    }
    away = {one.absent_id: one for one in reversed(absences(actor))}
    found = [
        _load(one, cases, tasks.get(one.staff_id, {}), away.get(one.staff_id)) for one in _colleagues(actor)
    ]
    return sorted(found, key=lambda one: (-one.cases, -one.tasks, one.name))


def _colleagues(actor: Actor) -> list[Assignment]:
    held = Assignment.objects.filter(
        office=actor.office, period__contains=actor.today, role__in=TAKES_WORK, staff__is_active=True
    )
    first: dict[UUID, Assignment] = {}
    for one in held.select_related("staff").order_by("staff__name", "role", "id"):
        first.setdefault(one.staff_id, one)
    return list(first.values())


def _load(held: Assignment, cases: dict[UUID, int], tasks: dict[str, int], away: Substitution | None) -> Load:
    return Load(
        held.staff_id, held.staff.name, str(held.get_role_display()), cases.get(held.staff_id, 0),
        tasks.get("number", 0), tasks.get("late", 0), away,
    )  # fmt: skip


def absences(actor: Actor) -> list[Substitution]:
    """Absences in the actor's office that run or begin within a month, the earliest first."""
    near = Period(actor.today, actor.today + LOOKING_AHEAD)
    rows = Substitution.objects.filter(office=actor.office, period__overlap=near)
    found = list(rows.select_related("absent", "substitute").order_by("period", "id"))
    for one in found:
        one.runs = one.period.contains(actor.today)  # type: ignore[attr-defined]
    return found


def colleagues_to_choose(actor: Actor) -> QuerySet[Assignment]:
    """Who may be named as the next owner of a task: everybody with a role that works in the file."""
    held = Assignment.objects.filter(period__contains=actor.today, role__in=TAKES_WORK, staff__is_active=True)
    return held.select_related("staff", "office").order_by("staff__name", "office__name", "id")


def work_left(staff: UUID) -> dict[UUID, int]:
    """Open cases and tasks by office that would be without an owner if the colleague left."""

    left: dict[UUID, int] = defaultdict(int)
    for rows in (
        Application.objects.filter(caseworker=staff, state__in=OPEN),
        CaseTask.objects.filter(owner=staff, state=TaskState.OPEN),
    ):
        for office, number in rows.order_by().values_list("office").annotate(number=Count("pk")):
            left[office] += number
    return dict(left)
