"""From kinds back to single households and dwellings: who sits where, and who would move."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from boligflyt.domain.matching.parts import Part
from boligflyt.domain.matching.swaps import Move

# A move of one household: None for the one that asks, and to None for the one that gives way.
OneMove = tuple[int | None, int | None]


class Seats:
    """The households of a plan in their dwellings: of each kind the earliest are housed."""

    def __init__(self, part: Part, flow: Sequence[Mapping[int, int]]) -> None:
        self.part, self.flow = part, flow
        self.dwelling_of: dict[int, int] = {}
        self.at: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        vacant = [iter(each) for each in part.dwellings]
        for kind, members in enumerate(part.households):
            waiting = iter(members)
            for place, number in sorted(flow[kind].items()):
                for _ in range(number):
                    household = next(waiting)
                    self.dwelling_of[household] = next(vacant[place])
                    self.at[kind, place].append(household)
        self.vacant = [list(each) for each in vacant]

    def unplaced(self, kind: int) -> list[int]:
        """The members of the kind that have no dwelling."""
        return self.part.households[kind][sum(self.flow[kind].values()) :]

    def one_by_one(self, moves: Sequence[Move]) -> list[OneMove]:
        """The moves of a swap by single households; the first is the one that asks."""
        told: list[OneMove] = []
        mover: int | None = None
        for place, (kind, stands, to) in enumerate(moves):
            if stands is not None:
                leaver = self.at[kind, stands][-1]
                told.append((mover, self.dwelling_of[leaver]))
                mover = leaver
                if to is None:
                    told.append((mover, None))
            elif place:
                mover = self.unplaced(kind)[0]
        return told

    def changes_to(self, flow: Sequence[Mapping[int, int]], asks: int, household: int) -> list[OneMove]:
        """The moves that make another plan of this one, where `household` of the kind `asks` is let in."""
        leaving: dict[int, list[int]] = {}
        vacant = [list(each) for each in self.vacant]
        for kind, now in enumerate(self.flow):
            out: list[int] = []
            for place, number in sorted(now.items()):
                out += self.at[kind, place][flow[kind].get(place, 0) :] if number else []
            leaving[kind] = out
            for one in out:
                vacant[self._place_of(kind, one)].append(self.dwelling_of[one])
        told: list[OneMove] = []
        for kind, later in enumerate(flow):
            waiting = leaving[kind] + ([household] if kind == asks else [])
            waiting += [one for one in self.unplaced(kind) if one != household]
            for place, number in sorted(later.items()):
                for _ in range(number - self.flow[kind].get(place, 0)):
                    one = waiting.pop(0)
                    told.append((None if one == household else one, vacant[place].pop()))
            told += [(one, None) for one in waiting if one in self.dwelling_of]
        return told

    def _place_of(self, kind: int, household: int) -> int:
        return next(place for place in self.flow[kind] if household in self.at[kind, place])
