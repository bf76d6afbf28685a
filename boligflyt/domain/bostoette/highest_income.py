"""The other way round: the highest income that still gives anything."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from boligflyt.domain.bostoette.calculation import estimate
from boligflyt.domain.bostoette.household import BostoetteHousehold
from boligflyt.domain.rates import Rates, shipped_rates

FAR_ABOVE = 1_000_000  # NOK a month; nobody with it gets anything


def highest_income(household: BostoetteHousehold, on: date, rates: Rates | None = None) -> int | None:
    """NOK per month, whole: the highest income with which the others of its facts give bostøtte.

    None when not even no income does: the housing cost is too low. The own share never falls when the income
    rises, so halving finds it. Raises NotEstimated as `estimate` does.
    """
    known = rates or shipped_rates()

    def gives(income: int) -> bool:
        return estimate(replace(household, monthly_income=Decimal(income)), on, known).monthly > 0

    if not gives(0):
        return None
    low, high = 0, FAR_ABOVE
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if gives(middle) else (low, middle)
    return low
