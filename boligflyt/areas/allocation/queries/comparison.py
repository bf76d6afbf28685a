"""The municipality beside others, by the municipality's own file of reported figures (IND-27, IND-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Municipality
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.figure_parts import Numbers
from boligflyt.areas.allocation.queries.indicators import IS_NEW
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.stock import stock_between
from boligflyt.domain.comparison import (
    Comparison,
    ComparisonFault,
    OwnCounts,
    ReportedFigure,
    compare,
    read_reported,
)
from boligflyt.domain.periods import ONE_DAY
from boligflyt.toolkit.own_files import told_by


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """The year beside others; `on` is the day dwellings are counted, `years` those that can be asked for.

    `fault` says why the municipality's file could not be used; `registered_since` is the day of the first
    application that is registered.
    """

    table: Comparison
    municipality: str
    on: date
    years: tuple[int, ...]
    fault: str
    registered_since: date | None


def comparison_of(actor: Actor, year: int | None) -> ComparisonReport:
    """A year that somebody has reported figures for, or this one; this year so far when it is not told.

    Raises ValueError for a year that there is nothing to show of.
    """
    actor.demand(Right.STATISTICS_READ)
    reported, fault = _reported()
    this_year = actor.today.year
    years = tuple(sorted({this_year, *(one.year for one in reported if one.year < this_year)}, reverse=True))
    asked = year or this_year
    if asked not in years:
        raise ValueError(f"no figures of {asked}")
    on = min(date(asked, 12, 31), actor.today)
    name = Municipality.objects.values_list("name", flat=True).first() or ""
    since = Numbers(actor.clearance).first_day
    table = compare(asked, _counted(actor, on, since), reported, name)
    return ComparisonReport(table, name, on, years, fault, since)


def _counted(actor: Actor, on: date, since: date | None) -> OwnCounts:
    """Dwellings at the end of the day, and the applications of the year until then, as KOSTRA counts both."""
    stock = stock_between(actor, on - ONE_DAY, on, 0).account.closing
    if since is None or since > on:
        return OwnCounts(stock.total(), stock[Disposal.OWNED], None)
    first = Vedtak.objects.filter(
        application=OuterRef("pk"), kind=VedtakKind.MUNICIPAL_DWELLING, state=VedtakState.DECIDED
    )
    received = Numbers(actor.clearance).applications().filter(received_on__range=(date(on.year, 1, 1), on))
    refused = Exists(first.filter(granted=False)) & ~Exists(first.filter(granted=True))
    told = received.aggregate(
        every=Count("pk"), new=Count("pk", filter=IS_NEW), refused=Count("pk", filter=Q(IS_NEW) & Q(refused))
    )
    return OwnCounts(stock.total(), stock[Disposal.OWNED], told["every"], told["new"], told["refused"])


def _reported() -> tuple[tuple[ReportedFigure, ...], str]:
    """What the municipality's file says; nothing, and why, when it can not be read."""
    return told_by(settings.REPORTED_FIGURES, read_reported, ComparisonFault)
