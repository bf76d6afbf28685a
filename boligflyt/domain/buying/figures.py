"""Who went from renting to owning in a period: figures with the households behind them (IND-17, 18, 25)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.domain.periods import ONE_DAY, Period, add_months

MONTHS = 12
EARLY_YEARS = 3


@dataclass(frozen=True, slots=True)
class BoughtRow:
    """A purchase: when they began to rent the home, took it over, and whether they are now behind."""

    purchase: UUID
    rented_since: date
    taken_over_on: date | None = None
    stopped: bool = False
    in_default: bool = False
    begun_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what is behind it; `percent` of `of`, in whole percent, when it is a share."""

    code: str
    purchases: frozenset[UUID]
    of: int | None = None

    @property
    def number(self) -> int:
        """How many purchases."""
        return len(self.purchases)

    @property
    def percent(self) -> int | None:
        """The share in percent, rounded half up; None without anybody to be a share of."""
        return (200 * self.number + self.of) // (2 * self.of) if self.of else None


def figures_in(rows: Sequence[BoughtRow], period: Period) -> tuple[Figure, ...]:
    """Those who became owners in the period, how early, how many are behind, and those that were stopped.

    A takeover counts by its day. The third year of renting ends the day before three years have gone.
    """
    owners = [one for one in rows if one.taken_over_on and period.contains(one.taken_over_on)]
    told = len(owners)
    return (
        Figure("owners", _keys(owners)),
        Figure("within_three_years", _keys(owners, _early), told),
        Figure("in_default", _keys(owners, lambda one: one.in_default), told),
        Figure("stopped", _keys(one for one in rows if one.stopped and _begun_in(one, period))),
    )


def _begun_in(one: BoughtRow, period: Period) -> bool:
    return one.begun_on is not None and period.contains(one.begun_on)


def _early(one: BoughtRow) -> bool:
    last = add_months(one.rented_since, EARLY_YEARS * MONTHS) - ONE_DAY
    return one.taken_over_on is not None and one.taken_over_on <= last


def _keys(
    rows: Iterable[BoughtRow], holds: Callable[[BoughtRow], bool] = lambda _one: True
) -> frozenset[UUID]:
    return frozenset(one.purchase for one in rows if holds(one))
