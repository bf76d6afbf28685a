"""The time to complain over one vedtak: its last day, and whether a complaint came within it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boligflyt.domain.periods.deadlines import complaint_deadline, next_working_day, working_days_after
from boligflyt.domain.periods.month import add_months
from boligflyt.domain.periods.period import PeriodError, norwegian_date

MONTHS_AT_MOST = 12


class Timeliness(StrEnum):
    """In time; late, but within a year (forvaltningsloven § 31); or later than that."""

    IN_TIME = "in_time"
    LATE = "late"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class ComplaintTerm:
    """When the notice came, whether that day is `assumed`, the last day in time, and the last day at all."""

    notice_on: date
    assumed: bool
    deadline: date
    last_day_at_all: date

    def timeliness(self, given_on: date) -> Timeliness:
        """What a complaint is that was posted or handed in on the day (forvaltningsloven § 30)."""
        if given_on > self.last_day_at_all:
            return Timeliness.TOO_LATE
        return Timeliness.LATE if given_on > self.deadline else Timeliness.IN_TIME


def complaint_term(
    decided_on: date,
    weeks: int,
    *,
    notice_on: date | None,
    post_days: int,
    sent_on: date | None = None,
    months_at_most: int = MONTHS_AT_MOST,
) -> ComplaintTerm:
    """The time to complain over a vedtak of the day.

    The weeks run from the day the notice came (§ 29). When nobody knows it, it is taken to have been so many
    working days under way, from the day it was `sent_on`, or from the vedtak when that is not known either.
    The year runs from the decision itself (§ 31); like other terms it does not end on a free day, for the law
    does not say otherwise to the citizen's harm. Raises PeriodError for a notice before the vedtak.
    """
    if notice_on is not None and notice_on < decided_on:
        raise PeriodError(
            f"Brevet kan ikke ha kommet fram {norwegian_date(notice_on)}. Vedtaket er fra "
            f"{norwegian_date(decided_on)}."
        )
    came = notice_on or working_days_after(sent_on or decided_on, post_days)
    at_all = next_working_day(add_months(decided_on, months_at_most))
    deadline = complaint_deadline(came, weeks)
    return ComplaintTerm(came, notice_on is None, deadline, max(at_all, deadline))
