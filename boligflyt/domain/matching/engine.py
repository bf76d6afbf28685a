"""The general engine: who is housed, in which dwelling, why the others are not, and the proof.

First who: as many as possible of the first class, then of the next. Then which: the least misfit in all,
where who of a class is housed may be chosen by misfit, never across classes. Then the lot. Exact whole
numbers throughout; nothing is weighed against anything else.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from boligflyt.domain.matching.lots import settle_lots
from boligflyt.domain.matching.parts import Part, parts_of
from boligflyt.domain.matching.prices import Prices, nonzero
from boligflyt.domain.matching.priority import NEVER, NONE, as_bits, match_bits
from boligflyt.domain.matching.problem import Problem
from boligflyt.domain.matching.reasons import Code, Refusal, SwapPrices
from boligflyt.domain.matching.refusals import Refusals, broken_limits
from boligflyt.domain.matching.tiers import Tiers
from boligflyt.domain.matching.transport import Spread, spread_classes


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """The proof of one part, by index.

    `closed_at[d]` is the class at which dwelling d was found to be out of reach, where no limit binds; else
    `count_prices` has the prices for each class, None where HiGHS's search is the only proof. So it is with
    the misfit.
    """

    part: Part
    closed_at: Mapping[int, int] | None
    count_prices: Mapping[int, Prices | None]
    misfit_prices: Prices | None
    swap_prices: tuple[SwapPrices, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The dwelling of each household that has one, a reason for every other, and the proof of each part."""

    dwelling_of: Mapping[int, int]
    refusals: tuple[Refusal, ...]
    parts: tuple[PartAnswer, ...]


def solve(problem: Problem, *, explain: bool = True) -> Answer:
    """The answer. The same problem gives the same answer, however its lists stood. Raises SolverError.

    Without `explain` only those who can live nowhere get a reason.
    """
    dwelling_of: dict[int, int] = {}
    nowhere = [household for household, row in enumerate(problem.rows) if not row]
    refusals = [Refusal((household,), Code.NO_SUITABLE) for household in nowhere]
    parts: list[PartAnswer] = []
    for part in parts_of(problem):
        proof, reasons = _solve_part(part, explain=explain)
        parts.append(proof)
        refusals += reasons.refused
        dwelling_of |= reasons.seats.dwelling_of
    return Answer(dwelling_of, tuple(refusals), tuple(parts))


def _solve_part(part: Part, *, explain: bool) -> tuple[PartAnswer, Refusals]:
    closed_at: Mapping[int, int] | None
    counts: Mapping[int, Prices | None]
    prices: Prices | None
    wanted, closed_at = _who(part)
    spread = spread_classes(part.options, part.supply, part.capacity, part.class_of, wanted)
    if broken_limits(part, spread.flow):
        tiers = Tiers(part)
        plan = tiers.solve()
        reasons = Refusals(part, plan.flow)
        if explain:
            reasons.find_in_tiers(plan, tiers)
        closed_at, counts, prices = None, plan.count_prices, plan.misfit_prices
    else:
        spread = _after_lots(part, spread)
        reasons = Refusals(part, spread.flow)
        if explain:
            reasons.find_by_swaps(spread)
        prices = Prices(
            1, nonzero([-price for price in spread.class_price]), nonzero(spread.dwelling_price), {}
        )
        counts = {}
    return PartAnswer(part, closed_at, counts, prices, tuple(reasons.swap_prices)), reasons


def _who(part: Part) -> tuple[list[int], dict[int, int]]:
    """How many of each class can be housed, and the class at which each dwelling was closed."""
    members = sorted((household, kind) for kind, each in enumerate(part.households) for household in each)
    dwellings = sorted(dwelling for each in part.dwellings for dwelling in each)
    place_of = {dwelling: place for place, dwelling in enumerate(dwellings)}
    masks = [
        as_bits((place_of[one] for place, _ in each for one in part.dwellings[place]), len(dwellings))
        for each in part.options
    ]
    found = match_bits([masks[kind] for _, kind in members], len(dwellings))
    wanted: defaultdict[int, int] = defaultdict(int)
    for (_, kind), dwelling in zip(members, found.dwelling_of, strict=True):
        wanted[part.class_of[kind]] += dwelling != NONE
    closed_at = {
        dwelling: part.class_of[members[place][1]]
        for dwelling, place in zip(dwellings, found.closed_at, strict=True)
        if place != NEVER
    }
    return [wanted[each] for each in range(max(part.class_of) + 1)], closed_at


def _after_lots(part: Part, spread: Spread) -> Spread:
    """The plan after the lot, unless the lot would break a limit: then the plan as it was."""
    drawn = Spread([dict(each) for each in spread.flow], spread.class_price, spread.dwelling_price)
    settle_lots(part, drawn, sorted(set(part.class_of)))
    return spread if broken_limits(part, drawn.flow) else drawn
