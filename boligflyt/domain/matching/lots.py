"""Among plans that are equally good, the one whose households come first by id: the lot that was drawn.

The sets of households that can be housed at the least misfit form a matroid too, so changing one household
of a class for another, earlier first, ends with the earliest set.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from boligflyt.domain.matching.parts import Part
from boligflyt.domain.matching.transport import Spread


def levels(part: Part, spread: Spread) -> list[int]:
    """For each kind what its members pay: misfit + dwelling price where placed, else the class price."""
    found = []
    for kind, options in enumerate(part.options):
        paid = (
            cost + spread.dwelling_price[place] for place, cost in options if spread.flow[kind].get(place)
        )
        found.append(next(paid, spread.class_price[part.class_of[kind]]))
    return found


def settle_lots(part: Part, spread: Spread, classes: Sequence[int]) -> None:
    """Change the plan: among its equals, the one whose housed in each of `classes` are the earliest."""
    draw = _Draw(part, spread)
    for each in classes:
        draw.settle(each)


class _Draw:
    """The plan with the steps that cost nothing; the prices stay as they are."""

    def __init__(self, part: Part, spread: Spread) -> None:
        self.part, self.flow, self.price = part, spread.flow, spread
        self.level = levels(part, spread)
        self.placed = [sum(each.values()) for each in spread.flow]
        self.holders: list[set[int]] = [set() for _ in part.dwellings]
        for kind, places in enumerate(spread.flow):
            for dwelling in places:
                self.holders[dwelling].add(kind)
        self.costless: dict[int, list[int]] = {}
        # Dwellings from where only earlier households of the class can be reached.
        self.closed: set[int] = set()

    def settle(self, each: int) -> None:
        """Take the households of the class that have none, earliest first, and let them in where they may."""
        self.closed.clear()
        supply = self.part.supply
        mates = [kind for kind, other in enumerate(self.part.class_of) if other == each]
        if not any(self.placed[kind] for kind in mates):
            return
        waiting = [(self._next(kind), kind) for kind in mates if self.placed[kind] < supply[kind]]
        heapify(waiting)
        while waiting:
            household, kind = heappop(waiting)
            if self.placed[kind] == supply[kind] or household != self._next(kind):
                continue  # changed since it was laid there; the change laid a new one
            leaver = self._let_in(kind, household, each)
            if leaver is not None:
                for changed in {kind, leaver}:
                    if self.placed[changed] < supply[changed]:
                        heappush(waiting, (self._next(changed), changed))

    def _next(self, kind: int) -> int:
        return self.part.households[kind][self.placed[kind]]

    def _let_in(self, start: int, household: int, each: int) -> int | None:
        """Let one in for the latest of its class that can give way at no cost; gives who gave way, if any."""
        came_from: dict[int, tuple[int, int | None]] = {}
        waiting = self._look(start, None, came_from)
        seen = {start}
        latest, end = household, None
        for dwelling in waiting:
            for kind in sorted(self.holders[dwelling] - seen):
                seen.add(kind)
                if self.part.class_of[kind] == each and self.level[kind] == self.price.class_price[each]:
                    last = self.part.households[kind][self.placed[kind] - 1]
                    if last > latest:
                        latest, end = last, (kind, dwelling)
                waiting += self._look(kind, dwelling, came_from)
        if end is None:
            self.closed.update(waiting)
            return None
        self._give_way(*end, came_from)
        self.placed[start] += 1
        self.placed[end[0]] -= 1
        return end[0]

    def _look(self, kind: int, stands: int | None, came_from: dict[int, tuple[int, int | None]]) -> list[int]:
        if kind not in self.costless:
            price = self.price.dwelling_price
            self.costless[kind] = [
                dwelling
                for dwelling, cost in self.part.options[kind]
                if cost + price[dwelling] == self.level[kind]
            ]
        fresh = [
            dwelling
            for dwelling in self.costless[kind]
            if dwelling not in came_from and dwelling not in self.closed
        ]
        came_from.update(dict.fromkeys(fresh, (kind, stands)))
        return fresh

    def _give_way(self, kind: int, dwelling: int, came_from: dict[int, tuple[int, int | None]]) -> None:
        while True:
            self._change(kind, dwelling, -1)
            mover, stood = came_from[dwelling]
            self._change(mover, dwelling, 1)
            if stood is None:
                return
            kind, dwelling = mover, stood

    def _change(self, kind: int, dwelling: int, number: int) -> None:
        now = self.flow[kind].get(dwelling, 0) + number
        if now:
            self.flow[kind][dwelling] = now
            self.holders[dwelling].add(kind)
        else:
            del self.flow[kind][dwelling]
            self.holders[dwelling].discard(kind)
