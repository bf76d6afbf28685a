"""How long an agreement runs, and the last day to say something about what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boligflyt.domain.periods import add_months


class Standing(StrEnum):
    """Where an agreement is on a day."""

    UNDATED = "undated"
    RUNNING = "running"
    TOO_LATE = "too_late"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class AgreementTerm:
    """The agreement's last day, and the notice in whole months; None is not agreed or not told."""

    last_day: date | None = None
    notice_months: int | None = None

    @property
    def answer_by(self) -> date | None:
        """The last day notice can be given so that it ends on its last day; None without both."""
        if self.last_day is None or self.notice_months is None:
            return None
        return add_months(self.last_day, -self.notice_months)

    def standing(self, on: date) -> Standing:
        """Whether it runs, can no longer be ended in time, or is over; the last day itself is part of it."""
        if self.last_day is None:
            return Standing.UNDATED
        if on > self.last_day:
            return Standing.OVER
        late = self.answer_by is not None and on > self.answer_by
        return Standing.TOO_LATE if late else Standing.RUNNING
