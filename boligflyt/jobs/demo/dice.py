"""Chance with a seed: keys, codes, days, names and synthetic numbers, the same every time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from boligflyt.domain.national_numbers import make_synthetic_number

OSLO = ZoneInfo("Europe/Oslo")
# Without letters and digits that are mistaken for one another.
CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
T = TypeVar("T")


class Dice:
    """All chance in the demonstration municipality comes from here."""

    def __init__(self, seed: int) -> None:
        from faker import Faker

        self._random = random.Random(seed)  # noqa: S311  # nosec B311 – invented people, not secrets
        self._names = Faker("no_NO")
        self._names.seed_instance(seed)
        self._numbers: set[str] = set()
        self._codes: set[str] = set()

    def key(self) -> UUID:
        """A UUID (version 4)."""
        return UUID(int=self._random.getrandbits(128), version=4)

    def code(self) -> str:
        """A code that no other thing here has and that tells nothing."""
        while True:
            code = "".join(self._random.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
            if code not in self._codes:
                self._codes.add(code)
                return code

    def number(self, born: date) -> str:
        """A synthetic fødselsnummer (month + 80) that nobody else here has."""
        while True:
            number = make_synthetic_number(born, self._random.randrange(1000))
            if number and number not in self._numbers:
                self._numbers.add(number)
                return number

    def given_name(self) -> str:
        """A first name."""
        return str(self._names.first_name())

    def family_name(self) -> str:
        """A surname."""
        return str(self._names.last_name())

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def between(self, low: float, high: float) -> float:
        """A number between the two."""
        return self._random.uniform(low, high)

    def chance(self, percent: float) -> bool:
        """True in so many of a hundred."""
        return self._random.random() * 100 < percent

    def pick(self, options: Sequence[T]) -> T:
        """One of them, all equally likely."""
        return self._random.choice(options)

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        """One of them, by weight."""
        return self._random.choices([one for one, _ in options], [weight for _, weight in options])[0]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self._random.sample(list(things), len(things))

    def day(self, first: date, last: date) -> date:
        """A day of the period, both ends included."""
        return first + timedelta(days=self._random.randint(0, max(0, (last - first).days)))

    def moment(self, on: date) -> datetime:
        """A moment of that day's working hours."""
        return datetime(on.year, on.month, on.day, self.whole(8, 15), self.whole(0, 59), tzinfo=OSLO)


def evenly(index: int, share: float) -> bool:
    """Whether the thing with this running number belongs to the share: spread evenly, without chance."""
    return int((index + 1) * share) > int(index * share)
