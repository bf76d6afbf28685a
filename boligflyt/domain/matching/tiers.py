"""With limits that bind: one class after the other in HiGHS, then the misfit.

Each step is a linear program over kinds; what it reaches, rounded down by prices in whole numbers, is laid
down as a row before the next step. Only when the last answer is not whole are whole numbers asked of HiGHS.
Nothing of what HiGHS says is taken on trust: counts are added up again, and bounds are proved by prices.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from boligflyt.domain.matching.parts import Part
from boligflyt.domain.matching.prices import NEAR, Prices, Worth, prices_near, quote

Flow = list[dict[int, int]]


class SolverError(RuntimeError):
    """HiGHS gave no answer, or one that did not hold in whole numbers."""


@dataclass(frozen=True, slots=True)
class TierPlan:
    """The plan, the number of each class, and the prices that prove each step (None: proved by search)."""

    flow: Flow
    counts: dict[int, int]
    count_prices: dict[int, Prices | None]
    misfit_prices: Prices | None


@dataclass(frozen=True, slots=True)
class Optimum:
    """What one step gave: the plan when there is one in whole numbers, and the prices of its relaxation."""

    flow: Flow | None
    prices: Prices


class Tiers:
    """One part as a linear program. Rows: kinds of household, kinds of dwelling, limits, classes."""

    def __init__(self, part: Part) -> None:
        import highspy  # only here: most problems never need it
        import numpy as np

        self.part, self._highs, self._np = part, highspy, np
        self.classes = sorted(set(part.class_of))
        self.columns = [(kind, place) for kind, each in enumerate(part.options) for place, _ in each]
        self.misfits = [misfit for each in part.options for _, misfit in each]
        self.counts: dict[int, int] = {}
        self.counting = {each: counting(part, each) for each in self.classes}
        self._costs: dict[Worth, Any] = {}
        self._asked: Worth | None = None
        self.model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (
            ("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5),
            ("mip_feasibility_tolerance", 1e-9), ("presolve", "off"),
        ):  # fmt: skip
            self.model.setOptionValue(name, value)
        self._first_class_row = len(part.households) + len(part.dwellings) + len(part.limits)
        self.model.passModel(self._program())

    def solve(self) -> TierPlan:
        """The plan with the greatest counts, class by class, and the least misfit for them."""
        found = self._tiers(whole=False) or self._tiers(whole=True)
        if found is None:
            raise SolverError("no plan in whole numbers")
        return found

    def settle(self, each: int, number: int | None) -> None:
        """Fix the number of a class; None lets it be."""
        row = self._first_class_row + self.classes.index(each)
        if number is None:
            self.counts.pop(each, None)
            self.model.changeRowBounds(row, -self._highs.kHighsInf, self._highs.kHighsInf)
        else:
            self.counts[each] = number
            self.model.changeRowBounds(row, number, number)

    @contextmanager
    def forced(self, kind: int) -> Iterator[None]:
        """For a while, at least one of the kind is to be housed."""
        most = len(self.part.households[kind])
        self.model.changeRowBounds(kind, 1, most)
        try:
            yield
        finally:
            self.model.changeRowBounds(kind, 0, most)

    def best(self, worth: Worth, *, whole: bool = True) -> Optimum | None:
        """The plan worth most; None when there is none. Not `whole`: None for its plan when it is broken."""
        self._ask_for(worth)
        if not self._run():
            return None
        prices, flow = self._prices(), self._flow()
        if flow is None and whole:
            flow = self._in_whole_numbers()
            if flow is None:
                return None
        return Optimum(flow, prices)

    def _tiers(self, *, whole: bool) -> TierPlan | None:
        proofs: dict[int, Prices | None] = {}
        for each in self.classes:
            self.settle(each, None)
        for each in self.classes:
            worth = self.counting[each]
            found = self.best(worth, whole=whole)
            if found is None:  # a bound that cannot be reached was laid down
                return None
            reached = quote(self.part, found.prices, worth, self.counts).most()
            number = reached if not whole else _count(self.part, found.flow, each)
            if number is None:
                return None
            proofs[each] = found.prices if reached == number else None
            self.settle(each, number)
        last = self.best(least_misfit, whole=whole)
        if last is None or last.flow is None:
            last = self.best(least_misfit) if not whole else last
        if last is None or last.flow is None or not self.holds(last.flow):
            return None
        spent = misfit_of(self.part, last.flow)
        tight = quote(self.part, last.prices, least_misfit, self.counts).most() == -spent
        return TierPlan(last.flow, dict(self.counts), proofs, last.prices if tight else None)

    def holds(self, flow: Flow) -> bool:
        """Whether the plan keeps every row, added up in whole numbers."""
        used = [0] * len(self.part.dwellings)
        for places in flow:
            for place, number in places.items():
                used[place] += number
        return (
            all(sum(each.values()) <= len(self.part.households[kind]) for kind, each in enumerate(flow))
            and all(number <= len(self.part.dwellings[place]) for place, number in enumerate(used))
            and all(limit.holds(flow) <= limit.at_most for limit in self.part.limits)
            and all(_count(self.part, flow, each) == number for each, number in self.counts.items())
        )

    def _program(self) -> Any:
        np, part = self._np, self.part
        homes, places = len(part.households), len(part.dwellings)
        rows: list[list[int]] = []
        for kind, place in self.columns:
            within = [homes + places + index for index in part.within[kind].get(place, ())]
            mine = self._first_class_row + self.classes.index(part.class_of[kind])
            rows.append([kind, homes + place, *within, mine])
        infinite = self._highs.kHighsInf
        upper = [*part.supply, *part.capacity, *(limit.at_most for limit in part.limits)]
        program = self._highs.HighsLp()
        program.num_col_, program.num_row_ = len(rows), len(upper) + len(self.classes)
        program.col_cost_ = np.zeros(len(rows))
        program.col_lower_, program.col_upper_ = np.zeros(len(rows)), np.full(len(rows), infinite)
        program.row_lower_ = np.full(program.num_row_, -infinite)
        program.row_upper_ = np.array([*upper, *[infinite] * len(self.classes)], dtype=float)
        program.a_matrix_.format_ = self._highs.MatrixFormat.kColwise
        program.a_matrix_.start_ = np.cumsum([0, *map(len, rows)]).astype(np.int32)
        program.a_matrix_.index_ = np.array([row for each in rows for row in each], dtype=np.int32)
        program.a_matrix_.value_ = np.ones(sum(map(len, rows)))
        return program

    def _ask_for(self, worth: Worth) -> None:
        if worth is self._asked:
            return
        if worth not in self._costs:
            pairs = zip(self.columns, self.misfits, strict=True)
            self._costs[worth] = self._np.array(
                [-worth(kind, cost) for (kind, _), cost in pairs], dtype=float
            )
        count = len(self.columns)
        self.model.changeColsCost(count, self._np.arange(count, dtype=self._np.int32), self._costs[worth])
        self._asked = worth

    def _run(self) -> bool:
        self.model.run()
        status = self.model.getModelStatus()
        if status == self._highs.HighsModelStatus.kOptimal:
            return True
        if status in (
            self._highs.HighsModelStatus.kInfeasible,
            self._highs.HighsModelStatus.kUnboundedOrInfeasible,
        ):
            return False
        raise SolverError(f"HiGHS ended with {status}")

    def _flow(self) -> Flow | None:
        values = self._np.asarray(self.model.getSolution().col_value)
        whole = self._np.rint(values)
        if len(values) and float(abs(values - whole).max()) > NEAR:
            return None
        flow: Flow = [{} for _ in self.part.households]
        for column in self._np.flatnonzero(whole).tolist():
            kind, place = self.columns[column]
            flow[kind][place] = int(whole[column])
        return flow

    def _in_whole_numbers(self) -> Flow | None:
        count = len(self.columns)
        places = self._np.arange(count, dtype=self._np.int32)
        kinds = self._highs.HighsVarType
        self.model.changeColsIntegrality(count, places, self._np.full(count, kinds.kInteger))
        self.model.setOptionValue("presolve", "choose")  # off else, so that each program starts at the last
        try:
            return self._flow() if self._run() else None
        finally:
            self.model.setOptionValue("presolve", "off")
            self.model.changeColsIntegrality(count, places, self._np.full(count, kinds.kContinuous))

    def _prices(self) -> Prices:
        part, duals = self.part, [-value for value in self.model.getSolution().row_dual]
        homes, places = len(part.households), len(part.dwellings)
        return prices_near(
            dict(zip(self.classes, duals[self._first_class_row :], strict=True)),
            dict(enumerate(duals[homes : homes + places])),
            {limit.index: duals[homes + places + index] for index, limit in enumerate(part.limits)},
        )


def counting(part: Part, each: int) -> Worth:
    """One for every household of the class."""
    return lambda kind, misfit: int(part.class_of[kind] == each)


def least_misfit(kind: int, misfit: int) -> int:
    """Misfit counts against."""
    return -misfit


def misfit_of(part: Part, flow: Sequence[Mapping[int, int]]) -> int:
    """The total misfit of a plan."""
    return sum(
        misfit * flow[kind].get(place, 0) for kind, each in enumerate(part.options) for place, misfit in each
    )


def _count(part: Part, flow: Flow | None, each: int) -> int | None:
    if flow is None:
        return None
    return sum(sum(places.values()) for kind, places in enumerate(flow) if part.class_of[kind] == each)
