"""What it would cost to let one more household of a class in, and one of the same class out."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import heappop, heappush

from boligflyt.domain.matching.lots import levels
from boligflyt.domain.matching.parts import Part
from boligflyt.domain.matching.transport import Spread

# A move of a kind: from a kind of dwelling, to another; None where it has none.
Move = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Swap:
    """The cheapest swap for a kind: what it adds to the misfit, and the moves that make it."""

    extra: int
    moves: list[Move]


class SwapSearch:
    """The plan of one part, ready to be asked about one class after another."""

    def __init__(self, part: Part, spread: Spread) -> None:
        self.part, self.spread = part, spread
        self.level = levels(part, spread)
        self.placed = [sum(each.values()) for each in spread.flow]
        self.used = [0] * len(part.dwellings)
        for places in spread.flow:
            for dwelling, number in places.items():
                self.used[dwelling] += number
        self.wishes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for kind, options in enumerate(part.options):
            for dwelling, cost in options:
                self.wishes[dwelling].append((kind, cost))
        self.dearest = max((cost for options in part.options for _, cost in options), default=0)
        self.sink = len(part.dwellings)
        self.members: defaultdict[int, list[int]] = defaultdict(list)
        for kind, each in enumerate(part.class_of):
            self.members[each].append(kind)

    def toward(self, each: int) -> "Swaps":
        """Every swap by which somebody of the class gives way."""
        return Swaps(self, each)


class Swaps:
    """The cheapest way from each dwelling to somebody of one class who gives way.

    Nodes are dwellings (0 and up), classes (−1 − class) and the sink, where vacant dwellings end. `length` is
    what the way costs beyond the prices; `step[node]` is the move that is made first, and the node after it.
    """

    def __init__(self, search: SwapSearch, each: int) -> None:
        self.search, self.each = search, each
        self.length: dict[int, int] = {-1 - each: 0}
        self.step: dict[int, tuple[Move | None, int]] = {}
        self._waiting = [(0, -1 - each)]
        self._find()

    def swap_for(self, kind: int) -> Swap | None:
        """The cheapest swap that lets one of the kind in; None when no way leads to its own class."""
        price = self.search.spread.dwelling_price
        ways = [
            (cost + price[dwelling] + self.length[dwelling], dwelling)
            for dwelling, cost in self.search.part.options[kind]
            if dwelling in self.length
        ]
        if not ways:
            return None
        raised, first = min(ways)
        moves: list[Move] = [(kind, None, first)]
        node = first
        while node != -1 - self.each:
            move, node = self.step[node]
            if move is not None:
                moves.append(move)
        return Swap(raised - self.search.spread.class_price[self.each], moves)

    def prices(self) -> tuple[list[int], list[int]]:
        """Prices of classes and dwellings under which every swap for this class costs what it costs."""
        spread = self.search.spread
        # From where no way leads, further than any way with a pair before it.
        far = max(self.length.values()) + self.search.dearest + max(spread.dwelling_price, default=0)
        at_sink = self.length.get(self.search.sink, far)
        return (
            [
                price + self.length.get(-1 - other, far) - at_sink
                for other, price in enumerate(spread.class_price)
            ],
            [
                price + self.length.get(dwelling, far) - at_sink
                for dwelling, price in enumerate(spread.dwelling_price)
            ],
        )

    def _find(self) -> None:
        settled: set[int] = set()
        while self._waiting:
            length, node = heappop(self._waiting)
            if node in settled:
                continue
            settled.add(node)
            if node == self.search.sink:
                self._from_vacant(length)
            elif node < 0:
                self._from_class(-1 - node, length)
            else:
                self._from_dwelling(node, length)

    def _from_class(self, each: int, length: int) -> None:
        """Whoever of the class is placed may give way."""
        search = self.search
        for kind in search.members[each]:
            for dwelling in search.spread.flow[kind]:
                spare = search.spread.class_price[each] - search.level[kind]
                self._lay(dwelling, length + spare, (kind, dwelling, None), -1 - each)

    def _from_dwelling(self, dwelling: int, length: int) -> None:
        """Whoever can live here may move in, from another dwelling or from having none."""
        search = self.search
        part, spread = search.part, search.spread
        base = length + spread.dwelling_price[dwelling]
        for kind, cost in search.wishes[dwelling]:
            for stands in spread.flow[kind]:
                if stands != dwelling:
                    self._lay(stands, base + cost - search.level[kind], (kind, stands, dwelling), dwelling)
            if search.placed[kind] < len(part.households[kind]):
                each = part.class_of[kind]
                raised = base + cost - spread.class_price[each]
                self._lay(-1 - each, raised, (kind, None, dwelling), dwelling)
        if search.used[dwelling]:
            self._lay(search.sink, length + spread.dwelling_price[dwelling], None, dwelling)

    def _from_vacant(self, length: int) -> None:
        for dwelling, used in enumerate(self.search.used):
            if used < len(self.search.part.dwellings[dwelling]):
                self._lay(dwelling, length, None, self.search.sink)

    def _lay(self, node: int, length: int, move: Move | None, then: int) -> None:
        known = self.length.get(node)
        if known is None or length < known:
            self.length[node] = length
            self.step[node] = (move, then)
            heappush(self._waiting, (length, node))
