"""The overview: figures with definition, source and list, computed beside what has been reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.figure_parts import APPLICATIONS, Figure, Numbers
from boligflyt.areas.allocation.queries.indicators import (
    COMPUTED,
    SPREADS,
    figures_of,
    read_numbers,
    years_until,
)
from boligflyt.areas.allocation.queries.stays import spread_in
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.queries import leases_visible_to, tenant_shown
from boligflyt.domain.indicators import (
    Definition,
    benchmark_of,
    definition_of,
    definitions,
    fault_note,
    reported_of,
)
from boligflyt.domain.periods import Month, Period
from boligflyt.web import formats
from boligflyt.web.charts import Point, Series, line_chart
from boligflyt.web.shell.forms import PeriodForm, period_asked_for

YEARS_SHOWN = 3
FRACTION_BELOW = 20  # pages.md § 11: a rate on fewer is shown with its fraction
ROWS_SHOWN = 100
INVALID = 422


def default_period(today: date) -> Period:
    """The last twelve whole months."""
    last = Month.of(today).previous()
    return Period(last.plus(-11).first_day, last.last_day)


def _earliest(period: Period, today: date) -> date:
    """The first day of what is shown: the period asked for, or the first of the years in the charts."""
    return min(period.first_day, date(today.year - YEARS_SHOWN + 1, 1, 1))


def written(value: object, unit: str) -> str:
    """The figure as it is shown; «–» when there is nothing to compute from."""
    if value is None:
        return formats.NOT_APPLICABLE
    if unit == "prosent":
        return formats.percent(value)  # type: ignore[arg-type]
    whole = value == int(value)  # type: ignore[call-overload]
    return formats.thousands(value, 0 if whole else 1)  # type: ignore[arg-type]


def _cards(
    chosen: Sequence[Definition], numbers: Numbers, period: Period, today: date
) -> list[dict[str, Any]]:
    """A card for each figure; what the figures share is counted once for all of them."""
    years = years_until(numbers, range(today.year - YEARS_SHOWN + 1, today.year + 1), today)
    periods = list(dict.fromkeys([period, *filter(None, years.values())]))
    found = figures_of([one.code for one in chosen], numbers, periods)
    cards = []
    for definition in chosen:
        of_period = dict(zip(periods, found[definition.code], strict=True))
        by_year = {year: of_period[one] if one else None for year, one in years.items()}
        cards.append(_card(definition, of_period[period], by_year, today))
    return cards


def _card(
    definition: Definition, figure: Figure, by_year: dict[int, Figure | None], today: date
) -> dict[str, Any]:
    reported = reported_of(definition.code)
    series = [
        Series(_("Rapportert"), "reported", [
            Point(str(one.year), one.value, starred=one.fault is not None) for one in reported
        ]),
        Series(_("Beregnet"), "computed", [
            Point(str(year), one.value if one else None) for year, one in by_year.items()
        ]),
    ]  # fmt: skip
    unit = "%" if definition.unit == "prosent" else ""
    return {
        "definition": definition, "figure": _shown_figure(figure, definition.unit), "also": figure.also,
        "chart": line_chart(series, definition.name, unit), "note": _note(definition, today),
        "number": figure.number, "subjects": figure.subjects, "kind": figure.kind,
        "table": _table(definition, by_year),
    }  # fmt: skip


def _table(definition: Definition, by_year: dict[int, Figure | None]) -> list[tuple[str, str, str, bool]]:
    """The chart's figures as rows: year, figure, kind, and whether the source has a fault."""
    reported = [
        (str(one.year), written(one.value, definition.unit), _("Rapportert"), one.fault is not None)
        for one in reported_of(definition.code)
    ]
    computed = [
        (str(year), written(one.value if one else None, definition.unit), _("Beregnet"), False)
        for year, one in by_year.items()
    ]
    return reported + computed


def _shown_figure(figure: Figure, unit: str) -> str:
    if figure.ratio and 0 < figure.ratio.whole < FRACTION_BELOW:
        return _("%(part)s av %(whole)s") % {"part": figure.ratio.part, "whole": figure.ratio.whole}
    return written(figure.value, unit)


def _note(definition: Definition, today: date) -> str:
    """Faults in the source, sources, benchmark, and that this year is not over. Never corrected silently."""
    reported = reported_of(definition.code)
    faults = sorted({one.fault for one in reported if one.fault})
    parts = [f"* {fault_note(one)}" for one in faults]
    parts += [_("%s: ingen tall i kilden.") % one.year for one in reported if one.value is None]
    parts += [_("Kilde: %s.") % one for one in sorted({one.source for one in reported})]
    if benchmark := benchmark_of(definition.code):
        parts.append(f"{benchmark.words} ({benchmark.source}).")
    parts.append(
        _("%(year)s er regnet til og med %(day)s.") % {"year": today.year, "day": formats.long_date(today)}
    )
    return " ".join(parts)


def _frame(request: HttpRequest, form: PeriodForm, period: Period) -> dict[str, Any]:
    actor: Actor = request.actor
    return {
        "form": form, "period": period, "computed_at": actor.at,
        "sees_cases": actor.may(Right.APPLICATION_READ), "sees_leases": actor.may(Right.LEASE_READ),
        "query": f"?fra={period.first_day:%d.%m.%Y}&til={period.last:%d.%m.%Y}",
    }  # fmt: skip


@require_GET
def indicators(request: HttpRequest) -> HttpResponse:
    """All figures for the period."""
    actor = request.actor
    form, period = period_asked_for(request.GET, default_period(actor.today))
    numbers = read_numbers(actor.clearance, _earliest(period, actor.today))
    chosen = [one for one in definitions().values() if one.code in COMPUTED]
    cards = _cards(chosen, numbers, period, actor.today)
    context = _frame(request, form, period) | {"cards": cards}
    return render(request, "allocation/indicators.html", context, status=INVALID if form.errors else 200)


@require_GET
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One figure with its definition, its years, and the list behind it."""
    actor = request.actor
    definition = definition_of(code)
    if definition is None:
        raise Http404
    form, period = period_asked_for(request.GET, default_period(actor.today))
    numbers = read_numbers(actor.clearance, _earliest(period, actor.today))
    (card,) = _cards([definition], numbers, period, actor.today)
    if code in SPREADS:
        card["spread"] = spread_in(numbers.clearance, period)
    rows = _rows(actor, card["kind"], card["subjects"]) if actor.may(Right.APPLICATION_READ) else []
    context = _frame(request, form, period) | {"card": card, "rows": rows}
    return render(request, "allocation/indicator.html", context, status=INVALID if form.errors else 200)


def _rows(actor: Actor, kind: str, subjects: Any) -> list[dict[str, Any]]:
    """The cases behind the figure that the actor may see; at most so many at once."""
    if kind == APPLICATIONS:
        seen = applications_visible_to(actor).filter(pk__in=subjects).select_related("applicant")
        applied = list(seen.order_by("received_on", "case_code")[:ROWS_SHOWN])
        record_list(actor.trace, "application", [one.pk for one in applied])
        return [
            {
                "area": "applications:detail", "pk": one.pk, "what": one.case_code,
                "who": one.applicant.sorted_name, "on": one.received_on,
            }
            for one in applied
        ]  # fmt: skip
    held = leases_visible_to(actor).filter(pk__in=subjects).select_related("tenant", "dwelling__building")
    leases = list(held.defer("contract", "notice").order_by("period", "contract_number")[:ROWS_SHOWN])
    record_list(actor.trace, "lease", [one.pk for one in leases])
    return [
        {
            "area": "leases:detail", "pk": one.pk, "what": one.dwelling.address,
            "who": tenant_shown(one), "on": one.period.first_day,
        }
        for one in leases
    ]  # fmt: skip
