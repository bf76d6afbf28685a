"""The demand for adapted dwellings year by year, by target group: it feeds the annual plan (TG-08).

Beside it stands what the hours of services ask for (DEF-18).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.allocation.queries.coming_of_age import ComingOfAge, coming_of_age
from boligflyt.areas.allocation.queries.service_needs import SMALLEST, ServiceNeeds, service_needs, shown
from boligflyt.areas.applications.choices import Matter, TargetGroup, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.domain.rates import shipped_rates

GROW_UP = (TargetGroup.DISABILITY, TargetGroup.INTELLECTUAL_DISABILITY)
NEEDS_ADAPTED = Q(needs_adapted=True) | Q(needs_wheelchair=True)


@dataclass(frozen=True, slots=True)
class NeedOfYear:
    """One year: households that asked for an adapted dwelling, and those that got a vedtak on one.

    A number that is too small to be shown is None.
    """

    year: int
    asked: int | None
    granted: int | None


@dataclass(frozen=True, slots=True)
class AdaptedNeed:
    """The series of one target group, and the least number that is shown."""

    group: TargetGroup
    years: tuple[NeedOfYear, ...]
    services: ServiceNeeds
    smallest: int
    coming_of_age: ComingOfAge | None  # of groups that one grows up in


def adapted_need(actor: Actor, group: TargetGroup, years: Sequence[int]) -> AdaptedNeed:
    """Counts for the years, within the actor's clearance. Each household is counted once a year.

    Target groups tell of health, so the numbers are counted behind the wall and only numbers leave it: none
    below the least number that may be shown, unless it is nothing at all. Renewals are left out.
    """
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    with open_for_counting(actor, Information.HEALTH):
        applications = (
            Application.objects.filter(
                NEEDS_ADAPTED,
                household__grade__lte=actor.clearance,
                health__target_groups__contains=[group],
            )
            .exclude(matter=Matter.RENEWAL)
            .values_list("pk", "household_id", "received_on__year")
        )
        rows = list(applications.order_by("received_on", "pk"))
        granted = _granted([pk for pk, _, _ in rows])
        services = service_needs(actor, group, years)
        ahead = coming_of_age(actor, group) if group in GROW_UP else None
    asked: dict[int, set[UUID]] = defaultdict(set)
    for _, household, year in rows:
        asked[year].add(household)
    return AdaptedNeed(
        group,
        tuple(
            NeedOfYear(year, shown(len(asked[year]), smallest), shown(granted[year], smallest))
            for year in years
        ),
        services,
        smallest,
        ahead,
    )


def _granted(applications: list[UUID]) -> Counter[int]:
    """How many of the cases got a vedtak on a municipal dwelling, by the year of the first."""
    decided = Vedtak.objects.filter(
        application__in=applications, kind=VedtakKind.MUNICIPAL_DWELLING, granted=True,
        state=VedtakState.DECIDED,
    ).order_by("decided_at")  # fmt: skip
    first: dict[UUID, int] = {}
    for application, year in decided.values_list("application_id", F("decided_at__year")):
        first.setdefault(application, year)
    return Counter(first.values())
