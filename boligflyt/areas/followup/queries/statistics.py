"""Anonymised statistics of the journal: contacts and households by month, kind of contact and office.

What is published must not be found out by comparing. So only whole thirds of a year are told of, each by
itself: no period overlaps another. A third is counted as it stood some days after its end and is the same
ever after; small numbers are withheld, and others with them (`cells_to_withhold`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.periods import Month, Period
from boligflyt.domain.rates import shipped_rates

Key = TypeVar("Key", bound=Hashable)
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


class _Row(NamedTuple):
    household: UUID
    happened_at: datetime
    kind: str
    office: str


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
    households = len({row.household for row in rows})
    if 0 < households < smallest:
        return bare
    tables = tuple((title, _table(cells, smallest)) for title, cells in _cells(rows, third))
    if any(cells is None for _, cells in tables):
        return bare
    shown = tuple((title, cells) for title, cells in tables if cells is not None)
    return ContactFigures(third, counted_to, smallest, Tally("", households, len(rows)), shown)


def _rows(actor: Actor, third: Period) -> list[_Row]:
    """Every contact of the third as it was told of in time: late notes and late corrections do not count."""
    in_time = _midnight(published_on(third))
    notes = JournalNote.objects.filter(
        grade__lte=actor.clearance, happened_at__gte=_midnight(third.first_day),
        happened_at__lt=_midnight(third.last + timedelta(days=1)), written_at__lt=in_time,
    ).exclude(correction__written_at__lt=in_time)  # fmt: skip
    found = notes.order_by("pk").values_list("household_id", "happened_at", "kind", "office__name")
    return [_Row(*row) for row in found]


def _cells(rows: Sequence[_Row], third: Period) -> Iterator[tuple[str, list[tuple[str, list[_Row]]]]]:
    months = [Month.of(third.first_day).plus(step) for step in range(MONTHS)]
    in_month = _split(rows, lambda row: _month(row.happened_at))
    of_kind, at_office = _split(rows, lambda row: row.kind), _split(rows, lambda row: row.office)
    yield "month", [(str(one), in_month[one.month]) for one in months]
    yield "kind", [(str(kind.label), of_kind[kind.value]) for kind in ContactKind]
    yield "office", [(name, at_office[name]) for name in sorted(at_office)]


def _split(rows: Sequence[_Row], key_of: Callable[[_Row], Key]) -> defaultdict[Key, list[_Row]]:
    found: defaultdict[Key, list[_Row]] = defaultdict(list)
    for row in rows:
        found[key_of(row)].append(row)
    return found


def _month(at: datetime) -> int:
    """The month in the municipality: a third of a year has no month twice."""
    return timezone.localtime(at).month


def _table(cells: list[tuple[str, list[_Row]]], smallest: int) -> tuple[Tally, ...] | None:
    """The cells as they may be shown; None when the table would give itself away."""
    households = [len({row.household for row in held}) for _, held in cells]
    withheld = cells_to_withhold(households, smallest)
    if withheld is None:
        return None
    return tuple(
        Tally(label, None, None) if place in withheld else Tally(label, households[place], len(held))
        for place, (label, held) in enumerate(cells)
    )


def _midnight(day: date) -> datetime:
    """When the day begins in the municipality."""
    return timezone.make_aware(datetime.combine(day, time.min))
