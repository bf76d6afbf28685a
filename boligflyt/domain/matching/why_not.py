"""«Hvorfor ikke?» for one household and one dwelling, and what would have housed it today.

An answer says nothing about another household but where it stands: before, or in a higher group.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from boligflyt.domain.matching.conditions import STANDARD, Conditions
from boligflyt.domain.matching.group_limits import GroupLimit
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold
from boligflyt.domain.matching.posing import lot_id
from boligflyt.domain.matching.proposal import Proposal, who_gets_which
from boligflyt.domain.matching.reasons import Code
from boligflyt.domain.matching.rules import first_obstacle

# So many dwellings of the household's own kind are tried beside those that are vacant.
MOST_MORE = 10
ONE_MORE = "_one_more"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """`code` is a rule's code, or one of `ANSWERS`; the sentence can be read to the household."""

    code: str
    sentence: str


ANSWERS = {
    "proposed": "Husstanden er foreslått nettopp denne boligen.",
    "higher_group": "Boligen oppfyller kravene, men er foreslått en husstand i en høyere gruppe.",
    "before_in_group": "Boligen oppfyller kravene, men er foreslått en husstand foran i samme gruppe.",
    "needed_there": "Boligen oppfyller kravene, men er foreslått en husstand foran. Den trengs der for at én "
    "husstand til skal få bolig.",
    "better_fit": "Boligen oppfyller kravene, men er foreslått en husstand med samme prioritet, som passer "
    "bedre.",
    "lot": "Boligen oppfyller kravene, men er foreslått en husstand med samme prioritet. Loddet avgjorde.",
    "better_spread": "Husstanden er foreslått en annen bolig. Like mange får bolig uansett, og ingen "
    "fordeling passer bedre for dem samlet.",
    "fits_better": "Husstanden er foreslått en annen bolig, som passer like godt eller bedre. "
    "Denne står igjen.",
    "later": "Boligen oppfyller kravene, men er foreslått en annen, fordi en grense stopper husstanden her.",
}


@dataclass(frozen=True, slots=True)
class WayOut:
    """One thing that would have housed the household today; `dwellings` is how many more it takes."""

    code: str
    sentence: str
    dwellings: int = 0


def why_not(
    households: Sequence[WaitingHousehold],
    proposal: Proposal,
    household: WaitingHousehold,
    dwelling: VacantDwelling,
) -> WhyNot:
    """Why the household is not proposed the dwelling: a rule or limit that stops it, or who is before.

    The proposal must be made from these households, and its conditions are asked.
    """
    given = proposal.dwelling_by_household
    if given.get(household.key) == dwelling.key:
        return _answer("proposed")
    obstacle = first_obstacle(household, dwelling, proposal.conditions.rules)
    if obstacle is not None:
        return WhyNot(obstacle.code, obstacle.sentence)
    holder = next((each for each in households if given.get(each.key) == dwelling.key), None)
    stopped = _limit_between(proposal, household, dwelling, holder)
    if stopped is not None:
        return stopped
    if household.key in given:
        return _answer("fits_better" if holder is None else "better_spread")
    refusal = next(each for each in proposal.unhoused if each.household_key == household.key)
    return _held_by(holder, household, refusal.code)


def _held_by(holder: WaitingHousehold | None, household: WaitingHousehold, code: str) -> WhyNot:
    """Who goes before. Without limits nobody later holds what a household without could live in."""
    if holder is None or holder.priority > household.priority:
        return _answer("later")
    if code == Code.REARRANGEMENT:
        return _answer("needed_there")
    if holder.priority == household.priority:
        return _answer("lot" if code == Code.LOT else "better_fit")
    return _answer("higher_group" if holder.tier < household.tier else "before_in_group")


def held_within(proposal: Proposal, limit: GroupLimit) -> frozenset[str]:
    """The ids, as in the problem, of those the proposal places within the limit."""
    problem, placed = proposal.problem, proposal.answer.dwelling_of
    return frozenset(
        problem.households[one]
        for each in problem.limits
        if each.key == limit.key
        for one in each.households
        if placed.get(one, -1) in each.dwellings
    )


def _limit_between(
    proposal: Proposal,
    household: WaitingHousehold,
    dwelling: VacantDwelling,
    holder: WaitingHousehold | None,
) -> WhyNot | None:
    """A full limit that would count the household there, where neither it nor the holder is counted now."""
    for limit in proposal.conditions.limits:
        if not limit.counts(household, dwelling.building):
            continue
        if holder is not None and (
            limit.counts(holder, dwelling.building) or holder.priority < household.priority
        ):
            continue
        counted = held_within(proposal, limit)
        if lot_id(household) not in counted and len(counted) >= limit.room:
            return WhyNot("limit", f"Boligen oppfyller kravene. {limit.sentence(len(counted))}")
    return None


def ways_out(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    household: WaitingHousehold,
    conditions: Conditions = STANDARD,
) -> tuple[WayOut, ...]:
    """What would house a household that got nothing, each tried by itself: a wish or a limit set aside, more
    dwellings. Empty when the household is housed as it is, and when nothing that is tried is enough.
    """

    def is_housed(
        one: WaitingHousehold, more: Sequence[VacantDwelling] = (), under: Conditions = conditions
    ) -> bool:
        others = [one if each.key == household.key else each for each in households]
        return household.key in who_gets_which(others, [*dwellings, *more], under)

    if is_housed(household):
        return ()
    found = [way for one, way in _wishes(household) if is_housed(one)]
    found += [
        WayOut("limit", f"Husstanden hadde fått bolig i dag uten grensen i {limit.place} ({limit.label}).")
        for limit in conditions.limits
        if limit.group in household.groups and is_housed(household, under=conditions.without_limit(limit))
    ]
    return (*found, *_more_dwellings(household, is_housed))


def _wishes(household: WaitingHousehold) -> Iterator[tuple[WaitingHousehold, WayOut]]:
    if household.must_keep_school:
        yield (
            replace(household, override_school_reason="prøvd"),
            WayOut("school", "Husstanden hadde fått bolig i dag hvis barna kunne bytte skole."),
        )
    if household.bedrooms_needed > 1:
        fewer = household.bedrooms_needed - 1
        yield (
            replace(household, bedrooms_needed=fewer),
            WayOut("bedrooms", f"Husstanden hadde fått bolig i dag hvis {fewer} soverom var nok."),
        )


def _more_dwellings(household: WaitingHousehold, is_housed: Callable[..., bool]) -> Iterator[WayOut]:
    """The fewest dwellings made for the household that are enough: others before it may take the first."""
    kind = VacantDwelling(
        ONE_MORE, household.bedrooms_needed, household.wheelchair, school_district=household.school_district
    )
    words = f"{kind.bedrooms} soverom{' og plass til rullestol' if kind.wheelchair else ''}"
    for number in range(1, MOST_MORE + 1):
        more = [replace(kind, key=f"{ONE_MORE}_{each}") for each in range(number)]
        if is_housed(household, more):
            some = "én ledig bolig" if number == 1 else f"{number} ledige boliger"
            sentence = f"Det trengs {some} til med {words} før det er husstandens tur."
            yield WayOut("dwellings", sentence, number)
            return


def _answer(code: str) -> WhyNot:
    return WhyNot(code, ANSWERS[code])
