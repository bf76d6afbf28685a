"""The arithmetic of the indicators: averages per month, means, medians and shares, with one decimal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median as middle

from boligflyt.domain.periods import ONE_DAY, Month, Period, PeriodError, add_months

ONE_DECIMAL = Decimal("0.1")
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share that keeps its parts, so that the fraction can be shown and computed again (INC-01)."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Percent with one decimal; None of nothing."""
        if self.whole == 0:
            return None
        return _rounded(Decimal(self.part) * 100 / self.whole)


def months_in(period: Period) -> Decimal:
    """How many months the period is: whole months count one, part months by their share of days.

    Raises PeriodError for a period without an end.
    """
    if period.last_day is None:
        raise PeriodError("En indikator trenger en periode med slutt.")
    month, total = Month.of(period.first_day), Decimal(0)
    while month.first_day <= period.last_day:
        first, last = max(month.first_day, period.first_day), min(month.last_day, period.last_day)
        total += Decimal((last - first).days + 1) / month.last_day.day
        month = month.next()
    return total


def per_month(count: int, period: Period) -> Decimal:
    """Average per month over the period, one decimal."""
    return _rounded(count / months_in(period))


def mean(values: Sequence[int]) -> Decimal | None:
    """The mean, one decimal; None of no values."""
    return _rounded(Decimal(sum(values)) / len(values)) if values else None


def median(values: Sequence[int]) -> Decimal | None:
    """The middle value, one decimal; None of no values."""
    return _rounded(Decimal(str(middle(values)))) if values else None


def weeks(days: Decimal | None) -> Decimal | None:
    """Days as weeks, one decimal."""
    return None if days is None else _rounded(days / DAYS_A_WEEK)


def turnover(ended: int, stock: Sequence[int]) -> Decimal | None:
    """Ended tenancies in percent of the mean stock (DEF-31); None without dwellings."""
    if not stock or not sum(stock):
        return None
    return _rounded(Decimal(ended) * 100 * len(stock) / sum(stock))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(ONE_DECIMAL, ROUND_HALF_UP)


def month_starts(period: Period) -> list[date]:
    """The first day of each month that the period touches, not before the period itself."""
    month, days = Month.of(period.first_day), []
    while month.first_day <= period.last:
        days.append(max(month.first_day, period.first_day))
        month = month.next()
    return days


# Length of stay in years: the first year outside each class (DEF-31).
STAY_CLASSES = ((1, "under 1 år"), (3, "1–3 år"), (5, "3–5 år"), (10, "5–10 år"), (None, "10 år og mer"))


def spread_of_stays(stays: Sequence[Period]) -> tuple[tuple[str, int], ...]:
    """How many of the stays are of each length; a stay of three years to the day is in the class «3–5 år».

    Raises PeriodError for a stay without an end: cut it at the day it is counted on.
    """
    counted = dict.fromkeys((label for _, label in STAY_CLASSES), 0)
    for stay in stays:
        if stay.last_day is None:
            raise PeriodError("En botid må ha en dag den regnes til.")
        counted[_class_of(stay)] += 1
    return tuple(counted.items())


def _class_of(stay: Period) -> str:
    lived_to = stay.last + ONE_DAY
    whole_years = lived_to.year - stay.first_day.year
    if add_months(stay.first_day, 12 * whole_years) > lived_to:
        whole_years -= 1
    return next(label for years, label in STAY_CLASSES if years is None or whole_years < years)
