"""Which files may be old enough, found as sets: the days of each are then worked out for few and not for all.

Leaves out only what `due_files` would leave out, which has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.models import CaseTask, Entry, TeamMeeting
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.documents.models import Document
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import ONE_DAY, add_months
from boligflyt.domain.retention import Keep, Plan
from boligflyt.toolkit.many_keys import is_one_of

HOME = "household"
CASE_HOME = "vedtak__application__household"
SLACK = timedelta(days=2)  # years of different lengths, and the day a period ends before
Happened = tuple[str, QuerySet[Any], str, str]  # class, rows, the household's column, when it happened
MOMENTS = ("happened_at", "closed_at", "planned_at")


def perhaps_old_enough(plan: Plan, on: date) -> Q:
    """For `filter()`: something from before the class's years began to run out, and nothing newer.

    PostgreSQL finds those with nothing newer before it asks anything else of a household. Most that happened
    long ago are leases: of those the first of each household is looked up, and all else is read at once.
    """
    old: list[QuerySet[Any, Any]] = []
    not_told_of_since = Q()
    found = Household.objects.order_by()
    for key, happened, home, when in _happened(plan):
        until, after = _until(when, _bound(plan, key, on))
        if key != "lease":
            old.append(happened.filter(**until).order_by().values(home))
        newer = Exists(happened.filter(**after, **{home: OuterRef("pk")}))
        if happened.model is JournalNote:  # the most of all: looked up for those few that nothing else keeps
            not_told_of_since = ~Q(newer)
        else:
            found = found.exclude(newer)
    long_ago = Q(pk__in=old[0].union(*old[1:], all=True)) | Q(_left_by(_bound(plan, "lease", on)))
    return Q(is_one_of("pk", ArraySubquery(found.values("pk")))) & long_ago & not_told_of_since


def _until(when: str, bound: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """By the day or on it, and after it: a moment is asked by the midnight after, which an index can find."""
    if when not in MOMENTS:
        return {f"{when}__lte": bound}, {f"{when}__gt": bound}
    midnight = timezone.make_aware(datetime.combine(bound + ONE_DAY, time.min))
    return {f"{when}__lt": midnight}, {f"{when}__gte": midnight}


def _left_by(bound: date) -> LessThanOrEqual:
    """Whether the household's first lease that ended was over by the day."""
    ended = Lease.objects.filter(household=OuterRef("pk"), state=LeaseState.ENDED).order_by()
    first = ended.values("household").annotate(first=Min("after_day")).values("first")
    return LessThanOrEqual(Subquery(first), bound)


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
    yield "followup", Entry.objects.all(), HOME, "happened_at"
    yield "followup", JournalNote.objects.all(), HOME, "happened_at"
    yield "followup", CaseTask.objects.all(), HOME, "closed_at"
    yield "followup", TeamMeeting.objects.all(), HOME, "planned_at"
    for key, kinds in plan.of_papers.items():
        yield key, Document.objects.filter(kind__in=kinds), HOME, "received_on"
