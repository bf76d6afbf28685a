"""The filters of the register as parts of a query; what an empty home must be is asked of the home."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import DwellingFilters
from boligflyt.areas.allocation.queries.dwelling_status import (
    leaving_on,
    living_there_by_state,
    shielded_on,
)
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome
from boligflyt.areas.dwellings.choices import OCCUPIED, DayStatus, Disposal
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.perms import purposes_behind
from boligflyt.areas.dwellings.queries import dwellings_visible_to, matching_address
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.many_keys import as_array, is_none_of


def school_districts(actor: Actor) -> set[str]:
    """The school districts that dwellings may be narrowed to."""
    # A building of each, and whether any dwelling is found there: the districts are few.
    first = Building.objects.order_by("school_district", "pk").distinct("school_district")
    there = dwellings_visible_to(actor).filter(building__school_district=OuterRef("school_district"))
    each = Building.objects.filter(pk__in=first.values("pk")).annotate(found=Subquery(there.values("pk")[:1]))
    return set(each.order_by().filter(found__isnull=False).values_list("school_district", flat=True))


def narrowed(seen: QuerySet[Dwelling], actor: Actor, filters: DwellingFilters) -> QuerySet[Dwelling]:
    """What the filters that do not ask about the day leave."""
    exact = {
        "bedrooms": filters.bedrooms, "building__school_district": filters.school_district or None,
        "disposal": filters.disposal or None, "wheelchair": filters.wheelchair or None,
        "entrance__step_free": filters.step_free or None,
    }  # fmt: skip
    asked = {name: value for name, value in exact.items() if value is not None}
    chosen = seen.filter(**asked) if asked else seen
    if filters.purpose:
        chosen = chosen.filter(purpose__in=purposes_behind(actor, filters.purpose))
    return matching_address(chosen, filters.text) if filters.text.strip() else chosen


def lived_in_as(
    status: str, empty: Iterable[EmptyHome], clearance: int, on: date, *, counted: bool = False
) -> Q:
    """The dwellings of one status that says somebody lives there, by what the others are; all without one.

    `empty`: where nobody lives that day. Most dwellings are let: they are what is left when the few that are
    empty, shielded, given notice or lived in by their owner are taken out. `counted`: for a number,
    PostgreSQL reads all leases once; for a page it looks them up.
    """
    if status not in OCCUPIED:
        return Q()
    hidden = Q(pk__in=shielded_on(on, clearance).values("dwelling"))
    if status == DayStatus.SHIELDED:
        return hidden
    leaving = leaving_on(on, clearance)
    if status == DayStatus.GIVEN_NOTICE:
        first, second = (one.values("dwelling") for one in leaving)
        return ~hidden & Q(pk__in=first.union(second))
    tenant = _any_of(living_there_by_state(on, clearance), counted)
    rest = ~hidden & Q(is_none_of("pk", as_array(one.pk for one in empty)))
    if status == DayStatus.OWNER:
        return rest & ~tenant & Q(disposal=Disposal.USER_OWNED)
    return rest & ~_any_of(leaving, counted) & (~Q(disposal=Disposal.USER_OWNED) | tenant)


def _any_of(leases: Iterable[QuerySet[Lease]], counted: bool) -> Q:
    """Whether the dwelling has one."""
    if counted:
        return reduce(or_, (Q(pk__in=one.values("dwelling")) for one in leases))
    return reduce(or_, (Q(Exists(one.filter(dwelling=OuterRef("pk")))) for one in leases))
