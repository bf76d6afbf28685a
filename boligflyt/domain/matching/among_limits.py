"""Reasons where a limit stands in the way: by prices where they tell, else by HiGHS."""

from collections import defaultdict
from collections.abc import Sequence

from boligflyt.domain.matching.parts import Part, PartLimit
from boligflyt.domain.matching.prices import Quote, quote
from boligflyt.domain.matching.reasons import Code, Refusal, SwapPrices, swapped
from boligflyt.domain.matching.seats import Seats
from boligflyt.domain.matching.tiers import Flow, TierPlan, Tiers, counting, least_misfit, misfit_of


class AmongLimits:
    """A plan that keeps the limits, ready to be asked about one kind after another."""

    def __init__(
        self, part: Part, flow: Flow, seats: Seats, plan: TierPlan | None, tiers: Tiers | None
    ) -> None:
        self.part, self.flow, self.seats = part, flow, seats
        self.spent = misfit_of(part, flow)
        self.full = [limit.holds(flow) >= limit.at_most for limit in part.limits]
        self.counts: defaultdict[int, int] = defaultdict(int)
        self.holders: defaultdict[int, list[int]] = defaultdict(list)
        for kind, places in enumerate(flow):
            self.counts[part.class_of[kind]] += sum(places.values())
            for place in places:
                self.holders[place].append(kind)
        self.swap_prices: list[SwapPrices] = []
        self._tiers = tiers
        self._count_quotes = self._quoted(plan) if plan else []
        self._misfit_prices = plan.misfit_prices if plan else None
        self._misfit_quote = (
            quote(part, self._misfit_prices, least_misfit, self.counts) if self._misfit_prices else None
        )

    def refusals_of(self, kind: int) -> list[Refusal]:
        """Why nobody more of the kind was housed."""
        placed = sorted(self.flow[kind])
        if placed:  # its equal is housed: the lot parts them
            last = self.seats.at[kind, placed[-1]][-1]
            return [swapped(self.seats, kind, 0, [(None, self.seats.dwelling_of[last]), (last, None)])]
        fall = next((each for each, number, told in self._count_quotes if told.most(kind) < number), None)
        if fall is not None:
            return self._in_the_way(kind, fall)
        return self._in_direct_swap(kind) or self._in_exchange(kind) or self._in_the_way(kind, None)

    def limit_at_hand(self, kind: int) -> PartLimit | None:
        """The first limit that alone keeps it out of a dwelling nobody of higher priority holds.

        Or that may hold nobody, where such limits shut it out of everything.
        """
        found: list[PartLimit] = []
        shut = True
        within = self.part.within[kind]
        for place, _ in self.part.options[kind]:
            full = [self.part.limits[each] for each in within.get(place, ()) if self.full[each]]
            shut = shut and any(not limit.at_most for limit in full)
            found += [limit for limit in full if self._could_have(kind, place, limit)]
        if not found and shut:
            found = [limit for limit in self.part.limits if kind in limit.kinds and not limit.at_most]
        return min(found, key=lambda limit: limit.index, default=None)

    def _quoted(self, plan: TierPlan) -> list[tuple[int, int, Quote]]:
        """For each class whose number is proved by prices: the class, the number, and the quote."""
        quotes: list[tuple[int, int, Quote]] = []
        settled: dict[int, int] = {}
        for each, prices in sorted(plan.count_prices.items()):
            if prices is not None:
                told = quote(self.part, prices, counting(self.part, each), settled)
                quotes.append((each, plan.counts[each], told))
            settled[each] = plan.counts[each]
        return quotes

    def _in_direct_swap(self, kind: int) -> list[Refusal]:
        """The cheapest swap with whoever holds one of its dwellings, where nothing can be cheaper."""
        part, seats = self.part, self.seats
        ways = [
            (cost - dict(part.options[other])[place], place, other)
            for place, cost in part.options[kind]
            for other in self.holders[place]
            if part.class_of[other] == part.class_of[kind] and self._fits_instead(kind, other, place)
        ]
        if not ways:
            return []
        extra, place, other = min(ways)
        least = self._misfit_quote and -self.spent - self._misfit_quote.most(kind)
        if extra and (self._misfit_prices is None or least != extra):
            return []
        if extra and self._misfit_prices:
            self.swap_prices.append(SwapPrices(tuple(seats.unplaced(kind)), self._misfit_prices))
        last = seats.at[other, place][-1]
        return [swapped(seats, kind, extra, [(None, seats.dwelling_of[last]), (last, None)])]

    def _fits_instead(self, kind: int, other: int, place: int) -> bool:
        """Whether no limit is broken when one of the kind comes here instead of one of the other."""
        counted = self.part.within[other].get(place, ())
        return all(each in counted or not self.full[each] for each in self.part.within[kind].get(place, ()))

    def _asked(self, lowest_free: int | None = None) -> Tiers:
        """The program with the counts of the plan laid down, but for the classes from `lowest_free`."""
        if self._tiers is None:
            self._tiers = Tiers(self.part)
        for each in self._tiers.classes:
            is_free = lowest_free is not None and each >= lowest_free
            self._tiers.settle(each, None if is_free else self.counts[each])
        return self._tiers

    def _in_exchange(self, kind: int) -> list[Refusal]:
        """The least that it costs to let it in with the same counts; nothing when it cannot be."""
        tiers = self._asked()
        with tiers.forced(kind):
            found = tiers.best(least_misfit)
        if found is None or found.flow is None:
            return []
        spent = misfit_of(self.part, found.flow)
        extra = spent - self.spent
        if extra and quote(self.part, found.prices, least_misfit, tiers.counts).most(kind) == -spent:
            self.swap_prices.append(SwapPrices(tuple(self.seats.unplaced(kind)), found.prices))
        return self._told(kind, Code.BETTER_FIT if extra else Code.LOT, extra, found.flow)

    def _in_the_way(self, kind: int, fall: int | None) -> list[Refusal]:
        """It cannot be let in without somebody else's place: a limit, those before it, or one more housed.

        `fall` is the first class known to lose a place; None when only HiGHS has said that one does.
        """
        waiting, mine = tuple(self.seats.unplaced(kind)), self.part.class_of[kind]
        limit = self.limit_at_hand(kind)
        if limit is not None:
            return [Refusal(waiting, Code.LIMIT, limit=limit.index)]
        if fall is not None and fall < mine:
            return [Refusal(waiting, Code.HIGHER_PRIORITY)]
        tiers = self._asked(lowest_free=mine)
        with tiers.forced(kind):
            found = tiers.best(tiers.counting[mine])
        if found is None or found.flow is None:
            return [Refusal(waiting, Code.HIGHER_PRIORITY)]
        return self._told(kind, Code.REARRANGEMENT, None, found.flow)

    def _could_have(self, kind: int, place: int, limit: PartLimit) -> bool:
        """Whether the dwelling is vacant, or held by somebody outside the limit who does not go before."""
        return bool(self.seats.vacant[place]) or any(
            other not in limit.kinds and self.part.class_of[other] >= self.part.class_of[kind]
            for other in self.holders[place]
        )

    def _told(self, kind: int, code: Code, extra: int | None, flow: Flow) -> list[Refusal]:
        """One account for all of the kind, unless another of them moves in beside the one that asks."""
        equals: Sequence[int] = self.seats.unplaced(kind)
        moves = tuple(self.seats.changes_to(flow, kind, equals[0]))
        if not any(mover in equals for mover, _ in moves):
            return [Refusal(tuple(equals), code, extra, moves=moves)]
        return [
            Refusal((one,), code, extra, moves=tuple(self.seats.changes_to(flow, kind, one)))
            for one in equals
        ]
