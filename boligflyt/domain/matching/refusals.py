"""A reason for every household of one part that got none."""

from collections.abc import Mapping, Sequence

from boligflyt.domain.matching.among_limits import AmongLimits
from boligflyt.domain.matching.parts import Part, PartLimit
from boligflyt.domain.matching.prices import Prices, nonzero
from boligflyt.domain.matching.reasons import Code, Refusal, SwapPrices, swapped
from boligflyt.domain.matching.seats import Seats
from boligflyt.domain.matching.swaps import Move, SwapSearch
from boligflyt.domain.matching.tiers import Flow, TierPlan, Tiers
from boligflyt.domain.matching.transport import Spread


def broken_limits(part: Part, flow: Sequence[Mapping[int, int]]) -> list[PartLimit]:
    """The limits that the plan does not keep."""
    return [limit for limit in part.limits if limit.holds(flow) > limit.at_most]


class Refusals:
    """The reasons of one plan; after `find`, in `refused`, with the prices that prove the swaps."""

    def __init__(self, part: Part, flow: Flow) -> None:
        self.part, self.flow = part, flow
        self.seats = Seats(part, flow)
        self.refused: list[Refusal] = []
        self.swap_prices: list[SwapPrices] = []

    def find_in_tiers(self, plan: TierPlan, tiers: Tiers) -> None:
        """For a plan that was made with limits that bind."""
        limits = AmongLimits(self.part, self.flow, self.seats, plan, tiers)
        for kinds in self._waiting().values():
            for kind in kinds:
                self.refused += limits.refusals_of(kind)
        self.swap_prices += limits.swap_prices

    def find_by_swaps(self, spread: Spread) -> None:
        """For a plan that was made without limits. A swap that would break one is asked about again."""
        search = SwapSearch(self.part, spread)
        limits = AmongLimits(self.part, self.flow, self.seats, None, None)
        for each, kinds in self._waiting().items():
            if any(search.placed[kind] for kind in search.members[each]):
                self._swap_in_class(search, each, kinds, limits)
            else:
                self.refused += [self._earlier(kind, limits) for kind in kinds]
        self.swap_prices += limits.swap_prices

    def _waiting(self) -> dict[int, list[int]]:
        """The kinds with members left out, by class."""
        waiting: dict[int, list[int]] = {}
        for kind, each in enumerate(self.part.class_of):
            if self.seats.unplaced(kind):
                waiting.setdefault(each, []).append(kind)
        return dict(sorted(waiting.items()))

    def _swap_in_class(
        self, search: SwapSearch, each: int, kinds: Sequence[int], limits: AmongLimits
    ) -> None:
        swaps = search.toward(each)
        dearer: list[int] = []
        for kind in kinds:
            swap = swaps.swap_for(kind)
            if swap is None:
                self.refused.append(self._earlier(kind, limits))
            elif self._breaks_a_limit(swap.moves):
                self.refused += limits.refusals_of(kind)
            else:
                moves = self.seats.one_by_one(swap.moves)
                self.refused.append(swapped(self.seats, kind, swap.extra, moves))
                dearer += self.seats.unplaced(kind) if swap.extra else []
        if dearer:
            classes, dwellings = swaps.prices()
            prices = Prices(1, nonzero([-price for price in classes]), nonzero(dwellings), {})
            self.swap_prices.append(SwapPrices(tuple(sorted(dearer)), prices))

    def _breaks_a_limit(self, moves: Sequence[Move]) -> bool:
        if not self.part.limits:
            return False
        flow = [dict(each) for each in self.flow]
        for kind, stands, to in moves:
            for place, number in ((stands, -1), (to, 1)):
                if place is not None:
                    flow[kind][place] = flow[kind].get(place, 0) + number
        return bool(broken_limits(self.part, flow))

    def _earlier(self, kind: int, limits: AmongLimits) -> Refusal:
        """Everybody who could give way goes before it; unless a limit shuts it out of everything anyhow."""
        waiting, limit = tuple(self.seats.unplaced(kind)), limits.limit_at_hand(kind)
        if limit is not None:
            return Refusal(waiting, Code.LIMIT, limit=limit.index)
        return Refusal(waiting, Code.HIGHER_PRIORITY)
