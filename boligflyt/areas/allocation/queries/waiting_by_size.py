"""Waiting time by size of dwelling (HOU-19): who waits, who got a key lately, and the dwellings there are.

The size is the bedrooms that the household needs. Numbers are of those the actor's clearance reaches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    QuerySet,
    SmallIntegerField,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.queue import waits_on, within_clearance
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import lettable
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.coming_need import LARGEST
from boligflyt.domain.periods import Month, Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.waiting_by_size import Waits, WaitsBySize, waits_by_size
from boligflyt.toolkit.quantiles import Quantile

SMALLEST = "municipal/smallest_count_shown"
MONTHS = 12  # whole ones: no two readings differ by a day, so that nobody is found by comparing


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """The sizes, the months that the keys are of, and the least number that is shown."""

    sizes: WaitsBySize
    keys_in: Period
    smallest: int


def waiting_by_size(actor: Actor) -> WaitingReport:
    """The actor's day, in five statements; only numbers leave it, and no small ones."""
    on = actor.today
    keys_in = last_whole_months(on)
    smallest = shipped_rates().whole(SMALLEST, on)
    stock = lettable(Dwelling.objects.all(), on).order_by().values_list(size_of("bedrooms"))
    dwellings = dict(stock.annotate(number=Count("pk")))
    waiting, housed = _waiting(actor.clearance, on), _housed(actor.clearance, keys_in)
    both = (_of_all(waiting), _of_all(housed))
    sizes = waits_by_size(_by_size(waiting), _by_size(housed), dwellings, smallest, both)
    return WaitingReport(sizes, keys_in, smallest)


def size_of(path: str) -> Case:
    """The bedrooms that stand there, the largest as one size; None is not told."""
    many = When(**{f"{path}__gt": LARGEST}, then=Value(LARGEST))
    return Case(many, default=F(path), output_field=SmallIntegerField())


def last_whole_months(on: date) -> Period:
    """The last twelve months that are over."""
    last = Month.of(on).previous()
    return Period(last.plus(1 - MONTHS).first_day, last.last_day)


def _waiting(clearance: int, on: date) -> QuerySet[QueueEntry]:
    entries = QueueEntry.objects.filter(within_clearance(clearance, "application"), waits_on(on))
    return entries.annotate(waited=_days(Value(on, DateField()), "decided_on"))


def _housed(clearance: int, keys_in: Period) -> QuerySet[Lease]:
    """From the vedtak to the key; of two leases the last made counts, as in «Ventetid i uker» (IND-05)."""
    keyed = Lease.objects.filter(
        grade__lte=clearance, application__isnull=False, key_handed_on__isnull=False
    ).exclude(state=LeaseState.VOID)
    later = keyed.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    moved_in = keyed.filter(
        ~Exists(later), within_clearance(clearance, "application"),
        key_handed_on__range=(keys_in.first_day, keys_in.last), application__queue__state=EntryState.HOUSED,
    )  # fmt: skip
    waited = _days(F("key_handed_on"), "application__queue__decided_on")
    return moved_in.annotate(waited=waited)


def _days(until: Any, since: str) -> Combinable:
    return ExpressionWrapper(until - F(since), output_field=DurationField())


def _of_what_waited() -> dict[str, Any]:
    middle = Quantile("waited", output_field=DurationField())
    return {"number": Count("pk"), "middle": middle, "longest": Max("waited")}


def _by_size(rows: QuerySet[Any]) -> dict[int | None, Waits]:
    """By `application__bedrooms_needed`, of what `waited` says; the largest are one size."""
    counted = rows.order_by().values_list(size_of("application__bedrooms_needed"))
    return {size: _waits(*found) for size, *found in counted.annotate(**_of_what_waited())}


def _of_all(rows: QuerySet[Any]) -> Waits:
    return _waits(**rows.order_by().aggregate(**_of_what_waited()))


def _waits(number: int, middle: timedelta | None, longest: timedelta | None) -> Waits:
    return Waits(number, _whole(middle), _whole(longest))


def _whole(time: timedelta | None) -> int:
    return round(time / timedelta(days=1)) if time else 0
