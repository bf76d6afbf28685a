"""A problem cut into parts that have nothing to do with each other, and equals gathered into kinds."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.problem import Problem


@dataclass(frozen=True, slots=True)
class PartLimit:
    """A limit as one part meets it, by kinds; `index` is its place among the limits of the problem."""

    index: int
    kinds: frozenset[int]
    dwellings: frozenset[int]
    at_most: int

    def holds(self, flow: Sequence[Mapping[int, int]]) -> int:
        """How many the plan places within the limit."""
        return sum(
            number for kind in self.kinds for place, number in flow[kind].items() if place in self.dwellings
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One part. No pair and no limit that could bind reaches outside it.

    Households of one kind are of one class and have the same pairs, misfits and limits; dwellings of one kind
    cannot be told apart either. `households[k]` and `dwellings[m]` are their members by index, in order.
    `options[k]` are pairs (kind of dwelling, misfit). `within[k]` gives, for a kind of dwelling, the places
    in `limits` of those that count kind k there.
    """

    households: list[list[int]]
    class_of: list[int]
    dwellings: list[list[int]]
    options: list[list[tuple[int, int]]]
    limits: list[PartLimit]
    within: list[Mapping[int, list[int]]]

    @property
    def supply(self) -> list[int]:
        """How many households there are of each kind."""
        return [len(each) for each in self.households]

    @property
    def capacity(self) -> list[int]:
        """How many dwellings there are of each kind."""
        return [len(each) for each in self.dwellings]


def parts_of(problem: Problem) -> list[Part]:
    """The parts in the order of their first dwelling. Who can live nowhere is in none of them."""
    reach = [_reach(problem, index) for index in range(len(problem.limits))]
    roots = _roots(problem, [places for _, places in reach])
    members: defaultdict[int, list[int]] = defaultdict(list)
    for household, row in enumerate(problem.rows):
        if row:
            members[roots[next(iter(row))]].append(household)
    limits: defaultdict[int, list[int]] = defaultdict(list)
    for index, (_, places) in enumerate(reach):
        if places:
            limits[roots[places[0]]].append(index)
    held_by = _limits_by_member(problem, [index for index, (_, places) in enumerate(reach) if places])
    return [_part(problem, members[root], limits[root], *held_by) for root in sorted(members)]


def _reach(problem: Problem, index: int) -> tuple[list[int], list[int]]:
    """The households and dwellings that have pairs within the limit; none when it can never bind."""
    limit = problem.limits[index]
    households, dwellings = [], set()
    if not limit.may_bind:
        return [], []
    for household in limit.households:
        within = problem.rows[household].keys() & limit.dwellings
        if within:
            households.append(household)
            dwellings |= within
    if min(len(households), len(dwellings)) <= limit.at_most:
        return [], []
    return households, sorted(dwellings)


def _roots(problem: Problem, tied: Sequence[Sequence[int]]) -> list[int]:
    """For each dwelling the first one of its part."""
    root = list(range(len(problem.dwellings)))

    def find(dwelling: int) -> int:
        while root[dwelling] != dwelling:
            root[dwelling] = root[root[dwelling]]
            dwelling = root[dwelling]
        return dwelling

    # Households that can live in the same dwellings may share one row; it is read once.
    for group in (*{id(row): row for row in problem.rows}.values(), *tied):
        first = -1
        for dwelling in group:
            if first < 0:
                first = find(dwelling)
            elif root[dwelling] != first:
                low, high = sorted((first, find(dwelling)))
                root[high] = first = low
    return [find(dwelling) for dwelling in range(len(root))]


def _limits_by_member(
    problem: Problem, binding: Sequence[int]
) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    households: defaultdict[int, list[int]] = defaultdict(list)
    dwellings: defaultdict[int, list[int]] = defaultdict(list)
    for index in binding:
        for household in problem.limits[index].households:
            households[household].append(index)
        for dwelling in problem.limits[index].dwellings:
            dwellings[dwelling].append(index)
    return households, dwellings


def _part(
    problem: Problem,
    members: Sequence[int],
    limits: Sequence[int],
    limits_of: Mapping[int, list[int]],
    limits_at: Mapping[int, list[int]],
) -> Part:
    shape_of = _shapes(problem, members)
    households = _gathered(
        (each, (problem.class_of[each], shape_of[id(problem.rows[each])], tuple(limits_of.get(each, ()))))
        for each in members
    )
    columns: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for kind, (first, *_) in enumerate(households):
        for dwelling, misfit in problem.rows[first].items():
            columns[dwelling].append((kind, misfit))
    dwellings = _gathered((each, (columns[each], limits_at.get(each, ()))) for each in sorted(columns))
    options: list[list[tuple[int, int]]] = [[] for _ in households]
    for place, (first, *_) in enumerate(dwellings):
        for kind, misfit in columns[first]:
            options[kind].append((place, misfit))
    met = _limits_by_kind(problem, limits, households, dwellings)
    class_of = [problem.class_of[first] for first, *_ in households]
    return Part(households, class_of, dwellings, options, met, _within(met, len(households)))


def _limits_by_kind(
    problem: Problem, limits: Sequence[int], households: list[list[int]], dwellings: list[list[int]]
) -> list[PartLimit]:
    kind_of = {each: kind for kind, same in enumerate(households) for each in same}
    place_of = {each: place for place, same in enumerate(dwellings) for each in same}
    return [
        PartLimit(
            index,
            frozenset(kind_of[each] for each in problem.limits[index].households if each in kind_of),
            frozenset(place_of[each] for each in problem.limits[index].dwellings if each in place_of),
            problem.limits[index].at_most,
        )
        for index in limits
    ]


def _within(limits: Sequence[PartLimit], kinds: int) -> list[Mapping[int, list[int]]]:
    """Kinds that the same limits count share one answer."""
    counted_by: list[list[int]] = [[] for _ in range(kinds)]
    for place, limit in enumerate(limits):
        for kind in limit.kinds:
            counted_by[kind].append(place)
    known: dict[tuple[int, ...], dict[int, list[int]]] = {}
    for key in map(tuple, counted_by):
        if key not in known:
            known[key] = {}
            for place in key:
                for dwelling in limits[place].dwellings:
                    known[key].setdefault(dwelling, []).append(place)
    return [known[tuple(each)] for each in counted_by]


def _shapes(problem: Problem, members: Sequence[int]) -> dict[int, int]:
    """A number for each row that is told apart by its dwellings and misfits, by the row's identity."""
    numbers: dict[tuple[tuple[int, int], ...], int] = {}
    rows = {id(problem.rows[each]): problem.rows[each] for each in members}
    return {key: numbers.setdefault(tuple(row.items()), len(numbers)) for key, row in rows.items()}


def _gathered(signed: Iterable[tuple[int, tuple[object, ...]]]) -> list[list[int]]:
    """The members of each kind, the kinds in the order of their first member."""
    kinds: dict[Hashable, list[int]] = {}
    for member, signature in signed:
        key = tuple(tuple(one) if isinstance(one, list) else one for one in signature)
        kinds.setdefault(key, []).append(member)
    return list(kinds.values())
