"""Invented data for the page that shows every component. No real persons, addresses or figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator

from boligflyt.web.charts import Point, Series, line_chart
from boligflyt.web.signs import Sign

TODAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 15, 0, tzinfo=ZoneInfo("Europe/Oslo"))


class SampleForm(forms.Form):
    """One field of each kind."""

    address = forms.CharField(label="Adresse", help_text="Gate, nummer og bruksenhet.")
    rent = forms.IntegerField(label="Leie per måned", min_value=0)
    kind = forms.ChoiceField(label="Type", choices=[("", "Velg"), ("family", "Familiebolig")])
    term = forms.ChoiceField(
        label="Leietid",
        choices=[("3", "Tre år"), ("5", "Fem år")],
        widget=forms.RadioSelect,
        help_text="Vanlig leietid er tre år.",
    )
    reason = forms.CharField(label="Begrunnelse", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    step_free = forms.BooleanField(label="Trinnfri inngang", required=False)


def samples() -> dict[str, Any]:
    """Everything the page shows, by the name of the component's input."""
    return {
        "today": TODAY,
        "late": TODAY - timedelta(days=1),
        "later": TODAY + timedelta(days=30),
        "moment": MOMENT,
        "page": Paginator([f"Bolig {number}" for number in range(1, 1526)], 50).get_page(3),
        "form": SampleForm({"address": "", "rent": "ti tusen", "kind": "family"}, label_suffix=""),
        "empty_form": SampleForm(auto_id="nytt_%s", label_suffix=""),
        "statuses": STATUSES,
        "steps": STEPS,
        "findings": FINDINGS,
        "counts": [{"outcome": "met", "number": 1}, {"outcome": "not_met", "number": 1}],
        "segments": SEGMENTS,
        "charts": charts(),
        "grid": GRID,
        **SMALL,
    }


def charts() -> dict[str, Any]:
    """Two indicators, with figures from the plan years and computed ones."""
    old = (Point("2012", 7, starred=True), Point("2013", 15), Point("2014", 13))
    reported = Series("Rapportert", "reported", old)
    computed = Series("Beregnet", "computed", (Point("2024", 12), Point("2025", 11), Point("2026", 14)))
    share = Series("Rapportert", "reported", (Point("2012", None), Point("2013", 59), Point("2014", 71)))
    newer = Series("Beregnet", "computed", (Point("2024", 64), Point("2025", 66), Point("2026", 69)))
    return {
        "stays": line_chart([reported, computed], "Husstander i midlertidig bolig"),
        "share": line_chart([share, newer], "Andel nye husstander", "%"),
    }


STATUSES = [
    Sign("success", "Circle", "Ledig, klar"),
    Sign("neutral", "CircleFill", "Utleid"),
    Sign("warning", "Wrench", "Klargjøres"),
    Sign("warning", "HardHat", "Vedlikehold"),
    Sign("info", "BookmarkFill", "Reservert"),
    Sign("info", "Hourglass", "Oppsagt"),
    Sign("danger", "CircleSlash", "Utilgjengelig"),
]
STEPS = [
    {"label": "Søknad", "state": "done", "note": "28. okt."},
    {"label": "Vurdering", "state": "current", "note": "frist 28. nov."},
    {"label": "Vedtak", "state": "todo", "note": ""},
    {"label": "Venteliste", "state": "todo", "note": ""},
    {"label": "Tilbud", "state": "todo", "note": ""},
    {"label": "Innflytting", "state": "todo", "note": ""},
]
FINDINGS = [
    {
        "outcome": "met", "label": "Uten egnet bolig", "reason": "Hotell i 47 døgn", "law": "§ 4 første ledd",
        "facts": ["Vedtak om midlertidig bolig", "7. okt."],
    },
    {
        "outcome": "not_met", "label": "Restanse til kommunen er ordnet", "reason": "8 450 kr, ingen plan",
        "law": "§ 6", "facts": "Regnskap, 20. nov.",
        "ways_out": [
            {"label": "Lag nedbetalingsplan", "url": "#"}, {"label": "fravik med begrunnelse", "url": "#"},
        ],
    },
    {"outcome": "not_assessed", "label": "Behov for tjenester", "reason": "Mangler svar", "law": "§ 7"},
    {"outcome": "departed", "label": "Botid", "reason": "«Barnas skole veier tyngst.»", "law": "§ 3 c"},
]  # fmt: skip
SEGMENTS = [
    {"label": "Utleid", "first_day": date(2023, 4, 4), "last_day": date(2025, 3, 29), "kind": "let"},
    {"label": "Reparasjon", "first_day": date(2025, 3, 30), "last_day": date(2025, 4, 19), "kind": "repair"},
    {"label": "Utleid", "first_day": date(2025, 4, 20), "last_day": date(2026, 9, 21), "kind": "let"},
    {"label": "Venter på nøkkel", "first_day": date(2026, 9, 22), "last_day": None, "kind": "waiting"},
]
GRID = {
    "columns": ["Fjellsoleia 2", "Skogbrynet 7", "Brugata 22"],
    "rows": [
        {"label": "1 Yusuf", "cells": [
            {"kind": "proposed"}, {"kind": "blocked", "letter": "R", "reason": "for stor bolig"},
            {"kind": "blocked", "letter": "T", "reason": "ikke trinnfri"}]},
        {"label": "4 Fossum", "cells": [
            {"kind": "possible"}, {"kind": "blocked", "letter": "R", "reason": "for stor bolig"},
            {"kind": "proposed"}]},
    ],
    "legend": [{"letter": "R", "label": "for stor bolig"}, {"letter": "T", "label": "ikke trinnfri"}],
}  # fmt: skip
SMALL = {
    "crumbs": [("Søknader", "#"), ("2026/1129", "")],
    "facts": [("Type", "Familiebolig"), ("Størrelse", "3 soverom, 82 m²")],
    "sums": [("Inntekt etter skatt", 25600), ("Bostøtte, anslag", 4020), ("Livsopphold", -19700)],
    "bars": [{"label": "Reparasjon", "value": 412, "url": "#"}, {"label": "Venter på møte", "value": 301}],
    "figures": [{"value": "8", "label": "ledige boliger"}, {"value": "61 250 kr", "label": "tapt husleie"}],
    "log": [{"when": MOMENT, "text": "Vurderingen ble kjørt på nytt."}, {"when": "i dag", "text": "Maja"}],
    "views": [{"label": "Liste", "url": "#", "current": True}, {"label": "Kart", "url": "#"}],
    "parts": [
        {"label": "Vurdering", "url": "#", "current": True, "icon": "XMarkOctagonFill", "color": "danger"},
        {"label": "Dokumenter", "url": "#dokumenter", "count": 7},
    ],
}
