"""Which files may be old enough, found as sets: the days of each are then worked out for few and not for all.

Leaves out only what `due_files` would leave out, which has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Func, OuterRef, QuerySet

from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.models import CaseTask, Entry, TeamMeeting
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.documents.models import Document
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import add_months
from boligflyt.domain.retention import Keep, Plan
from boligflyt.toolkit.many_keys import is_one_of

HOME = "household"
CASE_HOME = "vedtak__application__household"
SLACK = timedelta(days=2)  # years of different lengths, and the day a period ends before
Happened = tuple[str, QuerySet[Any], str, str]  # class, rows, the household's column, the day's column


def perhaps_old_enough(plan: Plan, on: date) -> Func:
    """For `filter()`: something from before the class's years began to run out, and nothing newer.

    PostgreSQL finds them before it asks anything else of a household.
    """
    old: list[QuerySet[Any, Any]] = []
    found = Household.objects.order_by()
    for key, happened, home, day in _happened(plan):
        bound = _bound(plan, key, on)
        old.append(happened.filter(**{f"{day}__lte": bound}).order_by().values(home))
        found = found.exclude(Exists(happened.filter(**{f"{day}__gt": bound, home: OuterRef("pk")})))
    return is_one_of("pk", ArraySubquery(found.filter(pk__in=old[0].union(*old[1:], all=True)).values("pk")))


def _bound(plan: Plan, key: str, on: date) -> date:
    """Nothing of this class may be newer for the file to be due on the day."""
    one = plan.of(key)
    if one.keep == Keep.ALWAYS:
        return on
    return add_months(on, -12 * (one.years + plan.of("person").years)) + SLACK


def _happened(plan: Plan) -> Iterator[Happened]:
    yield "case", Application.objects.all(), HOME, "closed_on"
    yield "case", Complaint.objects.all(), CASE_HOME, "closed_on"
    yield "lease", Lease.objects.filter(state=LeaseState.ENDED), HOME, "after_day"
    yield "followup", Entry.objects.all(), HOME, "happened_at__date"
    yield "followup", JournalNote.objects.all(), HOME, "happened_at__date"
    yield "followup", CaseTask.objects.all(), HOME, "closed_at__date"
    yield "followup", TeamMeeting.objects.all(), HOME, "planned_at__date"
    for key, kinds in plan.of_papers.items():
        yield key, Document.objects.filter(kind__in=kinds), HOME, "received_on"
