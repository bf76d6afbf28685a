"""The day the municipality asks how it goes (PRO-17)."""

from datetime import date

from boligflyt.domain.periods import add_months, next_working_day
from boligflyt.domain.rates import Rates, shipped_rates

FOLLOW_UP_MONTHS = "municipal/private_rental_follow_up_months"


def follow_up_day(moved_in: date, rates: Rates | None = None) -> date:
    """The first working day so many months after the household moved in, as the municipality has it."""
    months = (rates or shipped_rates()).whole(FOLLOW_UP_MONTHS, moved_in)
    return next_working_day(add_months(moved_in, months))
