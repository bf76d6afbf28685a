"""An independent check of a proposal: the rules are written again here, and nothing of the search is used."""

from collections import Counter
from collections.abc import Iterable, Sequence

from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold
from boligflyt.domain.matching.proposal import Proposal
from boligflyt.domain.matching.rules import EXTRA_BEDROOMS


def check_proposal(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposal: Proposal,
    extra_bedrooms: int = EXTRA_BEDROOMS,
) -> list[str]:
    """What is wrong with the proposal, as Norwegian sentences; an empty list means that it holds.

    Checks that everybody is answered once, that each pair meets the rules, and that the proof holds for every
    household left without.
    """
    faults = _one_to_one(households, dwellings, proposal)
    if faults:
        return faults
    household_by_key = {each.key: each for each in households}
    dwelling_by_key = {each.key: each for each in dwellings}
    for placement in proposal.placements:
        household, dwelling = (
            household_by_key[placement.household_key],
            dwelling_by_key[placement.dwelling_key],
        )
        if not _may_live_in(household, dwelling, extra_bedrooms):
            faults.append(f"{household.key} kan ikke bo i {dwelling.key}.")
    return faults + _proof(households, dwellings, proposal, extra_bedrooms)


def _one_to_one(
    households: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling], proposal: Proposal
) -> list[str]:
    answered = [each.household_key for each in proposal.placements]
    answered += [each.household_key for each in proposal.unhoused]
    spoken_for = [each.dwelling_key for each in proposal.placements]
    spoken_for += [each.dwelling_key for each in proposal.unused]
    return [
        *_differences("Husstanden", (each.key for each in households), answered),
        *_differences("Boligen", (each.key for each in dwellings), spoken_for),
    ]


def _differences(what: str, expected: Iterable[str], found: Sequence[str]) -> list[str]:
    keys = set(expected)
    faults = [f"{what} {key} er ikke i grunnlaget." for key in sorted(set(found) - keys)]
    faults += [f"{what} {key} mangler svar." for key in sorted(keys - set(found))]
    faults += [f"{what} {key} har mer enn ett svar." for key, number in Counter(found).items() if number > 1]
    return faults


def _may_live_in(household: WaitingHousehold, dwelling: VacantDwelling, extra_bedrooms: int) -> bool:
    spare = dwelling.bedrooms - household.bedrooms_needed
    if spare < 0 or spare > extra_bedrooms or dwelling.key in household.set_aside:
        return False
    if household.wheelchair and not dwelling.wheelchair:
        return False
    if dwelling.purpose is not None and dwelling.purpose not in household.purposes:
        return False
    if not household.keep_school or household.override_school_reason:
        return True
    return household.school_district is not None and household.school_district == dwelling.school_district


def _proof(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposal: Proposal,
    extra_bedrooms: int,
) -> list[str]:
    """Every household without a dwelling faces a closed set: held by earlier ones who can live nowhere else.

    A dwelling closed at rank r is held by somebody before r, all of whose dwellings closed at r or before. So
    the dwellings closed by the rank of the household left out are just enough for those who hold them.
    """
    ordered = sorted(households, key=lambda each: (each.tier, each.order, each.key))
    rank = {each.key: place for place, each in enumerate(ordered, start=1)}
    by_key = {each.key: each for each in households}
    closed = proposal.closed_at
    holder = {each.dwelling_key: each.household_key for each in proposal.placements}
    faults = [f"Boligen {key} er lukket uten å være foreslått." for key in closed if key not in holder]
    claims = [(each.household_key, rank[each.household_key]) for each in proposal.unhoused]
    for key, by_rank in closed.items():
        if key in holder:
            claims.append((holder[key], by_rank))
            if rank[holder[key]] >= by_rank:
                faults.append(f"Beviset bruker {holder[key]}, som ikke står foran i rekkefølgen.")
    for key, by_rank in claims:
        faults += [
            f"{key} kunne bodd i {each.key}, som beviset ikke dekker."
            for each in dwellings
            if closed.get(each.key, by_rank + 1) > by_rank and _may_live_in(by_key[key], each, extra_bedrooms)
        ]
    return faults
