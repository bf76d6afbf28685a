"""Municipal dwellings by area, beside the municipality's own file of inhabitants and limits (REG-08)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db.models import Count

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable
from boligflyt.domain.concentration import AreaFigure, AreaShare, FigureFault, read_figures, shares_of
from boligflyt.toolkit.own_files import told_by


@dataclass(frozen=True, slots=True)
class ShareReport:
    """The areas on a day; `fault` says why the municipality's file could not be used."""

    areas: tuple[AreaShare, ...]
    total: int
    fault: str = ""


def share_report(actor: Actor, on: date) -> ShareReport:
    """Every area with its dwellings; an area is a school district. Counts only: no dwelling is named."""
    counts = area_counts(actor, on)
    figures, fault = _figures()
    return ShareReport(tuple(shares_of(counts, figures, on)), sum(counts.values()), fault)


def area_with_and_without(
    counts: Mapping[str, int], on: date, area: str, number: int
) -> tuple[AreaShare, AreaShare]:
    """The area by `area_counts` as it is, and as it would be with so many dwellings more in it."""
    figures, _fault = _figures()
    more = {**counts, area: counts.get(area, 0) + number}
    without, with_them = ({one.area: one for one in shares_of(each, figures, on)} for each in (counts, more))
    return without.get(area, AreaShare(area, 0, Decimal(0))), with_them[area]


def area_counts(actor: Actor, on: date) -> dict[str, int]:
    """How many dwellings each area has on the day; "" is without an area."""
    stock = lettable(dwellings_visible_to(actor), on).order_by()
    return dict(stock.values_list("building__school_district").annotate(number=Count("pk")))


def _figures() -> tuple[tuple[AreaFigure, ...], str]:
    """What the municipality's file says; nothing, and why, when it can not be read."""
    return told_by(settings.AREA_FIGURES, read_figures, FigureFault)
