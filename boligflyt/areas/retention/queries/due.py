"""Which files are old enough, and what keeps them: one statement for a page of households.

The arithmetic is the plan's (`boligflyt.domain.retention`), said again in SQL so that the database can sort
and page; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    DateField,
    Exists,
    Expression,
    F,
    Func,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest, TruncDate
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_days
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.workflow import CLOSED
from boligflyt.areas.audit.services import record_list, record_read
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.models import CaseTask, Entry, TeamMeeting
from boligflyt.areas.complaints.choices import RequestState
from boligflyt.areas.complaints.models import AccessRequest, Complaint
from boligflyt.areas.complaints.workflow import OPEN as COMPLAINT_OPEN
from boligflyt.areas.documents.models import Document
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import conflicted_households, related_persons
from boligflyt.areas.retention.choices import Block
from boligflyt.areas.retention.models import DisposalItem, LegalHold
from boligflyt.areas.retention.queries.old_enough import perhaps_old_enough
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.domain.retention import Keep, Plan, Verdict, when_due
from boligflyt.toolkit.many_keys import is_among

PER_PAGE = 50
CASE_HOME = "vedtak__application__household"
RUNNING_LEASES = (LeaseState.PREPARED, LeaseState.RUNNING)
IN_QUEUE = (EntryState.WAITING, EntryState.OFFERED)


@dataclass(frozen=True, slots=True)
class DueFile:
    """One household's file that is old enough: by case codes, never by name."""

    household: UUID
    codes: tuple[str, ...]
    verdict: Verdict
    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        """The household's key as the form sends it."""
        return str(self.household)

    @property
    def stopped(self) -> bool:
        """Whether somebody has stopped disposal of it."""
        return Block.HOLD in self.blocks

    @property
    def free(self) -> bool:
        """Whether it can be put in a disposal now."""
        return not self.blocks


def files_visible_to(actor: Actor) -> QuerySet[Household]:
    """Files that the actor may dispose of: not above the clearance, not of somebody near. Codes, no names."""
    if not actor.may(Right.RETENTION):
        return Household.objects.none()
    seen = Household.objects.filter(grade__lte=actor.clearance)
    return seen.exclude(Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor)))


def due_page(actor: Actor, on: date, number: str | None) -> Page[Any]:
    """One page of the files that are due on the day, as `DueFile`. Leaves a trace.

    Which they are is asked once, for the number of them and for the page; the rest is read of those shown.
    """
    plan = plan_in_force()
    with open_for_days(actor):
        page: Page[Any] = Paginator(_due_keys(actor, plan, on), PER_PAGE).get_page(number)
        shown = with_ends(files_visible_to(actor).filter(is_among("pk", page.object_list)), plan)
        by_key = {row.pk: row for row in with_blocks(shown, on)}
    rows = [by_key[pk] for pk in page.object_list if pk in by_key]
    page.object_list = as_due(rows, plan)
    record_list(actor.trace, "household", [row.pk for row in rows])
    return page


def stop_of(actor: Actor, household: UUID) -> tuple[DueFile, LegalHold | None]:
    """One file, due or not, and the stop that runs for it. Leaves a trace. Raises Http404."""
    plan = plan_in_force()
    with open_for_days(actor):
        row = with_blocks(with_ends(files_visible_to(actor), plan).filter(pk=household), actor.today).first()
    if row is None:
        raise Http404
    record_read(actor.trace, "household", household)
    return _due(row, plan), holds_on(actor.today).filter(household=household).select_related("set_by").first()


def with_ends(rows: QuerySet[Household], plan: Plan) -> QuerySet[Household]:
    """Each household with the last day of each class of records in it, as `last_<class>`; nothing for none.

    Papers are counted from the day the last case was closed, or from the day they came when that is later.
    """
    home = OuterRef("pk")
    closed = _last(Application.objects.filter(household=home), "closed_on")
    answered = _last(Complaint.objects.filter(vedtak__application__household=home), "closed_on", CASE_HOME)
    said: tuple[tuple[type[Model], str], ...] = (
        (Entry, "happened_at"), (JournalNote, "happened_at"), (CaseTask, "closed_at"),
        (TeamMeeting, "planned_at"),
    )  # fmt: skip
    talked = [_last(model._default_manager.filter(household=home), TruncDate(when)) for model, when in said]
    rows = rows.annotate(
        last_case=Greatest(closed, answered),
        last_lease=_last(Lease.objects.filter(household=home, state=LeaseState.ENDED), _last_day("period")),
        last_followup=Greatest(*talked),
    )
    for key, kinds in plan.of_papers.items():
        came = _last(Document.objects.filter(household=home, kind__in=kinds), "received_on")
        rows = rows.annotate(**{f"came_{key}": came}).annotate(
            **{
                f"last_{key}": Case(
                    When(**{f"came_{key}__isnull": False}, then=Greatest(f"came_{key}", "last_case"))
                )
            }
        )
    return rows


def _due_keys(actor: Actor, plan: Plan, on: date) -> list[UUID]:
    """Of `due_files`, without those that a disposal has named.

    The day is compared here: PostgreSQL would work it out once to compare it, and again to sort by it.
    """
    rows: Any = not_in_a_disposal(_with_day(actor, plan, on))
    days = rows.order_by("due_on", "pk").values_list("pk", "due_on")
    return [key for key, due_on in days if due_on is not None and due_on <= on]


def due_files(actor: Actor, plan: Plan, on: date) -> QuerySet[Household]:
    """The files that the plan lets go on this day, those that have waited longest first."""
    due = _with_day(actor, plan, on)
    return with_blocks(due.filter(due_on__lte=on).order_by("due_on", "pk"), on)


def _with_day(actor: Actor, plan: Plan, on: date) -> QuerySet[Any]:
    """Those that may be due, with the day each is, or none."""
    ends, terms = with_ends(files_visible_to(actor).filter(perhaps_old_enough(plan, on)), plan), []
    for key in classes_of_a_file(plan):
        one = plan.of(key)
        if one.keep == Keep.ALWAYS:
            ends = ends.filter(**{f"last_{key}__isnull": True})
        else:
            terms.append(_plus_years(F(f"last_{key}"), one.years))
    when = _plus_years(Greatest(*terms, Value(None)), plan.of("person").years)
    return ends.annotate(due_on=when)


def classes_of_a_file(plan: Plan) -> tuple[str, ...]:
    """The classes whose records make up a household's file."""
    return ("case", "lease", "followup", *plan.of_papers)


def happened_in(row: Household, plan: Plan) -> dict[str, date]:
    """What the domain asks for, of a row of `with_ends`."""
    found = vars(row)
    return {key: found[f"last_{key}"] for key in classes_of_a_file(plan) if found[f"last_{key}"]}


def with_blocks(rows: QuerySet[Household], on: date) -> QuerySet[Household]:
    """Each household with what keeps it from being disposed of, and with its case codes."""
    home = OuterRef("pk")
    cases = Application.objects.filter(household=home)
    theirs = (
        Application.objects.filter(household__memberships__person__memberships__household=home)
        .exclude(household=home)
        .exclude(state__in=CLOSED)
    )
    blocks: dict[Block, QuerySet[Model]] = {
        Block.CASE: cases.exclude(state__in=CLOSED),
        Block.LEASE: Lease.objects.filter(household=home, state__in=RUNNING_LEASES),
        Block.QUEUE: QueueEntry.objects.filter(application__household=home, state__in=IN_QUEUE),
        Block.COMPLAINT: Complaint.objects.filter(
            vedtak__application__household=home, state__in=COMPLAINT_OPEN
        ),
        Block.ACCESS: AccessRequest.objects.filter(household=home, state=RequestState.OPEN),
        Block.TASK: CaseTask.objects.filter(household=home, state=TaskState.OPEN),
        Block.OTHER_HOME: theirs,
        Block.HOLD: holds_on(on).filter(household=home),
    }
    return rows.annotate(
        codes=ArraySubquery(cases.order_by("case_code").values("case_code")),
        **{f"stops_{block}": Exists(found) for block, found in blocks.items()},
    )


def holds_on(on: date) -> QuerySet[LegalHold]:
    """The stops that run on a day."""
    return LegalHold.objects.filter(begun_on__lte=on).filter(Q(until=None) | Q(until__gte=on))


def not_in_a_disposal(rows: QuerySet[Household]) -> QuerySet[Household]:
    """Without those that a disposal has named already."""
    return rows.exclude(pk__in=DisposalItem.objects.filter(unit="people_household").values("subject"))


def as_due(rows: Iterable[Household], plan: Plan) -> list[DueFile]:
    """The rows of `due_files` with verdict and blocks in the words of the plan."""
    return [_due(row, plan) for row in rows]


def _due(row: Household, plan: Plan) -> DueFile:
    found, verdict = vars(row), when_due(plan, happened_in(row, plan))
    blocks = [block for block in Block if found.get(f"stops_{block}")]
    if not verdict.settled or not plan.of("person").settled:
        blocks.append(Block.UNSETTLED)
    return DueFile(row.pk, tuple(found["codes"]), verdict, tuple(blocks))


def _last(rows: QuerySet[Any], what: str | Expression | Func, home: str = "household") -> Subquery:
    newest = rows.order_by().values(home).annotate(newest=Max(what)).values("newest")
    return Subquery(newest, output_field=DateField())


def _last_day(column: str) -> Func:
    """The last day of a period; nothing for one that never ends."""
    return Func(F(column), template="(upper(%(expressions)s) - 1)", output_field=DateField())


def _plus_years(day: Expression | F, years: int) -> Func:
    template = "(%(expressions)s + make_interval(years => %(years)s))::date"
    return Func(day, template=template, years=years, output_field=DateField())
