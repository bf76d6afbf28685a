"""The rates of one day, looked up once for all households."""

from datetime import date
from fractions import Fraction
from typing import Any

from boligflyt.domain.bostoette.values import is_linear
from boligflyt.domain.rates import RateError, Rates


class RatesOfDay:
    """Each value that was asked for is kept. Raises RateError for a day before a rate's first value."""

    def __init__(self, on: date, rates: Rates) -> None:
        self._on, self._rates = on, rates
        self._known: dict[str, Fraction] = {}
        self.is_linear = is_linear(on, rates)

    def value(self, name: str) -> Fraction:
        """The value of the day, exact."""
        if name not in self._known:
            self._known[name] = Fraction(self._rates.on(f"bostoette/{name}", self._on).value)
        return self._known[name]

    def numbered(self, names: tuple[str, ...], number: Any) -> list[Fraction]:
        """The values by number. Raises RateError when one has not begun and is some household's."""
        return [self._numbered(names, place, number) for place in range(1, len(names) + 1)]

    def _numbered(self, names: tuple[str, ...], place: int, number: Any) -> Fraction:
        try:
            return self.value(names[place - 1])
        except RateError:
            theirs = number >= place if place == len(names) else number == place
            if theirs.any():
                raise
            return Fraction(0)
