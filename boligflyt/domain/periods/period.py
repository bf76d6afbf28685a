"""A period of whole days, first and last day inclusive."""

from dataclasses import dataclass
from datetime import date


class PeriodError(ValueError):
    """The two days do not make a period; the message is Norwegian and may be shown to the user."""


def norwegian_date(day: date) -> str:
    """The day as it is written in Norwegian text, `23.11.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


@dataclass(frozen=True, slots=True, order=False)
class Period:
    """Days from `first_day` through `last_day`, both inclusive; None as last day means no end is set.

    Raises PeriodError when the last day comes before the first.
    """

    first_day: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise PeriodError(f"Perioden slutter før den starter, {norwegian_date(self.last_day)}")

    @property
    def last(self) -> date:
        """The last day; the last day of the calendar when the period is open, so that it can be compared."""
        return self.last_day if self.last_day is not None else date.max

    @property
    def is_open(self) -> bool:
        """Whether the period has no last day."""
        return self.last_day is None

    @property
    def days(self) -> int | None:
        """Number of days, both ends counted; None for an open period."""
        if self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    def contains(self, day: date) -> bool:
        """Whether the day is in the period; the first and the last day are."""
        return self.first_day <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Whether the two periods have at least one day in common."""
        return self.first_day <= other.last and other.first_day <= self.last

    def __str__(self) -> str:
        start = norwegian_date(self.first_day)
        if self.last_day is None:
            return f"fra {start}"
        if self.last_day == self.first_day:
            return start
        return f"{start}–{norwegian_date(self.last_day)}"
