"""What several periods make together: the days they cover and the days they leave open."""

from collections.abc import Iterable
from datetime import date, timedelta

from boligflyt.domain.periods.period import Period

ONE_DAY = timedelta(days=1)


def combine(periods: Iterable[Period]) -> list[Period]:
    """The same days as the given periods, in order, with overlapping and adjoining periods made into one."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda each: (each.first_day, each.last)):
        before = joined[-1] if joined else None
        if before is None or (before.last_day is not None and period.first_day > before.last_day + ONE_DAY):
            joined.append(period)
        elif period.last > before.last:
            joined[-1] = Period(before.first_day, period.last_day)
    return joined


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The periods of `within` that none of the given periods covers, in order.

    An open `within` that nothing covers to the end gives a last gap that is open too.
    """
    missing: list[Period] = []
    start: date | None = within.first_day
    for period in combine(each for each in periods if each.overlaps(within)):
        if start is not None and period.first_day > start:
            missing.append(Period(start, period.first_day - ONE_DAY))
        start = None if period.last == date.max else period.last + ONE_DAY
    if start is not None and start <= within.last:
        missing.append(Period(start, within.last_day))
    return missing
