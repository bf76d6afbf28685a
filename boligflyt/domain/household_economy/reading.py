"""Reading of plain values from outside, one by one, with the place of what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from boligflyt.domain.bostoette.asked import MOST_KRONER, AskedError
from boligflyt.domain.deadlines import day_of

Kind = TypeVar("Kind", bound=StrEnum)
Read = TypeVar("Read")
MOST_LINES = 200


class Part:
    """One JSON object and its place; a field that is not among those known is refused at once."""

    def __init__(self, value: Any, place: str, known: frozenset[str] | set[str]) -> None:
        if not isinstance(value, dict):
            raise AskedError("not_an_object", f"«{place}» skal være et JSON-objekt.", place)
        self._told: Mapping[str, Any] = value
        self._place = place
        for name in value:
            if name not in known:
                raise AskedError("unknown_field", f"Feltet «{name}» finnes ikke.", self.path(name))

    def path(self, name: str) -> str:
        """The whole name of a field, for a message."""
        return f"{self._place}.{name}" if self._place else name

    def has(self, name: str) -> bool:
        """Whether the field is told, and not null."""
        return self._told.get(name) is not None

    def amount(self, name: str, otherwise: int | None = None) -> Decimal:
        """NOK, not below nought, at most two decimals."""
        value = self._number(name, otherwise, "et beløp i kroner, og ikke under null")
        if not 0 <= value <= MOST_KRONER or value != round(value, 2):
            self._refuse(name, "et beløp i kroner, ikke under null og med høyst to desimaler")
        return value

    def percent(self, name: str, most: Decimal, otherwise: int | None = None) -> Decimal:
        """A percentage from nought to the most."""
        said = f"et tall i prosent fra 0 til {most}"
        value = self._number(name, otherwise, said)
        if not 0 <= value <= most:
            self._refuse(name, said)
        return value

    def count(self, name: str, most: int, otherwise: int | None = None) -> int:
        """A whole number from nought to the most."""
        value = self._value(name, otherwise)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            self._refuse(name, f"et helt tall fra 0 til {most}")
        return int(value)

    def answer(self, name: str, otherwise: bool) -> bool:
        """True or false."""
        value = self._told.get(name, otherwise)
        if not isinstance(value, bool):
            self._refuse(name, "true eller false")
        return bool(value)

    def text(self, name: str) -> str:
        """Some words."""
        value = self._value(name, None)
        if not isinstance(value, str) or not value.strip():
            self._refuse(name, "tekst")
        return str(value).strip()

    def choice(self, name: str, kind: type[Kind], otherwise: Kind | None) -> Kind:
        """One of the kind's values; it must be told when there is nothing otherwise."""
        return self._one_of(self._told.get(name, otherwise), name, kind)

    def amounts(self, name: str) -> tuple[Decimal, ...]:
        """A list of numbers above nought, with at least one."""
        value = self._value(name, None)
        if (
            not isinstance(value, list)
            or not 0 < len(value) <= MOST_LINES
            or not all(map(_above_nought, value))
        ):
            self._refuse(name, f"en liste med høyst {MOST_LINES} tall over null")
        return tuple(Decimal(str(one)) for one in value)

    def day(self, name: str) -> date | None:
        """A day, år-måned-dag; None when it is not told."""
        if not self.has(name):
            return None
        found = day_of(self._told[name])
        if found is None:
            self._refuse(name, "en dag skrevet år-måned-dag, som «2026-11-21»")
        return found

    def needed_day(self, name: str) -> date:
        """A day that must be told."""
        found = self.day(name)
        if found is None:
            raise AskedError("missing", f"Feltet «{self.path(name)}» mangler.", self.path(name))
        return found

    def choices(self, name: str, kind: type[Kind]) -> frozenset[Kind]:
        """Some of the kind's values, in a list."""
        value = self._told.get(name, [])
        if not isinstance(value, list):
            self._refuse(name, "en liste")
        return frozenset(self._one_of(one, name, kind) for one in value)

    def parts(self, name: str, known: set[str], read: Callable[["Part"], Read]) -> tuple[Read, ...]:
        """Each object of a list."""
        value = self._told.get(name, [])
        if not isinstance(value, list) or len(value) > MOST_LINES:
            self._refuse(name, f"en liste med høyst {MOST_LINES} linjer")
        return tuple(read(part) for part in self._each(value, name, known))

    def part(self, name: str, known: set[str]) -> "Part | None":
        """An object; None when it is not told."""
        return Part(self._told[name], self.path(name), known) if self.has(name) else None

    def _each(self, value: list[Any], name: str, known: set[str]) -> Iterator["Part"]:
        for place, one in enumerate(value):
            yield Part(one, f"{self.path(name)}[{place}]", known)

    def _one_of(self, value: Any, name: str, kind: type[Kind]) -> Kind:
        if not isinstance(value, str) or value not in set(kind):
            self._refuse(name, f"en av {', '.join(kind)}")
        return kind(value)

    def _number(self, name: str, otherwise: int | None, said: str) -> Decimal:
        value = self._value(name, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(name, said)
        return Decimal(str(value))

    def _value(self, name: str, otherwise: Any) -> Any:
        value = self._told.get(name, otherwise)
        if value is None:
            raise AskedError("missing", f"Feltet «{self.path(name)}» mangler.", self.path(name))
        return value

    def _refuse(self, name: str, said: str) -> None:
        raise AskedError("wrong_value", f"«{self.path(name)}» skal være {said}.", self.path(name))


def _above_nought(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= MOST_KRONER
