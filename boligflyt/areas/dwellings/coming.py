"""Dwellings that are on their way, by the year they are expected (PRO-41)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import SURE_STAGES
from boligflyt.areas.dwellings.models import ComingHomes


@dataclass(frozen=True, slots=True)
class ComingReport:
    """Those that are still to come, the first expected first, and those that are over, the latest first."""

    coming: tuple[ComingHomes, ...]
    over: tuple[ComingHomes, ...]

    @property
    def sure(self) -> int:
        """How many dwellings are bought or being built."""
        return sum(one.number for one in self.coming if one.stage in SURE_STAGES)

    @property
    def possible(self) -> int:
        """How many rest on an option, a right or a plan."""
        return sum(one.number for one in self.coming if one.stage not in SURE_STAGES)

    @property
    def by_year(self) -> list[tuple[int, int, int]]:
        """Year, sure and possible dwellings, in order of time."""
        sure, possible = Counter[int](), Counter[int]()
        for one in self.coming:
            (sure if one.stage in SURE_STAGES else possible)[one.expected_on.year] += one.number
        return [(year, sure[year], possible[year]) for year in sorted({*sure, *possible})]


def coming_report(actor: Actor) -> ComingReport:
    """For those who may see dwellings; nothing for others."""
    rows = list(ComingHomes.objects.all()) if actor.may(Right.DWELLING_READ) else []
    over = sorted((one for one in rows if one.ended_on), key=lambda one: one.ended_on or one.expected_on)
    return ComingReport(tuple(one for one in rows if not one.ended_on), tuple(reversed(over)))


def open_coming(actor: Actor, pk: UUID) -> ComingHomes:
    """The door to one. Raises Http404 when there is none that the actor may see."""
    found = ComingHomes.objects.filter(pk=pk).first() if actor.may(Right.DWELLING_READ) else None
    if found is None:
        raise Http404
    return found
