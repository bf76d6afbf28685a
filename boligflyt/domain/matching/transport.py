"""Which: the cheapest way to spread kinds of households over kinds of dwellings.

So many of each class are to be housed; which of the class may be chosen by cost, never across classes.
Cheapest augmenting paths with prices (Edmonds and Karp 1972), from a node for each class: a path may take one
household of a class out and another of the same class in. Whole numbers only, so nothing is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

Options = Sequence[Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Spread:
    """How many of each kind of household go to each kind of dwelling, with the prices that prove it.

    For every option: class price − dwelling price ≤ cost, unless all of that kind are housed. Where somebody
    is placed it is at least the cost, and equal while any of the kind is left. A kind of dwelling with room
    has price 0, and no dwelling price is below 0: no other plan with as many of each class costs less.
    """

    flow: list[dict[int, int]]
    class_price: list[int]
    dwelling_price: list[int]


def spread_at_least_cost(
    options: Options, supply: Sequence[int], capacity: Sequence[int]
) -> list[dict[int, int]]:
    """For each kind of household, how many go to each kind of dwelling, at the least total cost.

    `options[k]` are pairs (kind of dwelling, cost per household); `supply[k]` households must all be placed;
    `capacity[m]` dwellings are there of kind m. Raises ValueError when they cannot all be placed.
    """
    return spread_classes(options, supply, capacity, range(len(supply)), supply).flow


def spread_classes(
    options: Options,
    supply: Sequence[int],
    capacity: Sequence[int],
    class_of: Sequence[int],
    wanted: Sequence[int],
) -> Spread:
    """The cheapest plan that houses exactly `wanted[c]` of class c; kind k has `supply[k]` households.

    Raises ValueError when that many cannot be placed.
    """
    plan = _Plan(options, list(supply), list(capacity), class_of, len(wanted))
    for each, number in enumerate(wanted):
        left = number
        while left:
            left -= plan.place(each, left)
    prices = [-value for value in plan.class_level], [-value for value in plan.dwelling_level]
    return Spread(plan.flow, *prices)


@dataclass(slots=True)
class _Path:
    """One search: how far each dwelling and class is, and from where it was reached.

    `start` is the class searched from; `reached_by[d]` is the kind that would move in, and the dwelling it
    leaves (None when it has none); `left_by[c]` is the kind of class c that would leave, and from where.
    """

    start: int
    length: dict[int, int] = field(default_factory=dict)
    reached_by: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    class_length: dict[int, int] = field(default_factory=dict)
    left_by: dict[int, tuple[int, int]] = field(default_factory=dict)
    waiting: list[tuple[int, bool, int]] = field(default_factory=list)
    settled: dict[int, int] = field(default_factory=dict)
    seen_kinds: set[int] = field(default_factory=set)


class _Plan:
    """Placements so far, with a level for each class and kind of dwelling.

    No step that can be taken has cost + level from − level to below zero; a step taken back costs exactly
    nothing. Levels are the negative of the prices.
    """

    def __init__(
        self, options: Options, left: list[int], room: list[int], class_of: Sequence[int], classes: int
    ) -> None:
        self.options, self.left, self.room, self.class_of = options, left, room, class_of
        self.cost = [dict(each) for each in options]
        self.flow: list[dict[int, int]] = [{} for _ in options]
        self.holders: list[set[int]] = [set() for _ in room]
        self.class_level, self.dwelling_level = [0] * classes, [0] * len(room)
        # For each class and dwelling, who of the class could move in, cheapest first, and how many of them
        # are already housed.
        self.entries: list[dict[int, list[tuple[int, int]]]] = [{} for _ in range(classes)]
        for kind, each in enumerate(options):
            for dwelling, cost in each:
                self.entries[class_of[kind]].setdefault(dwelling, []).append((cost, kind))
        for doors in self.entries:
            for line in doors.values():
                line.sort()
        self.used_up: list[dict[int, int]] = [dict.fromkeys(doors, 0) for doors in self.entries]

    def place(self, start: int, number: int) -> int:
        """Place up to `number` households of one class along the cheapest path; gives how many."""
        path = _Path(start, class_length={start: 0})
        self._enter(start, 0, path)
        while path.waiting:
            length, is_full, node = heappop(path.waiting)
            if node in path.settled or length > self._known(node, path):
                continue
            if not is_full:
                self._set_levels(path, length)
                return self._move_along(node, path, number)
            path.settled[node] = length
            if node < 0:
                self._enter(-1 - node, length, path)
            else:
                for kind in sorted(self.holders[node] - path.seen_kinds):
                    self._give_way(kind, node, length, path)
        raise ValueError("not every household can be placed")

    @staticmethod
    def _known(node: int, path: _Path) -> int:
        return path.class_length[-1 - node] if node < 0 else path.length[node]

    def _enter(self, each: int, length: int, path: _Path) -> None:
        """Look from a class: for every dwelling, the cheapest of the class that is not housed."""
        base = length + self.class_level[each]
        used_up, left = self.used_up[each], self.left
        for dwelling, line in self.entries[each].items():
            place = used_up[dwelling]
            while place < len(line) and not left[line[place][1]]:
                place += 1
            used_up[dwelling] = place
            if place < len(line):
                cost, kind = line[place]
                self._reach(dwelling, base + cost, (kind, None), path)

    def _give_way(self, kind: int, dwelling: int, length: int, path: _Path) -> None:
        """Look from a kind placed here: it may leave its class's number, or move on."""
        path.seen_kinds.add(kind)
        base = length + self.dwelling_level[dwelling] - self.cost[kind][dwelling]
        each = self.class_of[kind]
        out = base - self.class_level[each]
        if each not in path.class_length or out < path.class_length[each]:
            path.class_length[each] = out
            path.left_by[each] = (kind, dwelling)
            heappush(path.waiting, (out, True, -1 - each))
        for other, cost in self.options[kind]:
            self._reach(other, base + cost, (kind, dwelling), path)

    def _reach(self, dwelling: int, raised: int, by: tuple[int, int | None], path: _Path) -> None:
        length = raised - self.dwelling_level[dwelling]
        known = path.length.get(dwelling)
        if known is None or length < known:
            path.length[dwelling] = length
            path.reached_by[dwelling] = by
            heappush(path.waiting, (length, not self.room[dwelling], dwelling))

    def _set_levels(self, path: _Path, reached: int) -> None:
        self.class_level[path.start] -= reached  # at length 0, and never waits to be settled
        for node, length in path.settled.items():
            if node < 0:
                self.class_level[-1 - node] -= reached - length
            else:
                self.dwelling_level[node] -= reached - length

    def _move_along(self, end: int, path: _Path, number: int) -> int:
        steps: list[tuple[int, int, int]] = []  # (kind, dwelling, +1 or -1)
        left: list[int] = []
        dwelling: int = end
        amount = min(number, self.room[end])
        while True:
            kind, came_from = path.reached_by[dwelling]
            steps.append((kind, dwelling, 1))
            if came_from is None:
                amount = min(amount, self.left[kind])
                each = self.class_of[kind]
                if each == path.start:
                    break
                kind, came_from = path.left_by[each]
                left.append(kind)
            amount = min(amount, self.flow[kind][came_from])
            steps.append((kind, came_from, -1))
            dwelling = came_from
        for kind, place, sign in steps:
            self._change(kind, place, sign * amount)
        for kind in left:
            self._may_enter_again(kind)
        self.room[end] -= amount
        return amount

    def _may_enter_again(self, kind: int) -> None:
        used_up = self.used_up[self.class_of[kind]]
        for dwelling, _ in self.options[kind]:
            used_up[dwelling] = 0

    def _change(self, kind: int, dwelling: int, amount: int) -> None:
        """Place so many here, or take them out, and keep the books."""
        now = self.flow[kind].get(dwelling, 0) + amount
        self.left[kind] -= amount
        if now:
            self.flow[kind][dwelling] = now
            self.holders[dwelling].add(kind)
        else:
            del self.flow[kind][dwelling]
            self.holders[dwelling].discard(kind)
