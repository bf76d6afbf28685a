"""Who asked for a home and needs ambulant follow-up or a staffed base, counted year by year (DEF-18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Max

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Matter, TargetGroup
from boligflyt.areas.applications.models import Application
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.service_need import BASE_FROM, ServiceNeed, service_need

SMALLEST = "municipal/smallest_count_shown"


@dataclass(frozen=True, slots=True)
class ServicesOfYear:
    """One year's households by what their hours ask for. A number that is too small to be shown is None."""

    year: int
    ambulant: int | None
    base: int | None
    not_known: int | None


@dataclass(frozen=True, slots=True)
class ServiceNeeds:
    """The series, and the hours per week from which a need asks for a base."""

    years: tuple[ServicesOfYear, ...]
    base_from: Decimal


def service_needs(actor: Actor, group: TargetGroup, years: Sequence[int]) -> ServiceNeeds:
    """Counts for the years, within the actor's clearance; who calls has opened the wall for counting.

    Every household of the group is counted, for services are needed in ordinary dwellings too: once a year,
    with the most hours that were told that year. All years are measured by the limit of the actor's day, so
    that they can be compared. No total is given, since a small number could be found from it.
    """
    rates = shipped_rates()
    base_from = rates.on(BASE_FROM, actor.today).value
    smallest = rates.whole(SMALLEST, actor.today)
    households = (
        Application.objects.filter(
            household__grade__lte=actor.clearance,
            health__target_groups__contains=[group],
            received_on__year__in=list(years),
        )
        .exclude(matter=Matter.RENEWAL)
        .order_by()
        .values("household_id", year=F("received_on__year"))
        .annotate(hours=Max("health__weekly_service_hours"))
    )
    found = Counter((row["year"], service_need(row["hours"], base_from)) for row in households)

    def count(year: int, need: ServiceNeed) -> int | None:
        return shown(found[year, need], smallest)

    return ServiceNeeds(
        tuple(
            ServicesOfYear(
                year,
                count(year, ServiceNeed.AMBULANT),
                count(year, ServiceNeed.BASE),
                count(year, ServiceNeed.NOT_KNOWN),
            )
            for year in years
        ),
        base_from,
    )


def shown(number: int, smallest: int) -> int | None:
    """The number, or None when it is so small that it points at somebody."""
    return None if 0 < number < smallest else number
