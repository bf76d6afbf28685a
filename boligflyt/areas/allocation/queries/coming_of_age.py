"""Who turns 18 in the years to come and needs a staffed or adapted home, by year of birth (TG-06).

The applicant is whom the home is for. Who calls has opened the wall for counting; only numbers leave it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.service_needs import SMALLEST, shown
from boligflyt.areas.applications.choices import Housing, Matter, State, TargetGroup
from boligflyt.areas.applications.models import Application
from boligflyt.areas.people.queries.households import age_of_majority
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.service_need import BASE_FROM

YEARS_AHEAD = 10  # the plan of Elverum looks so far
MONTHS = 12
WITH_FAMILY, OWN, RENT, OTHERWISE = "family", "own", "rent", "otherwise"
PLACES: dict[object, str] = {
    Housing.PERMANENTLY_WITH_FAMILY: WITH_FAMILY, Housing.TEMPORARILY_WITH_OTHERS: WITH_FAMILY,
    Housing.OWNS: OWN, Housing.OWN_LEASE: RENT, Housing.MUNICIPAL_LEASE: RENT, Housing.SUBLET: RENT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TurnsOfAge:
    """So many born in the year who are of age in `year`; None is too few to be shown."""

    year: int
    born: int
    number: int | None


@dataclass(frozen=True, slots=True)
class ComingOfAge:
    """The years to come, and where those who are of age live by what they last told; None is too few."""

    years: tuple[TurnsOfAge, ...]
    of_age: tuple[tuple[str, int | None], ...]


def coming_of_age(actor: Actor, group: TargetGroup) -> ComingOfAge:
    """The year of the actor's day and the ten after it, in two statements. No totals are given."""
    on, rates = actor.today, shipped_rates()
    smallest, majority = rates.whole(SMALLEST, on), age_of_majority(on)
    latest = _latest(actor, group)
    minors = latest.filter(applicant__born__gt=add_months(on, -MONTHS * majority))
    numbers = Counter(dict(_counted(minors, "applicant__born__year")))
    years = (on.year + ahead for ahead in range(YEARS_AHEAD + 1))
    found = (TurnsOfAge(year, year - majority, shown(numbers[year - majority], smallest)) for year in years)
    grown = latest.filter(applicant__born__lte=add_months(on, -MONTHS * majority))
    places = Counter(dict.fromkeys((WITH_FAMILY, OWN, RENT, OTHERWISE), 0))
    for housing, number in _counted(grown, "housing"):
        places[PLACES.get(housing, OTHERWISE)] += number
    return ComingOfAge(tuple(found), tuple((place, shown(n, smallest)) for place, n in places.items()))


def _latest(actor: Actor, group: TargetGroup) -> QuerySet[Application]:
    """The latest case of each applicant of the group who needs an adapted or a staffed home."""
    base_from = shipped_rates().on(BASE_FROM, actor.today).value
    needs = Q(needs_adapted=True) | Q(needs_wheelchair=True) | Q(health__needs_staffing=True)
    cases = Application.objects.filter(
        needs | Q(health__needs_sheltered=True) | Q(health__weekly_service_hours__gte=base_from),
        household__grade__lte=actor.clearance, applicant__grade__lte=actor.clearance,
        applicant__born__isnull=False, health__target_groups__contains=[group],
    ).exclude(Q(matter=Matter.RENEWAL) | Q(state=State.WITHDRAWN))  # fmt: skip
    newest = cases.order_by("applicant", "-received_on", "-pk").distinct("applicant")
    return Application.objects.filter(pk__in=newest.values("pk"))


def _counted(cases: QuerySet[Application], by: str) -> Iterable[tuple[int | str, int]]:
    return cases.order_by().values_list(by).annotate(number=Count("pk"))
