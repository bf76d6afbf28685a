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
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.complaints.choices import RequestState
from boligflyt.areas.complaints.models import AccessRequest, Complaint
from boligflyt.areas.complaints.workflow import OPEN as COMPLAINT_OPEN
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import conflicted_households, related_persons
from boligflyt.areas.retention.choices import Block
from boligflyt.areas.retention.models import DisposalItem, LegalHold
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.domain.retention import Keep, Plan, Verdict, when_due
from boligflyt.domain.retention.reckoning import OF_A_HOUSEHOLD

PER_PAGE = 50
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
    """One page of the files that are due on the day, as `DueFile`. Leaves a trace."""
    plan = plan_in_force()
    with open_for_days(actor):
        page: Page[Any] = Paginator(not_in_a_disposal(due_files(actor, plan, on)), PER_PAGE).get_page(number)
        rows = list(page.object_list)
    page.object_list = as_due(rows, plan)
    record_list(actor.trace, "household", [row.pk for row in rows])
    return page


def stop_of(actor: Actor, household: UUID) -> tuple[DueFile, LegalHold | None]:
    """One file, due or not, and the stop that runs for it. Leaves a trace. Raises Http404."""
    plan = plan_in_force()
    with open_for_days(actor):
        row = with_blocks(with_ends(files_visible_to(actor)).filter(pk=household), actor.today).first()
    if row is None:
        raise Http404
    record_read(actor.trace, "household", household)
    return _due(row, plan), holds_on(actor.today).filter(household=household).select_related("set_by").first()


def with_ends(rows: QuerySet[Household]) -> QuerySet[Household]:
    """Each household with what has ended in it, and when."""
    home = OuterRef("pk")
    return rows.annotate(
        case_closed=_last(Application.objects.filter(household=home), "closed_on"),
        lease_ended=_last(Lease.objects.filter(household=home, state=LeaseState.ENDED), _last_day("period")),
        said=_last(Entry.objects.filter(household=home), TruncDate("happened_at")),
        noted=_last(JournalNote.objects.filter(household=home), TruncDate("happened_at")),
        last_contact=Greatest("said", "noted"),
    )


def due_files(actor: Actor, plan: Plan, on: date) -> QuerySet[Household]:
    """The files that the plan lets go on this day, those that have waited longest first."""
    ends, terms = with_ends(files_visible_to(actor)), []
    for since, key in OF_A_HOUSEHOLD.items():
        one = plan.of(key)
        if one.keep == Keep.ALWAYS:
            ends = ends.filter(**{f"{since}__isnull": True})
        else:
            terms.append(_years_after(since.value, one.years))
    latest: Expression = Greatest(*terms) if len(terms) > 1 else terms[0]
    ends = ends.annotate(due_on=_plus_years(latest, plan.of("person").years))
    return with_blocks(ends.filter(due_on__lte=on), on).order_by("due_on", "pk")


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
    found = vars(row)
    verdict = when_due(plan, {since: found[since] for since in OF_A_HOUSEHOLD if found[since]})
    blocks = [block for block in Block if found.get(f"stops_{block}")]
    if not verdict.settled or not plan.of("person").settled:
        blocks.append(Block.UNSETTLED)
    return DueFile(row.pk, tuple(found["codes"]), verdict, tuple(blocks))


def _last(rows: QuerySet[Model], what: str | Expression | Func) -> Subquery:
    newest = rows.order_by().values("household").annotate(newest=Max(what)).values("newest")
    return Subquery(newest, output_field=DateField())


def _last_day(column: str) -> Func:
    """The last day of a period; nothing for one that never ends."""
    return Func(F(column), template="(upper(%(expressions)s) - 1)", output_field=DateField())


def _years_after(column: str, years: int) -> Expression:
    return _plus_years(F(column), years)


def _plus_years(day: Expression | F, years: int) -> Func:
    template = "(%(expressions)s + make_interval(years => %(years)s))::date"
    return Func(day, template=template, years=years, output_field=DateField())
