"""How the dwellings are used: the bedrooms of each against those who live there (REG-07).

Numbers are of every lease that somebody lives under and that the clearance reaches; which leases they are is
told only of those the reader may see. A dwelling that is shielded for the reader is in neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, Greatest

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_status import living_there, living_there_by_state
from boligflyt.areas.dwellings.queries import address_order
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import lease_seen, leases_visible_to
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.occupancy import Fit, SizeNorm, size_norm
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.many_keys import is_one_of

SMALLEST = "municipal/smallest_count_shown"


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Homes by how they fit, by the norm of the day; a number that would give somebody away is None.

    Without `counts` there are too few homes to tell of any. `seen`: how many of them `homes_by_fit` lists
    for the reader.
    """

    norm: SizeNorm
    smallest: int
    total: int
    counts: Mapping[Fit, int | None] | None
    seen: Mapping[Fit | None, int]


def occupancy(actor: Actor) -> Occupancy:
    """The numbers of the actor's day, in one statement."""
    on, rates = actor.today, shipped_rates()
    norm, smallest = size_norm(rates, on), rates.whole(SMALLEST, on)
    numbers, listed = Counter(dict.fromkeys(Fit, 0)), Counter[Fit | None]()
    for bedrooms, adults, children, number, of_reader in _alike(actor):
        fit = norm.fit(bedrooms, adults, children)
        numbers[fit] += number
        listed.update({fit: of_reader, None: of_reader})
    withheld = cells_to_withhold(list(numbers.values()), smallest)
    shown = None if withheld is None else {
        fit: None if place in withheld else number
        for place, (fit, number) in enumerate(numbers.items())
    }  # fmt: skip
    return Occupancy(norm, smallest, numbers.total(), shown, listed)


def _alike(actor: Actor) -> list[tuple[int, int, int, int, int]]:
    """Bedrooms, adults and children, how many homes have so many, and how many of those the reader sees.

    Members are counted for all at once.
    """
    on = actor.today
    seen = Case(When(lease_seen(actor), then=True), default=False)
    running, ended = (
        one.order_by().values_list("household", "dwelling__bedrooms", seen)
        for one in living_there_by_state(on, actor.clearance)
    )
    inside = Membership.objects.filter(period__contains=on).order_by().values_list("household")
    members = inside.annotate(
        adults=Count("household", filter=Q(role=HouseholdRole.ADULT)),
        children=Count("household", filter=Q(role=HouseholdRole.CHILD)),
    )
    (of_homes, told), (of_members, also) = (
        one.query.sql_with_params() for one in (running.union(ended, all=True), members)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            # Columns and no values are written into it.
            f"WITH homes (household, bedrooms, seen) AS ({of_homes}), "  # noqa: S608  # nosec B608
            f"members (household, adults, children) AS ({of_members}) "
            "SELECT bedrooms, coalesce(adults, 0), coalesce(children, 0), count(*), "
            "count(*) FILTER (WHERE seen) FROM homes LEFT JOIN members USING (household) GROUP BY 1, 2, 3",
            (*told, *also),
        )
        found: list[tuple[int, int, int, int, int]] = cursor.fetchall()
    return found


def homes_by_fit(actor: Actor, fit: Fit | None, page: slice = slice(None)) -> QuerySet[Lease]:
    """The leases of today whose household the actor sees, with `adults` and `children` who live there.

    By address; with a `fit` those are left that fit so, and those that lack most bedrooms come first.
    Which they are is found by their keys, and only those of the page are read.
    """
    on = actor.today
    among = leases_visible_to(actor, listed=True) & living_there(on, actor.clearance)
    keys = _ordered(among if fit is None else _with_people(among, on), on, fit).values("pk")[page]
    shown = leases_visible_to(actor).filter(is_one_of("pk", ArraySubquery(keys)))
    homes = _ordered(_with_people(shown, on), on, fit)
    return homes.select_related("dwelling__building", "tenant").defer("contract", "notice", "contract_data")


def _ordered(homes: QuerySet[Lease], on: date, fit: Fit | None) -> QuerySet[Lease]:
    """Those that fit so, in the order of the list."""
    if fit is None:
        return homes.order_by(*address_order("dwelling__"))
    norm = size_norm(shipped_rates(), on)
    needed = Greatest(1, _rooms("adults", norm.adults_per_bedroom)) + _rooms(
        "children", norm.children_per_bedroom
    )
    over = homes.annotate(over=F("dwelling__bedrooms") - needed)
    return over.filter(_so(fit, norm)).order_by("over", "contract_number")


def _with_people(leases: QuerySet[Lease], on: date) -> QuerySet[Lease]:
    inside = Membership.objects.filter(household=OuterRef("household"), period__contains=on).order_by()

    def number(role: HouseholdRole) -> Coalesce:
        counted = inside.filter(role=role).values("household").annotate(number=Count("*"))
        return Coalesce(Subquery(counted.values("number")), 0)

    return leases.annotate(adults=number(HouseholdRole.ADULT), children=number(HouseholdRole.CHILD))


def _rooms(persons: str, in_each: int) -> CombinedExpression:
    """Whole rooms for so many, so many in each: PostgreSQL divides whole numbers downwards."""
    return (F(persons) + Value(in_each - 1)) / Value(in_each)


def _so(fit: Fit, norm: SizeNorm) -> Q:
    """`SizeNorm.fit`, of `over`."""
    empty = Q(adults=0, children=0)
    fits = {
        Fit.TOO_SMALL: Q(over__lt=0), Fit.LARGER: Q(over__gt=norm.spare),
        Fit.FITS: Q(over__gte=0, over__lte=norm.spare),
    }  # fmt: skip
    return empty if fit is Fit.UNKNOWN else fits[fit] & ~empty
