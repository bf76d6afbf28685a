"""Deadlines, one function for each statute, because each statute says itself how a deadline is counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from boligflyt.domain.periods.month import add_months, latest_start
from boligflyt.domain.periods.period import PeriodError

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class StatutoryTerm:
    """A length of time set by a statute: `length` in `unit` (months or weeks), where it stands, when read."""

    length: int
    unit: str
    source: str
    checked_on: date


FORVALTNINGSLOVEN = "https://lovdata.no/dokument/NL/lov/1967-02-10"
PRELIMINARY_ANSWER = StatutoryTerm(1, "months", f"{FORVALTNINGSLOVEN}/§11a", date(2026, 11, 21))
COMPLAINT = StatutoryTerm(3, "weeks", f"{FORVALTNINGSLOVEN}/§29", date(2026, 11, 21))


@cache
def _holidays_of(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=year))


def is_working_day(day: date) -> bool:
    """Whether the day is neither Saturday, Sunday nor a Norwegian public holiday (1 and 17 May are)."""
    return day.weekday() < SATURDAY and day not in _holidays_of(day.year)


def next_working_day(day: date) -> date:
    """The day itself when it is a working day, otherwise the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """The day itself when it is a working day, otherwise the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """The working day that comes so many working days after the day; the day itself is not counted.

    Raises PeriodError when the count is less than one.
    """
    if count < 1:
        raise PeriodError(f"Antall virkedager må være minst én, ikke {count}")
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day


def preliminary_answer_due(received_on: date, months: int = PRELIMINARY_ANSWER.length) -> date:
    """Last day for a preliminary answer: one month after the application came in (forvaltningsloven § 11 a).

    The day is not moved off weekends and holidays: no source read so far says that this deadline is.
    """
    return add_months(received_on, months)


def latest_receipt_due(by: date, months: int = PRELIMINARY_ANSWER.length) -> date:
    """The last day an application can have come in when its preliminary answer is due by the day."""
    return latest_start(by, months)


def complaint_deadline(received_notice_on: date, weeks: int = COMPLAINT.length) -> date:
    """Last day to complain: so many weeks after the notice of the vedtak reached the party.

    Forvaltningsloven § 29 (three weeks); a term that ends on a Saturday, Sunday or holiday ends on the next
    working day (§ 30). Raises PeriodError when the number of weeks is less than one.
    """
    if weeks < 1:
        raise PeriodError(f"Klagefristen må være minst én uke, ikke {weeks}")
    return next_working_day(received_notice_on + timedelta(weeks=weeks))
