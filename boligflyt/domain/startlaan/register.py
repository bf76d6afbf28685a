"""The tables of a register of startlån and grants: what was paid each year, and who became owners.

Each figure has its definition beside it and the households behind it, so that two of them never differ
without it being said why (INC-16: 191 loans in the target group, 167 new owners).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from boligflyt.domain.periods import Period

PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One case in the register; amounts in whole kroner, a day is None until it has come."""

    household: UUID
    applied_on: date
    granted_on: date | None = None
    loan_granted: int = 0
    grant_granted: int = 0
    paid_on: date | None = None
    loan_paid: int = 0
    grant_paid: int = 0
    owner_since: date | None = None
    target_group: bool = False
    buys: bool = True
    from_municipal: bool = False


@dataclass(frozen=True, slots=True)
class PaidInYear:
    """What was paid out in a calendar year, in whole kroner; the share is None when no loan was paid."""

    year: int
    loan: int
    grant: int
    cases: int

    @property
    def share(self) -> Decimal | None:
        """The grants in percent of the loans, two decimals, half up."""
        if not self.loan:
            return None
        return (Decimal(self.grant) * 100 / self.loan).quantize(PERCENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: its code, how many households, and who they are."""

    code: str
    households: frozenset[UUID]

    @property
    def number(self) -> int:
        """How many."""
        return len(self.households)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """The households of a period, each figure by its own day."""

    figures: tuple[Counted, ...]

    def of(self, code: str) -> Counted:
        """The figure with the code. Raises KeyError for one that is not there."""
        found = next((one for one in self.figures if one.code == code), None)
        if found is None:
            raise KeyError(code)
        return found


def paid_by_year(rows: Iterable[LoanRow]) -> tuple[PaidInYear, ...]:
    """What was paid out each year from the first to the last with a payment, by the day of payment."""
    paid = [one for one in rows if one.paid_on]
    years = sorted({one.paid_on.year for one in paid if one.paid_on})
    return tuple(
        PaidInYear(
            year, sum(one.loan_paid for one in those), sum(one.grant_paid for one in those), len(those)
        )
        for year in years
        if (those := [one for one in paid if one.paid_on and one.paid_on.year == year])
    )


def counts_in(rows: Sequence[LoanRow], period: Period) -> RegisterCounts:
    """The figures of seed table 000-13, and the two that say why loans and owners differ.

    `granted`: startlån granted in the period, whatever for. `target`: of these to buy or build, to
    disadvantaged. `target_with_grant`: of these with a grant as well. `owners`: became owners in the period,
    by a case in the register. `left_municipal`: of these from a municipal dwelling with startlån (IND-15).
    `target_not_owners` and `owners_not_target` are the two differences.
    """
    granted = _households(rows, lambda one: _in(one.granted_on, period) and one.loan_granted > 0)
    target = _households(rows, lambda one: _target(one, period))
    with_grant = _households(rows, lambda one: _target(one, period) and one.grant_granted > 0)
    owners = _households(rows, lambda one: _in(one.owner_since, period))
    left = _households(
        rows, lambda one: _in(one.owner_since, period) and one.from_municipal and one.loan_granted > 0
    )
    found = {
        "granted": granted, "target": target, "target_with_grant": with_grant, "owners": owners,
        "left_municipal": left, "target_not_owners": target - owners, "owners_not_target": owners - target,
    }  # fmt: skip
    return RegisterCounts(tuple(Counted(code, households) for code, households in found.items()))


def _target(one: LoanRow, period: Period) -> bool:
    return _in(one.granted_on, period) and one.loan_granted > 0 and one.buys and one.target_group


def _in(day: date | None, period: Period) -> bool:
    return day is not None and period.first_day <= day <= period.last


def _households(rows: Iterable[LoanRow], holds: Callable[[LoanRow], bool]) -> frozenset[UUID]:
    return frozenset(one.household for one in rows if holds(one))
