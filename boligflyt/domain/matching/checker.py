"""An independent check of a proposal: the rules are written again here, and nothing of the search is used."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold
from boligflyt.domain.matching.proposal import Proposal
from boligflyt.domain.matching.reason_checker import check_answer
from boligflyt.domain.matching.rules import EXTRA_BEDROOMS


def check_proposal(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposal: Proposal,
    extra_bedrooms: int = EXTRA_BEDROOMS,
) -> list[str]:
    """What is wrong with the proposal, as Norwegian sentences; an empty list means that it holds.

    Checks that everybody is answered once, that each pair meets the rules, that the problem solved was this
    pool's with its limits, and that the certificate and every reason hold.
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
    return faults + _solved_as_asked(households, dwellings, proposal, extra_bedrooms)


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
    if household.only_purpose is not None and dwelling.purpose != household.only_purpose:
        return False
    if dwelling.kept_for not in (None, household.office):
        return False
    if dwelling.postal_code in household.avoids or (household.adapted and not dwelling.adapted):
        return False
    if household.most_rent is not None and dwelling.rent > household.most_rent:
        return False
    asked = (
        (household.step_free, dwelling.step_free), (household.staffed, dwelling.staffed),
        (household.pets, dwelling.pets), (household.sheltered, dwelling.sheltered),
        (household.women_only, dwelling.women_only), (dwelling.women_only, household.women_only),
    )  # fmt: skip
    if any(needed and not has for needed, has in asked) or not _of_the_age(household, dwelling):
        return False
    if not household.keep_school or household.override_school_reason:
        return True
    return household.school_district is not None and household.school_district == dwelling.school_district


def _of_the_age(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    if dwelling.for_ages is None:
        return True
    least, most = dwelling.for_ages
    return household.ages is not None and all(
        (least or 0) <= age and (most is None or age <= most) for age in household.ages
    )


def _points_against(household: WaitingHousehold, dwelling: VacantDwelling, points: Mapping[str, int]) -> int:
    spare = max(0, dwelling.bedrooms - household.bedrooms_needed)
    return (
        points["spare_room"] * spare
        + points["wheelchair_unused"] * (dwelling.wheelchair and not household.wheelchair)
        + points["changes_school"]
        * (household.keep_school and household.school_district != dwelling.school_district)
        + points["not_ready"] * (not dwelling.is_ready)
    )


def _solved_as_asked(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposal: Proposal,
    extra_bedrooms: int,
) -> list[str]:
    """The problem in the published form is this pool's, the answer to it holds, and is the one proposed."""
    asked, answered = proposal.asked, proposal.answered
    if _plain(asked) != _plain(_posed(households, dwellings, proposal, extra_bedrooms)):
        return ["Oppgaven som er løst, er ikke den som ble stilt."]
    pairs = {(one["household"].partition(":")[2], one["dwelling"]) for one in answered["placements"]}
    if pairs != {(one.household_key, one.dwelling_key) for one in proposal.placements}:
        return ["Forslaget er et annet enn det som er regnet ut."]
    return check_answer(asked, answered)


def _posed(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposal: Proposal,
    extra_bedrooms: int,
) -> dict[str, Any]:
    points = {term.code: term.points for term in proposal.conditions.terms}
    name = {each.key: f"{each.lot:010d}:{each.key}" for each in households}
    limits = [
        {
            "id": limit.key, "at_most": max(0, limit.allowed - limit.living),
            "households": [name[each.key] for each in households if limit.group in each.groups],
            "dwellings": [each.key for each in dwellings if each.building == limit.building],
        }
        for limit in proposal.conditions.limits
    ]  # fmt: skip
    return {
        "households": [
            {"id": name[each.key], "priority": [each.tier, *each.order]} for each in households
        ],
        "dwellings": [{"id": each.key} for each in dwellings],
        "pairs": [
            {
                "household": name[one.key], "dwelling": each.key,
                "misfit": _points_against(one, each, points),
            }
            for one in households
            for each in dwellings
            if _may_live_in(one, each, extra_bedrooms)
        ],
        "limits": [limit for limit in limits if limit["households"] and limit["dwellings"]],
    }  # fmt: skip


def _plain(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """The same whatever order the lists stand in."""
    return {
        name: sorted(
            repr({key: sorted(value) if key in ("households", "dwellings") else value
                  for key, value in sorted(one.items())})
            for one in ones
        )
        for name, ones in document.items()
    }  # fmt: skip
