"""Why a household got none, and what shows it: one reason for each kind of one part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from boligflyt.domain.matching.parts import Part, PartLimit
from boligflyt.domain.matching.prices import Prices, Quote, nonzero, quote
from boligflyt.domain.matching.seats import OneMove, Seats
from boligflyt.domain.matching.swaps import Move, SwapSearch
from boligflyt.domain.matching.tiers import Flow, TierPlan, Tiers, counting, least_misfit, misfit_of
from boligflyt.domain.matching.transport import Spread


class Code(StrEnum):
    """Why a household got none; docs/how-to/match.md says exactly when each is given."""

    NO_SUITABLE = "no_suitable"
    HIGHER_PRIORITY = "higher_priority"
    BETTER_FIT = "better_fit"
    LOT = "lot"
    LIMIT = "limit"
    REARRANGEMENT = "rearrangement"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason of these households, all of one kind.

    `extra` is what the cheapest swap would add to the misfit; `limit` is the place of the limit among those
    of the problem. `moves` are the swap, or the rearrangement, that lets one of them in.
    """

    households: tuple[int, ...]
    code: Code
    extra: int | None = None
    limit: int | None = None
    moves: tuple[OneMove, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapPrices:
    """Prices under which no swap for these households costs less than was said."""

    households: tuple[int, ...]
    prices: Prices


def broken_limits(part: Part, flow: Sequence[Mapping[int, int]]) -> list[PartLimit]:
    """The limits that the plan does not keep."""
    return [limit for limit in part.limits if limit.holds(flow) > limit.at_most]


def _count_quotes(part: Part, plan: TierPlan) -> list[tuple[int, int, Quote]]:
    """For each class whose number is proved by prices: the class, the number, and the quote."""
    quotes: list[tuple[int, int, Quote]] = []
    settled: dict[int, int] = {}
    for each, prices in sorted(plan.count_prices.items()):
        if prices is not None:
            worth = counting(part, each)
            quotes.append((each, plan.counts[each], quote(part, prices, worth, settled)))
        settled[each] = plan.counts[each]
    return quotes


class Refusals:
    """Asks about one kind after another; HiGHS only where a limit stands in the way."""

    def __init__(
        self,
        part: Part,
        flow: Flow,
        spread: Spread | None = None,
        tiers: Tiers | None = None,
        plan: TierPlan | None = None,
    ) -> None:
        self.part, self.flow, self.tiers = part, flow, tiers
        self.quotes = _count_quotes(part, plan) if plan else []
        self.seats = Seats(part, flow)
        self.search = SwapSearch(part, spread) if spread else None
        self.refused: list[Refusal] = []
        self.swap_prices: list[SwapPrices] = []

    def find(self) -> None:
        """A reason for every household of the part that has no dwelling."""
        waiting: dict[int, list[int]] = {}
        for kind, each in enumerate(self.part.class_of):
            if self.seats.unplaced(kind):
                waiting.setdefault(each, []).append(kind)
        for each, kinds in sorted(waiting.items()):
            if self.search is None:
                for kind in kinds:
                    self._among_limits(kind)
            else:
                self._without_limits(each, kinds)

    def _without_limits(self, each: int, kinds: Sequence[int]) -> None:
        search = self.search
        if search is None or not any(search.placed[kind] for kind in search.members[each]):
            for kind in kinds:
                self._say_earlier(kind)
            return
        swaps = search.toward(each)
        dearer: list[int] = []
        for kind in kinds:
            swap = swaps.swap_for(kind)
            if swap is None:
                self._say_earlier(kind)
            elif self._breaks_a_limit(swap.moves):
                self._among_limits(kind)
            else:
                code = Code.BETTER_FIT if swap.extra else Code.LOT
                self._say(kind, code, swap.extra, moves=tuple(self.seats.one_by_one(swap.moves)))
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

    def _among_limits(self, kind: int) -> None:
        placed = sorted(self.flow[kind])
        if placed:  # its equal is housed: the lot parts them
            last = self.seats.at[kind, placed[-1]][-1]
            self._say(kind, Code.LOT, 0, moves=((None, self.seats.dwelling_of[last]), (last, None)))
            return
        fall = next((each for each, at_stake, told in self.quotes if told.most(kind) < at_stake), None)
        if fall is not None or not self._in_exchange(kind):
            self._in_the_way(kind, fall)

    def _asked(self) -> Tiers:
        """The program, with the counts of the plan laid down."""
        if self.tiers is None:
            self.tiers = Tiers(self.part)
        self._settle(lowest_free=None)
        return self.tiers

    def _settle(self, lowest_free: int | None) -> None:
        if self.tiers is not None:
            for each in self.tiers.classes:
                number = sum(
                    sum(places.values())
                    for kind, places in enumerate(self.flow)
                    if self.part.class_of[kind] == each
                )
                is_free = lowest_free is not None and each >= lowest_free
                self.tiers.settle(each, None if is_free else number)

    def _in_exchange(self, kind: int) -> bool:
        """Whether the kind can be let in with the same counts; if so, say at what cost."""
        tiers = self._asked()
        tiers.force(kind, 1)
        found = tiers.best(least_misfit)
        tiers.force(kind, 0)
        if found is None or found.flow is None:
            return False
        spent = misfit_of(self.part, found.flow)
        extra = spent - misfit_of(self.part, self.flow)
        self._say_changes(kind, Code.BETTER_FIT if extra else Code.LOT, extra, found.flow)
        if extra and quote(self.part, found.prices, least_misfit, tiers.counts).most(kind) == -spent:
            self.swap_prices.append(SwapPrices(tuple(self.seats.unplaced(kind)), found.prices))
        return True

    def _in_the_way(self, kind: int, fall: int | None) -> None:
        """It cannot be let in without somebody else's place: a limit, those before it, or one more housed.

        `fall` is the first class known to lose a place; None when only HiGHS has said that one does.
        """
        if self._said_limit(kind):
            return
        if fall is not None and fall < self.part.class_of[kind]:
            self._say(kind, Code.HIGHER_PRIORITY)
            return
        tiers = self._asked()
        self._settle(lowest_free=self.part.class_of[kind])
        tiers.force(kind, 1)
        found = tiers.best(tiers.counting[self.part.class_of[kind]])
        tiers.force(kind, 0)
        if found is None or found.flow is None:
            self._say(kind, Code.HIGHER_PRIORITY)
            return
        self._say_changes(kind, Code.REARRANGEMENT, None, found.flow)

    def _say_earlier(self, kind: int) -> None:
        """Everybody who could give way goes before it; unless a limit shuts it out of everything anyhow."""
        if not self._said_limit(kind):
            self._say(kind, Code.HIGHER_PRIORITY)

    def _said_limit(self, kind: int) -> bool:
        limit = self._limit_at_hand(kind)
        if limit is not None:
            self._say(kind, Code.LIMIT, limit=limit.index)
        return limit is not None

    def _limit_at_hand(self, kind: int) -> PartLimit | None:
        """The first limit that alone keeps it out of a dwelling nobody of higher priority holds."""
        found: list[PartLimit] = []
        nowhere = True
        for place, _ in self.part.options[kind]:
            full = [
                limit
                for limit in self.part.limits
                if kind in limit.kinds
                and place in limit.dwellings
                and limit.holds(self.flow) >= limit.at_most
            ]
            nowhere = nowhere and any(not limit.at_most for limit in full)
            found += [limit for limit in full if self._could_have(kind, place, limit)]
        if not found and nowhere:
            found = [limit for limit in self.part.limits if kind in limit.kinds and not limit.at_most]
        return min(found, key=lambda limit: limit.index, default=None)

    def _could_have(self, kind: int, place: int, limit: PartLimit) -> bool:
        """Whether the dwelling is vacant, or held by somebody outside the limit who does not go before."""
        if len(self.seats.vacant[place]):
            return True
        return any(
            other not in limit.kinds and self.part.class_of[other] >= self.part.class_of[kind]
            for other, places in enumerate(self.flow)
            if places.get(place)
        )

    def _say_changes(self, kind: int, code: Code, extra: int | None, flow: Flow) -> None:
        """One account for all of the kind, unless another of them moves in beside the one that asks."""
        equals = self.seats.unplaced(kind)
        moves = tuple(self.seats.changes_to(flow, kind, equals[0]))
        if not any(mover in equals for mover, _ in moves):
            self.refused.append(Refusal(tuple(equals), code, extra, moves=moves))
            return
        for household in equals:
            moves = tuple(self.seats.changes_to(flow, kind, household))
            self.refused.append(Refusal((household,), code, extra, moves=moves))

    def _say(
        self,
        kind: int,
        code: Code,
        extra: int | None = None,
        limit: int | None = None,
        moves: tuple[OneMove, ...] = (),
    ) -> None:
        self.refused.append(Refusal(tuple(self.seats.unplaced(kind)), code, extra, limit, moves))
