"""«Min dag»: everything that is due for somebody, or for their office, from rules, deadlines and promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    DateField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, TruncDate

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.my_day import Task, tasks_for
from boligflyt.areas.casework.choices import MeetingState, TaskState
from boligflyt.areas.casework.queries.day_in_words import Row, in_words
from boligflyt.areas.casework.queries.doors import tasks_visible_to, team_meetings_visible_to
from boligflyt.areas.complaints.queries.lists import complaint_list, complaints_due, requests_due
from boligflyt.areas.home_ownership.queries import plans_in_force, purchases_due, savings_due, talks_of
from boligflyt.areas.letters.queries import letters_visible_to, outbox
from boligflyt.areas.letters.workflow import TROUBLED
from boligflyt.areas.private_renting.queries import due_for

HORIZON = timedelta(days=14)
EMPTY = Value("", TextField())


def day_of(actor: Actor, *, whole_office: bool = False) -> list[Task]:
    """Everything due for the actor or the office: what rules and deadlines ask, and what was promised."""
    found = [*tasks_for(actor, whole_office=whole_office), *_written_down(actor, whole_office)]
    return sorted(found, key=lambda task: (task.due > actor.today, task.due, task.weight, task.who))


def waiting(actor: Actor, *, letters: bool, complaints: bool) -> dict[str, int]:
    """How many letters the office has to send, and how many complaints are open: one statement."""
    asked = []
    if letters:
        asked.append(_counted(outbox(actor), "letters"))
    if complaints:
        asked.append(_counted(complaint_list(actor, only_open=True), "complaints"))
    return dict(asked[0].union(*asked[1:], all=True)) if asked else {}


def _counted(rows: QuerySet[Any], name: str) -> QuerySet[Any]:
    named = rows.order_by().annotate(what=Value(name, TextField())).values("what")
    found: QuerySet[Any] = named.annotate(number=Count("pk")).values_list("what", "number")
    return found


def mine(actor: Actor) -> Iterable[UUID]:
    """The actor, and those they stand in for today: what is theirs to do."""
    return (actor.staff, *actor.stands_in_for)


def _written_down(actor: Actor, whole_office: bool) -> Iterator[Task]:
    """What was promised, meetings, letters that did not come through, complaints: one statement."""
    asked = [
        *_promised(actor, whole_office), *_meetings(actor), *_letters(actor, whole_office),
        *_complaints(actor, whole_office), *_access_requests(actor), *_talks(actor, whole_office),
        *_plan_steps(actor, whole_office), *_searches(actor, whole_office),
        *_purchases(actor, whole_office), *_savings(actor, whole_office),
    ]  # fmt: skip
    if not asked:
        return
    first, *others = asked
    for values in first.union(*others, all=True):
        yield in_words(Row(*values))


def _rows(rows: QuerySet[Any], page: str, due: Any, name: str, *texts: Any) -> Any:
    """The columns of `Row`; `name` leads to the person, `texts` are title, code, because and staff."""
    words = [f"{name}__family_name", f"{name}__given_name", *texts]
    named = {f"t_{place}": Cast(text, TextField()) for place, text in enumerate(words)}
    columns = {"t_page": Value(page, TextField()), "t_due": Cast(due, DateField()), **named}
    return rows.annotate(**columns).order_by().values_list("t_page", "pk", "t_due", *named)


def _promised(actor: Actor, whole_office: bool) -> Iterator[Any]:
    if actor.may(Right.CASEFILE_WRITE):
        rows = tasks_visible_to(actor).filter(state=TaskState.OPEN)
        rows = rows.filter(office=actor.office) if whole_office else rows.filter(owner__in=mine(actor))
        who = "household__contact"
        yield _rows(rows, "casework:task", F("due_on"), who, F("title"), EMPTY, EMPTY, F("owner__name"))


def _meetings(actor: Actor) -> Iterator[Any]:
    """Meetings of groups that the actor coordinates: those near, and those whose minutes are not written."""
    if actor.may(Right.CASEFILE_WRITE):
        near = Q(planned_at__lte=actor.at + HORIZON)
        rows = team_meetings_visible_to(actor).filter(
            near, state=MeetingState.PLANNED, household__team__coordinator__in=mine(actor)
        )
        day, who = TruncDate("planned_at"), "household__contact"
        held = Cast(ExpressionWrapper(Q(planned_at__lte=actor.at), BooleanField()), TextField())
        yield _rows(rows, "casework:together", day, who, EMPTY, held, F("household_id"), EMPTY)


def _letters(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """Letters that were stopped on their way out, or came back: nobody has got what they tell."""
    if actor.may(Right.APPLICATION_WRITE):
        rows = letters_visible_to(actor).filter(state__in=TROUBLED, office=actor.office)
        rows = rows if whole_office else rows.filter(made_by__in=mine(actor))
        day = Coalesce("returned_on", "queued_on")
        texts = (F("title"), F("state"), F("because"), F("made_by__name"))
        yield _rows(rows, "letters:letter", day, "recipient", *texts)


def _complaints(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """Complaints that are with us: an answer, and then our own review (forvaltningsloven §§ 11 a and 33)."""
    if actor.may(Right.VEDTAK_PREPARE):
        rows = complaints_due(actor, actor.today + HORIZON, None if whole_office else mine(actor))
        caseworker = F("vedtak__application__caseworker__name")
        texts = (EMPTY, EMPTY, EMPTY, caseworker)
        yield _rows(rows, "complaints:complaint", F("due_on"), "complainant", *texts)


def _access_requests(actor: Actor) -> Iterator[Any]:
    """Requests for access that nobody has answered."""
    if actor.may(Right.VEDTAK_PREPARE):
        rows = requests_due(actor, actor.today + HORIZON)
        yield _rows(rows, "complaints:access_answer", F("due_on"), "asker", EMPTY, EMPTY, EMPTY, EMPTY)


def _talks(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """Talks about owning that are due."""
    if actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ):
        rows = talks_of(actor, whole_office=whole_office).filter(next_on__lte=actor.today + HORIZON)
        who = "household__contact"
        yield _rows(
            rows, "home_ownership:candidate", F("next_on"), who, EMPTY, EMPTY, EMPTY, F("talker__name")
        )


def _plan_steps(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """The first open step of a boligplan; the plan is followed by who wrote it last."""
    if actor.may(Right.LEASE_WRITE):
        rows = plans_in_force(actor).filter(next_due__lte=actor.today + HORIZON)
        rows = rows.filter(office=actor.office) if whole_office else rows.filter(made_by__in=mine(actor))
        texts = (EMPTY, EMPTY, F("household_id"), F("made_by__name"))
        yield _rows(rows, "home_ownership:plan", F("next_due"), "household__contact", *texts)


def _searches(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """The next thing in a search for a private rental: a viewing, a talk, moving in, or the follow-up."""
    if actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ):
        rows = due_for(actor, whole_office=whole_office).filter(next_on__lte=actor.today + HORIZON)
        texts = (F("next_what"), EMPTY, EMPTY, F("guide__name"))
        yield _rows(rows, "private_renting:search", F("next_on"), "household__contact", *texts)


def _purchases(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """Purchases of rented homes with something to do: an answer, a takeover, a contact afterwards."""
    if actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ):
        rows = purchases_due(actor, whole_office=whole_office).filter(next_on__lte=actor.today + HORIZON)
        texts = (EMPTY, EMPTY, EMPTY, F("application__caseworker__name"))
        yield _rows(rows, "home_ownership:purchase", F("next_on"), "application__applicant", *texts)


def _savings(actor: Actor, whole_office: bool) -> Iterator[Any]:
    """Leie med sparing that nears its last day: somebody must ask whether they will buy (PRO-18)."""
    if actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ):
        rows = savings_due(actor, whole_office=whole_office).filter(next_on__lte=actor.today + HORIZON)
        texts = (EMPTY, EMPTY, EMPTY, F("application__caseworker__name"))
        yield _rows(rows, "home_ownership:saving", F("next_on"), "application__applicant", *texts)
