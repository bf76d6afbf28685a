"""The day a tenancy should have led on (INC-08, IND-18)."""

from datetime import date

from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

ORDINARY, EARLY = "municipal/exit_target_months", "municipal/early_exit_target_months"


def exit_target_months(on: date, *, early: bool = False, rates: Rates | None = None) -> int:
    """The municipality's target of the day in months: the ordinary one, or the early one."""
    return (rates or shipped_rates()).whole(EARLY if early else ORDINARY, on)


def exit_target_day(since: date, on: date, *, early: bool = False, rates: Rates | None = None) -> date:
    """The first day after the target, for a tenancy that runs since the day, by the target in force `on`."""
    return add_months(since, exit_target_months(on, early=early, rates=rates))
