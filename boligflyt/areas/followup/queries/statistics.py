"""Anonymised statistics of the journal: contacts and households by month, kind of contact and office.

What is published must not be found out by comparing. So only whole thirds of a year are told of, each by
itself: no period overlaps another. A third is counted as it stood some days after its end and is the same
ever after; small numbers are withheld, and others with them (`cells_to_withhold`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth
from django.utils import timezone

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.periods import Month, Period
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
MONTHS = 4
DAYS_TO_WRITE = 14  # after the end of the third; what is written later is in the journal, not in the figures


@dataclass(frozen=True, slots=True)
class Tally:
    """Households and contacts of one cell; both None when they are withheld."""

    label: str
    households: int | None
    contacts: int | None


@dataclass(frozen=True, slots=True)
class ContactFigures:
    """The figures of a third of a year. Without `total` there are too few households to tell of any."""

    period: Period
    counted_to: date
    smallest: int
    total: Tally | None = None
    tables: tuple[tuple[str, tuple[Tally, ...]], ...] = ()


_Cell = tuple[str, int, int]
COUNTS = {"households": Count("household", distinct=True), "contacts": Count("*")}


def finished_thirds(on: date, most: int) -> list[Period]:
    """The latest thirds of a year that may be told of on the day, the newest first."""
    first = Month(on.year, (on.month - 1) // MONTHS * MONTHS + 1)
    thirds = [first.plus(-MONTHS * back) for back in range(1, most + 2)]
    periods = [Period(one.first_day, one.plus(MONTHS - 1).last_day) for one in thirds]
    return [one for one in periods if published_on(one) <= on][:most]


def published_on(third: Period) -> date:
    """The first day the figures are shown: they do not change any more."""
    return third.last + timedelta(days=DAYS_TO_WRITE + 1)


def contact_figures(actor: Actor, third: Period) -> ContactFigures:
    """The figures of the third, of those the actor's clearance reaches.

    Official totals are made by somebody with the highest clearance.
    """
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    counted_to = published_on(third) - timedelta(days=1)
    bare = ContactFigures(third, counted_to, smallest)
    with open_for_counting(actor, Information.FOLLOWUP):
        rows = _rows(actor, third)
        households, contacts = rows.aggregate(**COUNTS).values()
        cells = list(_cells(rows, third))
    if 0 < households < smallest:
        return bare
    tables = tuple((title, _table(each, smallest)) for title, each in cells)
    if any(each is None for _, each in tables):
        return bare
    shown = tuple((title, each) for title, each in tables if each is not None)
    return ContactFigures(third, counted_to, smallest, Tally("", households, contacts), shown)


def _rows(actor: Actor, third: Period) -> QuerySet[JournalNote]:
    """Every contact of the third as it was told of in time: late notes and late corrections do not count."""
    in_time = _midnight(published_on(third))
    notes = JournalNote.objects.filter(
        grade__lte=actor.clearance, happened_at__gte=_midnight(third.first_day),
        happened_at__lt=_midnight(third.last + timedelta(days=1)), written_at__lt=in_time,
    ).exclude(correction__written_at__lt=in_time)  # fmt: skip
    return notes.order_by()


def _cells(rows: QuerySet[JournalNote], third: Period) -> Iterator[tuple[str, list[_Cell]]]:
    """Each table with its cells: label, households and contacts. The month is the municipality's own."""
    months = [Month.of(third.first_day).plus(step) for step in range(MONTHS)]
    in_month = _split(rows.annotate(month=ExtractMonth("happened_at")), "month")
    of_kind, at_office = _split(rows, "kind"), _split(rows, "office__name")
    yield "month", [(str(one), *in_month[one.month]) for one in months]
    yield "kind", [(str(kind.label), *of_kind[kind.value]) for kind in ContactKind]
    yield "office", [(name, *at_office[name]) for name in sorted(at_office)]


def _split(rows: QuerySet[JournalNote], by: str) -> defaultdict[Any, tuple[int, int]]:
    found: defaultdict[Any, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for key, households, contacts in rows.values_list(by).annotate(**COUNTS):
        found[key] = (households, contacts)
    return found


def _table(cells: list[_Cell], smallest: int) -> tuple[Tally, ...] | None:
    """The cells as they may be shown; None when the table would give itself away."""
    withheld = cells_to_withhold([households for _, households, _ in cells], smallest)
    if withheld is None:
        return None
    return tuple(
        Tally(label, None, None) if place in withheld else Tally(label, households, contacts)
        for place, (label, households, contacts) in enumerate(cells)
    )


def _midnight(day: date) -> datetime:
    """When the day begins in the municipality."""
    return timezone.make_aware(datetime.combine(day, time.min))
