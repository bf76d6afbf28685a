"""Botid and sirkulasjon: how long people stay, one year set against another (IND-13, DEF-31)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.stays import Spread, StayReport, finished_years, stay_report
from boligflyt.domain.indicators import STAY_CLASSES
from boligflyt.web.charts import Point, Series, line_chart
from boligflyt.web.formats import percent, thousands

FULL_YEARS = 8
BASE_YEARS_BACK = 5  # when no year is asked for
INVALID = 422


class YearsForm(forms.Form):
    """A year that is over, and the year it is set against."""

    ar = forms.TypedChoiceField(label=_l("År"), coerce=int)
    mot = forms.TypedChoiceField(label=_l("Sett mot"), coerce=int)

    def __init__(self, asked: Any, on: date) -> None:
        years = finished_years(on)
        first = {"ar": years[0], "mot": years[BASE_YEARS_BACK]}
        super().__init__(asked if "ar" in asked or "mot" in asked else None, initial=first, label_suffix="")
        for field in self.fields.values():
            field.choices = [(one, str(one)) for one in years]
            words = _("Velg et år fra %(first)s til %(last)s.") % {"first": years[-1], "last": years[0]}
            field.error_messages |= {"required": words, "invalid_choice": words}

    def years(self) -> tuple[int, int]:
        """The year and the base year; the first ones offered when what was asked cannot be read."""
        told = self.cleaned_data if self.is_valid() else self.initial
        return told["ar"], told["mot"]


@require_GET
def stays(request: HttpRequest) -> HttpResponse:
    """Turnover of every year between the two as chart and table, and the length of stay in both."""
    actor = request.actor
    form = YearsForm(request.GET, actor.today)
    asked, base = form.years()
    report = stay_report(actor, base, asked)
    context = {
        "form": form, "report": report, "chart": _chart(report), "turnovers": _turnovers(report),
        "same": base == asked,
        "tables": [
            (_("Flyttet ut i året"), _rows(report.base.moved_out, report.asked.moved_out)),
            (_("Bodde der siste dag i året"), _rows(report.base.living, report.asked.living)),
        ],
    }  # fmt: skip
    return render(request, "allocation/stays.html", context, status=INVALID if form.errors else 200)


def _chart(report: StayReport) -> SafeString:
    years = report.turnovers
    short = len(years) > FULL_YEARS  # beside each other «2011» and «2012» would run into one
    points = [Point(f"’{one.year % 100:02}" if short else str(one.year), one.percent) for one in years]
    return line_chart([Series(_("Beregnet"), "computed", points)], _("Sirkulasjon i boligmassen"), "%")


def _turnovers(report: StayReport) -> list[dict[str, str]]:
    return [
        {
            "year": str(one.year), "stock": thousands(one.stock, 1),
            "ended": _told(one.ended) if one.is_known else _("ingen tall"),
            "percent": percent(one.percent) if one.percent is not None else "–",
        }
        for one in report.turnovers
    ]  # fmt: skip


def _rows(base: Spread | None, asked: Spread | None) -> list[tuple[str, str, str]]:
    """Each class of stay with its number in the base year and in the year; nothing when both are hidden."""
    if base is None and asked is None:
        return []
    hidden: Spread = (None,) * len(STAY_CLASSES)
    both = zip(STAY_CLASSES, base or hidden, asked or hidden, strict=True)
    return [(label, _told(then), _told(now)) for (_years, label), then, now in both]


def _told(number: int | None) -> str:
    return _("skjult") if number is None else thousands(number)
