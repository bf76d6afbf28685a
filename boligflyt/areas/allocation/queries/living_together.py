"""Limits on how many of a group live in one building, with those who live there or are on their way counted.

Nobody protected above the reader's clearance is counted: their health stands behind the wall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import MeetingLine, Offer
from boligflyt.areas.allocation.queries.facts_of_pairs import groups_of
from boligflyt.areas.allocation.queries.vacancies import with_decider
from boligflyt.areas.applications.choices import Referral
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import LimitKind, RuleSet, limit_kinds
from boligflyt.domain.matching import GroupLimit
from boligflyt.toolkit.many_keys import as_array, is_one_of
from boligflyt.toolkit.statements import KeptStatement

Counted = Counter[tuple[str, UUID]]
Resident = tuple[UUID, list[str] | None, list[str] | None]


def group_limits(
    rules: RuleSet,
    groups: Collection[str],
    dwellings: Iterable[Dwelling],
    settled: Iterable[MeetingLine],
    on: date,
) -> tuple[GroupLimit, ...]:
    """The rule set's limits in the buildings of these vacant dwellings, for those who wait in these groups.

    `groups` are codes of limits: one that nobody who waits is counted by, can stop nobody. `settled` are the
    lines the meeting has decided, with their dwellings. Who leaves a dwelling that is soon vacant is not
    counted.
    """
    kinds = [kind for kind in limit_kinds(rules) if kind.code in groups]
    vacant = list(dwellings)
    buildings = {one.building_id: one.building for one in vacant}
    if not kinds or not buildings:
        return ()
    homes = _homes_in(buildings, on)
    total, living = _sizes(buildings, homes), _living(kinds, homes, {one.pk for one in vacant}, settled, on)
    return tuple(
        GroupLimit(
            group=kind.code, building=str(key), label=kind.label, place=str(building),
            allowed=kind.allowed(total[key]), living=living[kind.code, key], of=total[key],
            basis=kind.basis(total[key]),
        )
        for key, building in sorted(buildings.items(), key=lambda one: str(one[1]))
        for kind in kinds
    )  # fmt: skip


def _homes_in(buildings: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """The dwellings we have in the buildings on the day, each with its building."""
    return dict(HOMES.rows(as_array(buildings), on))


def _homes(among: str, on: date) -> QuerySet[Any, Any]:
    return (
        Dwelling.objects.filter(is_one_of("building", among), disposed_from__lte=on)
        .filter(Q(disposed_to=None) | Q(disposed_to__gt=on))
        .values_list("pk", "building")
    )


HOMES: KeptStatement[Any] = KeptStatement(_homes, "{a mark}", date.min)


def _sizes(buildings: Mapping[UUID, Building], homes: Mapping[UUID, UUID]) -> dict[UUID, int]:
    """All shares where the building is a borettslag's, else the dwellings we have there."""
    ours = Counter(homes.values())
    return {
        key: building.cooperative.shares if building.cooperative else max(1, ours[key])
        for key, building in buildings.items()
    }


def _living(
    kinds: Sequence[LimitKind],
    homes: Mapping[UUID, UUID],
    vacant: Iterable[UUID],
    settled: Iterable[MeetingLine],
    on: date,
) -> Counted:
    """By limit and building: with a lease from today on, an offer, an allocation to be decided, or given."""
    counted: Counted = Counter()
    for dwelling, groups, referrals in (*_on_their_way(kinds, homes, vacant, on), *_given(settled)):
        if dwelling in homes:
            codes = groups_of(kinds, groups or (), referrals or ())
            counted.update((code, homes[dwelling]) for code in codes)
    return counted


def _on_their_way(
    kinds: Sequence[LimitKind], homes: Collection[UUID], vacant: Iterable[UUID], on: date
) -> list[Resident]:
    """In one statement: leases from today on, offers, and allocations that wait for their decider.

    Of the two last, which are few, also those of other buildings: a large meeting has thousands of homes to
    name, and they are named once.
    """
    groups = tuple(sorted({group for kind in kinds for group in kind.groups}))
    return _residents_in(groups).rows(as_array(homes), as_array(vacant), on)


@lru_cache(maxsize=32)
def _residents_in(groups: tuple[str, ...]) -> KeptStatement[Any]:
    """Composed once for the target groups of a rule set's limits."""
    return KeptStatement(partial(_residents, groups), "{a mark}", "{another}", date.min)


def _residents(groups: Sequence[str], homes: str, vacant: str, on: date) -> QuerySet[Any, Any]:
    health = "application__health"
    leases = (
        Lease.objects.filter(is_one_of("dwelling", homes))
        .filter(Q(after_day=None) | Q(after_day__gt=on))
        .exclude(state__in=[LeaseState.VOID, LeaseState.ENDED])
        .exclude(is_one_of("dwelling", vacant))
    )
    offers, deciding = Offer.objects.filter(state=OfferState.SENT), with_decider()
    rows = [
        asked.filter(
            Q(**{f"{way}__target_groups__overlap": groups})
            | Q(**{f"{way}__referrals__contains": [Referral.HOUSING_FIRST]})
        ).values_list("dwelling", f"{way}__target_groups", f"{way}__referrals")
        for asked, way in ((leases, health), (offers, f"entry__{health}"), (deciding, health))
    ]
    return rows[0].union(*rows[1:], all=True)


def _given(settled: Iterable[MeetingLine]) -> Iterator[Resident]:
    for line in settled:
        if line.dwelling_id is not None:
            application = line.entry.application
            yield line.dwelling_id, application.target_groups, application.referrals
