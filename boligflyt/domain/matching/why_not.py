"""«Hvorfor ikke?» for one household and one dwelling, and what would have housed it today.

An answer says nothing about another household but where it stands: before, or in a higher group.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from boligflyt.domain.matching.options import find_options
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order
from boligflyt.domain.matching.proposal import Proposal, propose
from boligflyt.domain.matching.rules import STANDARD_RULES, HardRule, first_obstacle

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
    "better_spread": "Husstanden er foreslått en annen bolig. De samme husstandene får bolig uansett, og "
    "ingen fordeling passer bedre for dem samlet.",
    "fits_better": "Husstanden er foreslått en annen bolig, som passer like godt eller bedre. "
    "Denne står igjen.",
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
    rules: Sequence[HardRule] = STANDARD_RULES,
) -> WhyNot:
    """Why the household is not proposed the dwelling: the first rule that stops it, or who goes before.

    The proposal must be made from these households by the same rules.
    """
    given = proposal.dwelling_by_household
    if given.get(household.key) == dwelling.key:
        return _answer("proposed")
    obstacle = first_obstacle(household, dwelling, rules)
    if obstacle is not None:
        return WhyNot(obstacle.code, obstacle.sentence)
    holder_key = next((key for key, held in given.items() if held == dwelling.key), None)
    if household.key in given:
        return _answer("fits_better" if holder_key is None else "better_spread")
    # The proof of the proposal: what a household without could live in is held by those before it.
    holder = next(each for each in households if each.key == holder_key)
    return _answer("higher_group" if holder.tier < household.tier else "before_in_group")


def ways_out(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    household: WaitingHousehold,
    rules: Sequence[HardRule] = STANDARD_RULES,
) -> tuple[WayOut, ...]:
    """What would house a household that got nothing, each tried by itself: a wish set aside, more dwellings.

    Empty when the household is housed as it is, and when nothing that is tried is enough.
    """

    def is_housed(one: WaitingHousehold, more: Sequence[VacantDwelling] = ()) -> bool:
        others = [one if each.key == household.key else each for each in households]
        return household.key in propose(others, [*dwellings, *more], rules).dwelling_by_household

    if is_housed(household):
        return ()
    found = [way for one, way in _wishes(household) if is_housed(one)]
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


@dataclass(frozen=True, slots=True)
class RuleCost:
    """What one rule costs today: how many are housed with it and without it, and who would be housed then.

    `stops` is how many pairs it is the first to stop. `gains` are keys of households in the published order;
    somebody may be housed in another's place.
    """

    rule: HardRule
    stops: int
    housed: int
    housed_without: int
    gains: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many more would be housed without the rule."""
        return self.housed_without - self.housed


def rule_costs(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    rules: Sequence[HardRule] = STANDARD_RULES,
) -> tuple[RuleCost, ...]:
    """Each rule taken away by itself, the others kept."""
    now = propose(households, dwellings, rules).dwelling_by_household
    options = find_options(households, dwellings, rules)
    stops = Counter[str]()
    for kind in options.household_kind:
        stops.update(options.household_obstacles[kind])
    found = []
    for rule in rules:
        kept = [each for each in rules if each is not rule]
        then = propose(households, dwellings, kept).dwelling_by_household
        gains = tuple(each.key for each in in_order(households) if each.key in then and each.key not in now)
        found.append(RuleCost(rule, stops[rule.code], len(now), len(then), gains))
    return tuple(found)
