"""Rent drift: tenants who have lived long, and whose rent has fallen behind that of comparable dwellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from boligflyt.domain.periods import Period, add_months

ONE_DAY = timedelta(days=1)
FEWEST_COMPARABLE = 3
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class RentDrift:
    """A rent against the one it is compared with, NOK a month; `gap` is how much is missing."""

    rent: int
    reference: int
    basis: str

    @property
    def gap(self) -> int:
        """How far the rent has fallen behind."""
        return self.reference - self.rent

    @property
    def percent(self) -> int:
        """The gap in whole percent of the reference."""
        return round(self.gap * 100 / self.reference)


def lived_since(periods: Sequence[Period]) -> date:
    """The first day of the unbroken stay that the latest of these leases of one household ends.

    A lease that starts the day after another ended goes on. Raises ValueError when there are none.
    """
    if not periods:
        raise ValueError("Uten leieforhold er det ingen botid.")
    newest_first = sorted(periods, key=lambda one: one.first_day, reverse=True)
    since = newest_first[0].first_day
    for earlier in newest_first[1:]:
        if earlier.last + ONE_DAY < since:
            break
        since = earlier.first_day
    return since


def lived_at_least(since: date, years: int, on: date) -> bool:
    """Whether so many years have passed on the day."""
    return add_months(since, MONTHS_A_YEAR * years) <= on


def reference_rent(cost_covering: int | None, comparable: Sequence[int]) -> tuple[int, str] | None:
    """What a rent is compared with, and why: the dwelling's own costs, else the middle of comparable rents.

    None when the costs are not known and fewer than three dwellings are like it.
    """
    if cost_covering is not None:
        return cost_covering, "kostnadsdekkende leie for boligen"
    if len(comparable) < FEWEST_COMPARABLE:
        return None
    return round(median(comparable)), f"midten av {len(comparable)} boliger av samme type og størrelse"


def drift_of(rent: int, cost_covering: int | None, comparable: Sequence[int]) -> RentDrift | None:
    """The drift of one rent; None when it has not fallen behind, or there is nothing to compare with."""
    found = reference_rent(cost_covering, comparable)
    if found is None or rent >= found[0]:
        return None
    return RentDrift(rent, *found)
