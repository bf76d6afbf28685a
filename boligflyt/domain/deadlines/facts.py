"""What is asked, as it comes from outside: plain values by name, read one by one and never guessed."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from boligflyt.domain.periods import Month
from boligflyt.domain.rent import month_of

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST_KRONER = Decimal(10) ** 12
MOST_COUNTED = 1200
MOST_LETTERS = 400
Choice = TypeVar("Choice", bound=StrEnum)


class NotReckoned(ValueError):
    """There is no answer: a code, a Norwegian message, and the name of the field (empty for the whole)."""

    def __init__(self, code: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.code, self.field = code, field


def day_of(text: object) -> date | None:
    """The day written as 2026-11-21; None for what is no day, or lies outside the years that are reckoned."""
    if not isinstance(text, str) or DAY.fullmatch(text) is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


class Facts:
    """The facts of one question. Each reader raises NotReckoned for a value that is not what it should be.

    A field that is absent or null is not told. Readers with `needed` in their name refuse that.
    """

    def __init__(self, told: Mapping[str, Any]) -> None:
        self._told = told

    def has(self, name: str) -> bool:
        """Whether the field is told."""
        return self._value(name) is not None

    def _value(self, name: str) -> Any:
        return self._told.get(name)

    def needed(self, name: str) -> Any:
        """The value itself."""
        value = self._value(name)
        if value is None:
            raise _missing(name)
        return value

    def day(self, name: str) -> date | None:
        """A day, år-måned-dag; None when it is not told."""
        value = self._value(name)
        if value is None:
            return None
        found = day_of(value)
        if found is None:
            words = f"fra {FIRST_YEAR} til {LAST_YEAR}, skrevet år-måned-dag, som «2026-11-21»."
            raise NotReckoned("wrong_value", f"«{name}» skal være en dag {words}", name)
        return found

    def needed_day(self, name: str) -> date:
        """A day that must be told."""
        found = self.day(name)
        if found is None:
            raise _missing(name)
        return found

    def month(self, name: str) -> Month:
        """A month, år-måned, that must be told."""
        value = self.needed(name)
        found = month_of(value) if isinstance(value, str) else None
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            words = f"«{name}» skal være en måned, skrevet år-måned, som «2026-11»."
            raise NotReckoned("wrong_value", words, name)
        return found

    def told(self, name: str) -> bool | None:
        """Yes, no, or not told."""
        value = self._value(name)
        if value is not None and not isinstance(value, bool):
            raise NotReckoned("wrong_value", f"«{name}» skal være true eller false.", name)
        return value

    def amount(self, name: str) -> Decimal | None:
        """NOK, or an index number, not below zero; None when it is not told."""
        value = self._value(name)
        if value is None:
            return None
        number = isinstance(value, int | float) and not isinstance(value, bool)
        amount = Decimal(str(value)) if number else None
        if amount is None or not 0 <= amount <= MOST_KRONER:
            raise NotReckoned("wrong_value", f"«{name}» skal være et tall, og ikke under null.", name)
        return amount

    def needed_amount(self, name: str) -> Decimal:
        """A number above zero that must be told."""
        amount = self.amount(name)
        if amount is None:
            raise _missing(name)
        if not amount:
            raise NotReckoned("wrong_value", f"«{name}» skal være et tall over null.", name)
        return amount

    def count(self, name: str, least: int = 0) -> int | None:
        """A whole number; None when it is not told."""
        value = self._value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST_COUNTED:
            words = f"«{name}» skal være et helt tall fra {least} til {MOST_COUNTED}."
            raise NotReckoned("wrong_value", words, name)
        return value

    def text(self, name: str) -> str:
        """Words, empty when they are not told."""
        value = self._value(name)
        if value is not None and (not isinstance(value, str) or len(value) > MOST_LETTERS):
            words = f"«{name}» skal være tekst på høyst {MOST_LETTERS} tegn."
            raise NotReckoned("wrong_value", words, name)
        return (value or "").strip()

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """One of the codes; it must be told."""
        value = self.needed(name)
        if not isinstance(value, str) or value not in set(choices):
            raise NotReckoned("wrong_value", f"«{name}» skal være en av {', '.join(choices)}.", name)
        return choices(value)

    def in_order(self, *names: str) -> None:
        """Refuse days of which a later one in the list comes before an earlier; one not told is left out."""
        days = [(name, day) for name in names if (day := self.day(name))]
        for (before, first), (after, second) in zip(days, days[1:], strict=False):
            if second < first:
                words = f"«{after}» ({second:%d.%m.%Y}) kan ikke være før «{before}» ({first:%d.%m.%Y})."
                raise NotReckoned("wrong_order", words, after)

    def months_in_order(self, before: str, after: str) -> None:
        """Refuse two months of which the second comes before the first."""
        if self.month(after) < self.month(before):
            raise NotReckoned("wrong_order", f"«{after}» kan ikke være før «{before}».", after)

    def refuse_all_but(self, known: Iterable[str], kind: str) -> None:
        """Refuse a field that the kind of question does not have."""
        allowed = set(known)
        for name in self._told:
            if name not in allowed:
                words = (
                    f"Feltet «{name}» finnes ikke for «{kind}». Det kan være {', '.join(sorted(allowed))}."
                )
                raise NotReckoned("unknown_field", words, name)


def _missing(name: str) -> NotReckoned:
    return NotReckoned("missing", f"Feltet «{name}» mangler.", name)
