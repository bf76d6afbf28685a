"""How the dwellings are used: the bedrooms of each against those who live there (REG-07).

Numbers are of every lease that somebody lives under and that the clearance reaches; which leases they are is
told only of those the reader may see. A dwelling that is shielded for the reader is in neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_status import living_there
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.occupancy import Fit, SizeNorm, size_norm
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Homes by how they fit, by the norm of the day; a number that would give somebody away is None.

    Without `counts` there are too few homes to tell of any.
    """

    norm: SizeNorm
    smallest: int
    total: int
    counts: Mapping[Fit, int | None] | None


def occupancy(actor: Actor) -> Occupancy:
    """The numbers of the actor's day, in one statement."""
    on, rates = actor.today, shipped_rates()
    norm, smallest = size_norm(rates, on), rates.whole(SMALLEST, on)
    lived_in = _with_fit(living_there(on, actor.clearance), norm, on)
    counted = lived_in.aggregate(**{fit.value: Count("pk", filter=Q(fit=fit)) for fit in Fit})
    numbers = [counted[fit.value] for fit in Fit]
    withheld = cells_to_withhold(numbers, smallest)
    shown = None if withheld is None else {
        fit: None if place in withheld else number
        for place, (fit, number) in enumerate(zip(Fit, numbers, strict=True))
    }  # fmt: skip
    return Occupancy(norm, smallest, sum(numbers), shown)


def homes_by_fit(actor: Actor, fit: Fit | None) -> QuerySet[Lease]:
    """The leases of today whose household the actor sees, with `adults`, `children`, `needed` and `fit`.

    Those that need most bedrooms more than they have come first.
    """
    on = actor.today
    homes = _with_fit(leases_visible_to(actor) & living_there(on, actor.clearance),
                      size_norm(shipped_rates(), on), on)  # fmt: skip
    chosen = homes.filter(Q(fit=fit)) if fit else homes
    in_order = chosen.order_by(F("dwelling__bedrooms") - F("needed"), "contract_number")
    return in_order.select_related("dwelling__building", "tenant").defer(
        "contract", "notice", "contract_data"
    )


def _with_fit(leases: QuerySet[Lease], norm: SizeNorm, on: date) -> QuerySet[Lease]:
    """`SizeNorm.bedrooms` and `SizeNorm.fit`, as PostgreSQL works them out."""
    today = Q(household__memberships__period__contains=on)
    adults, children = (
        Count("household__memberships", filter=today & Q(household__memberships__role=role))
        for role in (HouseholdRole.ADULT, HouseholdRole.CHILD)
    )
    fits = Case(
        When(adults=0, children=0, then=Value(Fit.UNKNOWN.value)),
        When(dwelling__bedrooms__lt=F("needed"), then=Value(Fit.TOO_SMALL.value)),
        When(dwelling__bedrooms__gt=F("needed") + norm.spare, then=Value(Fit.LARGER.value)),
        default=Value(Fit.FITS.value), output_field=CharField(),
    )  # fmt: skip
    grown = Greatest(1, _shared("adults", norm.adults_per_bedroom))
    return leases.annotate(adults=adults, children=children).annotate(
        needed=grown + _shared("children", norm.children_per_bedroom), fit=fits
    )


def _shared(persons: str, in_each: int) -> Case:
    """Whole rooms for so many, so many in each: PostgreSQL divides whole numbers downwards."""
    return (F(persons) + Value(in_each - 1)) / Value(in_each)  # type: ignore[return-value]
