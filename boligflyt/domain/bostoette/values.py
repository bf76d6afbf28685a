"""The rates of one day, and which of them were asked for."""

from datetime import date
from decimal import Decimal

from boligflyt.domain.bostoette.household import Category, UsedRate
from boligflyt.domain.rates import RateError, Rates

SECOND_PERCENT = "own_share_second_percent"
OWN_LIMITS: dict[Category, frozenset[str]] = {
    Category.ORDINARY: frozenset(),
    Category.YOUNG_DISABLED: frozenset({"own_share_second_limit"}),
    Category.SINGLE_PENSIONER: frozenset({"own_share_first_limit", "own_share_second_limit"}),
}


class Values:
    """Looks up each rate by its name, and remembers it. Raises RateError for a day before its first value."""

    def __init__(self, on: date, rates: Rates) -> None:
        self._on, self._rates = on, rates
        self._used: dict[str, UsedRate] = {}

    def __call__(self, name: str) -> Decimal:
        key = f"bostoette/{name}"
        table = self._rates.table(key)
        held = table.on(self._on)
        self._used[key] = UsedRate(key, table.name, held)
        return held.value

    def share(self, name: str) -> Decimal:
        """A percentage as a part of one."""
        return self(name) / 100

    def limit(self, name: str, category: Category) -> Decimal:
        """A limit in the own share; some have one of their own."""
        return self(f"{name}_{category}" if name in OWN_LIMITS[category] else name)

    @property
    def is_linear(self) -> bool:
        """Whether the own share is linear: from 1 July 2024, the first day of the second percentage."""
        try:
            self._rates.on(f"bostoette/{SECOND_PERCENT}", self._on)
        except RateError:
            return False
        return True

    @property
    def used(self) -> tuple[UsedRate, ...]:
        """Every rate that was looked up, in that order."""
        return tuple(self._used.values())
