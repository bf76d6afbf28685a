"""Yearly assessments of standard: nearly all dwellings last year, those reached so far this year."""

from __future__ import annotations

from datetime import date
from itertools import cycle

from boligflyt.areas.dwellings.choices import Disposal, Location, Standard
from boligflyt.areas.dwellings.models import Dwelling, StandardAssessment
from boligflyt.jobs.demo.records import Town

# Standard, place, what must be done and the estimate in NOK, in the order they are seen.
SEEN = (
    (Standard.GOOD, Location.SUITED, "", None),
    (Standard.WORN, Location.SUITED, "Male stue og soverom, nytt gulvbelegg på kjøkkenet", 45_000),
    (Standard.GOOD, Location.SUITED, "", None),
    (Standard.RENOVATE, Location.SUITED, "Nytt bad: sluk og membran er fra 1984", 310_000),
    (Standard.WORN, Location.LESS_SUITED, "Skifte tre vinduer mot nord", None),
    (Standard.GOOD, Location.SUITED, "", None),
    (Standard.REPLACE, Location.UNSUITED, "Fukt i grunnmuren, for dyr å rehabilitere", 1_900_000),
    (Standard.GOOD, Location.LESS_SUITED, "", None),
)
BY = ("Driftsteknikerne", "Eiendom, bygg og vedlikehold")


def load_standard(town: Town) -> None:
    """Every dwelling but each ninth last year; three of five this year."""
    stock = Dwelling.objects.filter(disposed_to=None).exclude(disposal=Disposal.USER_OWNED).order_by("id")
    rows, seen = [], cycle(SEEN)
    for place, dwelling in enumerate(stock):
        standard, location, work, cost = next(seen)
        for day, left_out in _days(town.today, place):
            if left_out or day < dwelling.disposed_from:
                continue
            rows.append(StandardAssessment(
                dwelling=dwelling, assessed_on=day, assessed_by=BY[place % len(BY)], standard=standard,
                location=location, work=work, cost=cost,
            ))  # fmt: skip
    StandardAssessment.objects.bulk_create(rows, batch_size=500)


def _days(today: date, place: int) -> list[tuple[date, bool]]:
    """Last year's day and this year's, and whether the dwelling was not reached then."""
    last, this = date(today.year - 1, 3 + place % 8, 1 + place % 28), date(today.year, 1, 1 + place % 28)
    return [(last, place % 9 == 0), (min(this, today), place % 5 > 2)]
