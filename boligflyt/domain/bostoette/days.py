"""When to apply for a month, and when it is paid (forskrift om bustøtte, Husbanken's guide)."""

from datetime import date

from boligflyt.domain.periods import Month, last_working_day, next_working_day

APPLY_BY, PAID_ON = 25, 20  # of the month; and of the next


def application_deadline(month: Month, *, on_paper: bool = False) -> date:
    """The last day to apply: the 25th; on paper also the next working day when that is none."""
    day = month.first_day.replace(day=APPLY_BY)
    return next_working_day(day) if on_paper else day


def payment_day(month: Month) -> date:
    """When the month is paid, in arrears: the 20th of the next, or the working day before it."""
    return last_working_day(month.next().first_day.replace(day=PAID_ON))
