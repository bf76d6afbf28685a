"""Anonymised statistics of the journal: contacts and households by month, kind of contact and office.

What is published must not be found out by comparing. So only whole thirds of a year are told of, each by
itself: no period overlaps another. A third is counted as it stood some days after its end and is the same
ever after; small numbers are withheld, and others with them (`cells_to_withhold`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
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
_Counted = tuple[int, int]  # households and contacts
# What each household had at each office is found once, with a number for each cell; all else sums it.
OF_OFFICES = """SELECT access_office.name, count(*), sum(every)
FROM notes JOIN access_office ON access_office.id = office GROUP BY access_office.id"""
OF_HOUSEHOLDS = "SELECT {} FROM (SELECT {} FROM notes GROUP BY household) AS each"
OF_CELL = "count(*) FILTER (WHERE {0} > 0), coalesce(sum({0}), 0)"


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
        ((households, contacts), *in_turn), at_office = _counted(_rows(actor, third), third)
    cells = list(_cells(third, in_turn, at_office))
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
    )  # fmt: skip
    corrected = JournalNote.objects.filter(corrects=OuterRef("pk"), written_at__lt=in_time)
    notes = notes.filter(~Exists(corrected))
    return notes.order_by()


def _counted(rows: QuerySet[JournalNote], third: Period) -> tuple[list[_Counted], dict[str, _Counted]]:
    """Of all, of each month, of each kind of contact; and of each office by its name."""
    cells = [None, *map(_within, _months(third)), *(Q(kind=one) for one in ContactKind)]
    names = ["every", *(f"cell_{place}" for place in range(1, len(cells)))]
    numbers = {name: Count("pk", filter=cell) for name, cell in zip(names, cells, strict=True)}
    each = rows.values_list("household", "office").annotate(**numbers)
    notes, told = each.query.sql_with_params()
    summed = OF_HOUSEHOLDS.format(
        ", ".join(OF_CELL.format(name) for name in names),
        ", ".join(f"sum({name}) AS {name}" for name in names),
    )
    columns = ", ".join(("household", "office", *names))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH notes ({columns}) AS MATERIALIZED ({notes}) "  # noqa: S608  # nosec B608 – columns, no values
            f"SELECT *, (SELECT json_agg(each) FROM ({OF_OFFICES}) AS each (name, households, contacts)) "
            f"FROM ({summed}) AS every_cell",
            told,
        )
        *found, offices = cursor.fetchone()
    whole = [(int(one), int(other)) for one, other in zip(found[::2], found[1::2], strict=True)]
    return whole, {one["name"]: (one["households"], one["contacts"]) for one in offices or ()}


def _cells(
    third: Period, in_turn: list[_Counted], at_office: dict[str, _Counted]
) -> Iterator[tuple[str, list[_Cell]]]:
    """Each table with its cells: label, households and contacts. The month is the municipality's own."""
    yield "month", [(str(one), *in_turn[place]) for place, one in enumerate(_months(third))]
    yield "kind", [(str(kind.label), *in_turn[place]) for place, kind in enumerate(ContactKind, start=MONTHS)]
    yield "office", [(name, *at_office[name]) for name in sorted(at_office)]


def _within(month: Month) -> Q:
    after = _midnight(month.plus(1).first_day)
    return Q(happened_at__gte=_midnight(month.first_day), happened_at__lt=after)


def _months(third: Period) -> list[Month]:
    return [Month.of(third.first_day).plus(step) for step in range(MONTHS)]


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
