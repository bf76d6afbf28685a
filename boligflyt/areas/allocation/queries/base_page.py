"""A base with its dwellings today: how many are lived in, and how many stand empty (INC-18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import FACTS, StockRow, row_of
from boligflyt.areas.allocation.queries.dwelling_status import claims_on, is_empty
from boligflyt.areas.dwellings.bases import covered_by, open_base
from boligflyt.areas.dwellings.models import Base
from boligflyt.areas.dwellings.queries import address_order
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility.application_facts import age_on
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.many_keys import as_array, is_one_of

SMALLEST = "municipal/smallest_count_shown"


@dataclass(frozen=True, slots=True)
class Residents:
    """Who live there (HOU-09, HOU-10): how many adults and children, and the adults' ages in years.

    Ages are None where the adults whose age is known are too few to be told of. Nobody protected above the
    reader's clearance is among them. Nobody's sex is registered.
    """

    adults: int
    children: int
    average: int | None = None
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True)
class BasePage:
    """A base, and the dwellings it covers on the day, by address.

    A dwelling counts as lived in by its tenancy, never by how many live there or whom it is for.
    """

    base: Base
    rows: tuple[StockRow, ...]
    residents: Residents

    @property
    def empty(self) -> int:
        """How many of the dwellings nobody lives in."""
        return sum(is_empty(row.day) for row in self.rows)

    @property
    def lived_in(self) -> int:
        """How many have a tenant, or are lived in for a reason that is not told."""
        return len(self.rows) - self.empty

    @property
    def room_for(self) -> int:
        """How many dwellings more the base can cover; negative when it covers more than its capacity."""
        return self.base.capacity - len(self.rows)


def open_base_page(actor: Actor, pk: UUID) -> BasePage:
    """The door to a base's page. Raises Http404 when there is none that the actor may see."""
    base, on = open_base(actor, pk), actor.today
    facts = covered_by(actor, base).order_by(*address_order()).values_list(*FACTS)
    claims = claims_on(on, actor.clearance)
    rows = tuple(row_of(known, claims, on) for known in facts)
    return BasePage(base, rows, _residents((one.pk for one in rows), on, actor.clearance))


def _residents(homes: Iterable[UUID], on: date, clearance: int) -> Residents:
    leases = Lease.objects.filter(
        is_one_of("dwelling", as_array(homes)),
        state=LeaseState.RUNNING,
        first_day__lte=on,
        grade__lte=clearance,
    )  # fmt: skip
    members = Membership.objects.filter(
        household__in=leases.values("household"), period__contains=on, person__grade__lte=clearance
    )
    found = list(members.values_list("person", "role", "person__born").distinct())
    adults = [born for _, role, born in found if role == HouseholdRole.ADULT]
    ages = sorted(age_on(born, on) for born in adults if born)
    counted = (len(adults), len(found) - len(adults))
    if len(ages) < shipped_rates().whole(SMALLEST, on):
        return Residents(*counted)
    return Residents(*counted, round(sum(ages) / len(ages)), ages[0], ages[-1])
