"""The rates of one day, and which of them were asked for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from boligflyt.domain.rates.tables import DatedValue, Rates


@dataclass(frozen=True, slots=True)
class UsedRate:
    """A rate behind an answer: its key, its Norwegian name, and the value of the day."""

    key: str
    name: str
    held: DatedValue


class RatesOfDay:
    """Looks up each rate by its key, and remembers it, so that the answer can say what it rests on.

    Raises RateError for a day on which the value is not known.
    """

    def __init__(self, on: date, rates: Rates) -> None:
        self.on = on
        self._rates = rates
        self._used: dict[str, UsedRate] = {}

    def __call__(self, key: str) -> Decimal:
        table = self._rates.table(key)
        held = table.on(self.on)
        self._used[key] = UsedRate(key, table.name, held)
        return held.value

    def share(self, key: str) -> Decimal:
        """A percentage as a part of one."""
        return self(key) / 100

    def whole(self, key: str) -> int:
        """A count, of years or of square metres."""
        return int(self(key))

    @property
    def used(self) -> tuple[UsedRate, ...]:
        """Every rate that was looked up, in that order."""
        return tuple(self._used.values())
