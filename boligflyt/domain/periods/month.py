"""Calendar months, and adding months to a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from boligflyt.domain.periods.period import Period, PeriodError

MONTH_NAMES = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month. Raises PeriodError when the month number is not 1–12."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise PeriodError(f"Måneden må være fra 1 til 12, ikke {self.month}")

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that the day is in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def period(self) -> Period:
        """The days of the month as a period."""
        return Period(self.first_day, self.last_day)

    def plus(self, months: int) -> "Month":
        """The month so many months later; earlier when the number is negative."""
        years, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(years, index + 1)

    def next(self) -> "Month":
        """The month after this."""
        return self.plus(1)

    def previous(self) -> "Month":
        """The month before this."""
        return self.plus(-1)

    def __str__(self) -> str:
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative); a month without that day ends on its last.

    31 January plus one month is 28 or 29 February. Three months is not 90 days.
    """
    target = Month.of(day).plus(months)
    return date(target.year, target.month, min(day.day, target.last_day.day))


def latest_start(day: date, months: int) -> date:
    """The last day from which so many months are over by the day: `add_months` of it is not after the day.

    One month before 28 February is 31 January, since that has no same day in February.
    """
    before = add_months(day, -months)
    return Month.of(before).last_day if day == Month.of(day).last_day else before


def fixed_term_last_day(first_day: date, months: int) -> date:
    """Last day of a term of whole months from `first_day`: twelve months from 1 March end 28 or 29 February.

    Raises PeriodError when the term is shorter than one month.
    """
    if months < 1:
        raise PeriodError(f"En tidsbestemt periode må vare minst én måned, ikke {months}")
    return add_months(first_day, months) - timedelta(days=1)


def whole_months(first_day: date, last_day: date) -> int:
    """How many whole months the term holds, both days included; a started month does not count."""
    months = (last_day.year - first_day.year) * 12 + last_day.month - first_day.month + 1
    while months > 0 and fixed_term_last_day(first_day, months) > last_day:
        months -= 1
    return months
