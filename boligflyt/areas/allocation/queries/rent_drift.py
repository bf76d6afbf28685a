"""Leases where the tenant has lived long and the rent has fallen behind (TG-03)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import lettable
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.rent import (
    RentDrift,
    YearlyCosts,
    cost_covering_rent,
    drift_of,
    lived_at_least,
    lived_since,
)

LONG = "municipal/long_tenancy_years"
Like = tuple[str, int]


@dataclass(frozen=True, slots=True)
class DriftedLease:
    """A lease with the day its tenant moved in, and how far its rent has fallen behind."""

    lease: Lease
    since: date
    drift: RentDrift


@dataclass(frozen=True, slots=True)
class DriftReport:
    """The leases whose rent has fallen behind, most first; how many long stays there are, and the limit."""

    rows: tuple[DriftedLease, ...]
    long_stays: int
    years: int

    @property
    def yearly_gap(self) -> int:
        """What the municipality would have got more in a year, NOK."""
        return 12 * sum(one.drift.gap for one in self.rows)


def costs_of(dwelling: Dwelling) -> YearlyCosts:
    """The yearly costs that are registered on the dwelling."""
    return YearlyCosts(
        dwelling.capital_cost, dwelling.running_cost, dwelling.maintenance_cost, dwelling.shared_cost
    )


def rent_drift(actor: Actor) -> DriftReport:
    """The report for the leases the actor may see, on the actor's day, in three statements."""
    years = shipped_rates().whole(LONG, actor.today)
    held = leases_visible_to(actor).exclude(state__in=[LeaseState.VOID, LeaseState.PREPARED])
    periods: dict[tuple[UUID, UUID], list[Period]] = defaultdict(list)
    for dwelling, household, period in held.values_list("dwelling_id", "household_id", "period"):
        periods[dwelling, household].append(period)
    running = held.filter(state=LeaseState.RUNNING).select_related("dwelling__building", "tenant")
    rents = _rents_by_likeness(actor.today)
    rows, long_stays = [], 0
    for lease in running.defer("contract", "notice", "contract_data").order_by("contract_number"):
        since = lived_since(periods[lease.dwelling_id, lease.household_id])
        if not lived_at_least(since, years, actor.today):
            continue
        long_stays += 1
        drift = _drift(lease, rents)
        if drift is not None:
            rows.append(DriftedLease(lease, since, drift))
    rows.sort(key=lambda one: (-one.drift.gap, one.lease.contract_number))
    return DriftReport(tuple(rows), long_stays, years)


def _drift(lease: Lease, rents: dict[Like, dict[UUID, int]]) -> RentDrift | None:
    dwelling = lease.dwelling
    like = rents.get((dwelling.dwelling_type, dwelling.bedrooms), {})
    others = [rent for pk, rent in like.items() if pk != dwelling.pk]
    return drift_of(lease.rent, cost_covering_rent(costs_of(dwelling)).monthly, others)


def _rents_by_likeness(on: date) -> dict[Like, dict[UUID, int]]:
    """The rents in the register by type and number of bedrooms."""
    found: dict[Like, dict[UUID, int]] = defaultdict(dict)
    stock = lettable(Dwelling.objects.all(), on).values_list("pk", "dwelling_type", "bedrooms", "rent")
    for pk, kind, bedrooms, rent in stock:
        found[kind, bedrooms][pk] = rent
    return found
