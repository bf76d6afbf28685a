"""One agreement: how long it runs, what is saved, and who gets the savings when it ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.periods import ONE_DAY, Period, add_months
from boligflyt.domain.rates import RatesOfDay

TRIAL = "municipal/saving_trial_months"
REMINDER = "municipal/saving_reminder_months"
AT_PURCHASE = "municipal/saving_to_tenant_at_purchase_percent"
TENANT_BREAKS = "municipal/saving_to_tenant_when_tenant_breaks_percent"
MUNICIPALITY_BREAKS = "municipal/saving_to_tenant_when_municipality_breaks_percent"
MONTHS, HUNDRED = 12, 100


class TooMuchOut(ValueError):
    """More was taken out than had been saved by that day; the message is Norwegian."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was put in on a day, in whole NOK; below zero when it was taken out or corrected."""

    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Terms:
    """How much of the savings is the tenant's at each end, in percent; the municipality has the rest."""

    at_purchase: int
    tenant_breaks: int
    municipality_breaks: int


@dataclass(frozen=True, slots=True)
class Due:
    """Who gets what of the savings, in whole NOK."""

    tenant: int
    municipality: int


def terms_of_day(rates: RatesOfDay) -> Terms:
    """The terms that an agreement made on the day of the rates is given, and keeps."""
    return Terms(*(int(rates(code)) for code in (AT_PURCHASE, TENANT_BREAKS, MUNICIPALITY_BREAKS)))


def last_day_of_trial(first_day: date, rates: RatesOfDay) -> date:
    """The last day the home may be bought at the fixed price: the day before so many months have gone."""
    return add_months(first_day, int(rates(TRIAL))) - ONE_DAY


def reminder_day(first_day: date, last_day: date, rates: RatesOfDay) -> date:
    """The day somebody must ask whether they will buy; never before the trial began."""
    return max(first_day, add_months(last_day, -int(rates(REMINDER))))


def balance_on(rows: Iterable[Saved], on: date) -> int:
    """What stands in savings at the end of the day, in whole NOK.

    Raises TooMuchOut when the rows take it below zero on that day or any before it.
    """
    balance = 0
    for one in sorted((row for row in rows if row.day <= on), key=lambda row: (row.day, -row.amount)):
        balance += one.amount
        if balance < 0:
            raise TooMuchOut(f"Det var ikke spart så mye {one.day:%d.%m.%Y}.")
    return balance


def planned_on(monthly: int, trial: Period, on: date) -> int:
    """What the plan says is saved by the day: an amount for each whole month gone until the last day."""
    last = trial.last_day
    if on < trial.first_day:
        return 0
    end = on + ONE_DAY if last is None or on < last else last + ONE_DAY
    begun = (end.year - trial.first_day.year) * MONTHS + end.month - trial.first_day.month
    return monthly * (begun if add_months(trial.first_day, begun) <= end else begun - 1)


def due_at_end(balance: int, percent: int) -> Due:
    """Who gets what: the tenant the share, rounded half up, and the municipality what is left of it."""
    if balance < 0 or not 0 <= percent <= HUNDRED:
        raise ValueError(f"{balance} kroner og {percent} prosent kan ikke gjøres opp.")
    tenant = (2 * balance * percent + HUNDRED) // (2 * HUNDRED)
    return Due(tenant, balance - tenant)
