"""Dated values, and asking for the one that holds on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.domain.strict_yaml import Document, FileError, check_document, parse

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name", "unit", "checked_on", "values"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "unit": {"type": "string"},
        "checked_on": {"type": "string", "format": "date"},
        "note": {"type": "string"},
        "known_to": {"type": "string", "format": "date"},
        "values": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["value", "source"],
                "additionalProperties": False,
                "properties": {
                    "value": {"type": "number"},
                    "source": {"type": "string", "minLength": 1},
                    "mark": {"enum": ["inferred", "verify"]},
                },
            },
        },
    },
}


class RateError(LookupError):
    """There is no such value, or none for the day; the message is Norwegian."""


class RateEnded(RateError):
    """The rate is known, but not so late as the day: its newest value has been replaced by one not found."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value from a day on.

    `mark` is empty for one that was read at its source, «inferred» for one worked out from others that were,
    and «verify» for one that must be checked before it is relied on.
    """

    valid_from: date
    value: Decimal
    source: str
    mark: str = ""

    @property
    def verify(self) -> bool:
        """Whether it was not read at its source."""
        return bool(self.mark)


@dataclass(frozen=True, slots=True)
class RateTable:
    """One rate through time: key, Norwegian name, unit, the day it was checked, values in order of date.

    `known_to` is the last day the newest value is known to hold, for a rate that has been changed since by
    somebody whose new value was not found. None when nothing is known to have replaced it. `note` is what
    the file says about it besides.
    """

    key: str
    name: str
    unit: str
    checked_on: date
    values: tuple[DatedValue, ...]
    known_to: date | None = None
    note: str = ""

    def on(self, day: date) -> DatedValue:
        """The value of the day. Raises RateError before the first value, RateEnded after `known_to`."""
        held = [value for value in self.values if value.valid_from <= day]
        if not held:
            first = f"{self.values[0].valid_from:%d.%m.%Y}"
            raise RateError(f"«{self.name}» har ingen verdi {day:%d.%m.%Y}. Den første gjelder fra {first}.")
        if self.known_to is not None and day > self.known_to:
            last = f"{self.known_to:%d.%m.%Y}"
            raise RateEnded(f"«{self.name}» er ikke kjent {day:%d.%m.%Y}. Den siste gjaldt til {last}.")
        return held[-1]


@dataclass(frozen=True, slots=True)
class Rates:
    """All rates by key. `own` are the municipality's, and stand in `tables` from their first day."""

    tables: Mapping[str, RateTable]
    own: Mapping[str, RateTable] = field(default_factory=dict)

    def table(self, key: str) -> RateTable:
        """The rate with this key. Raises RateError when there is none."""
        if key not in self.tables:
            raise RateError(f"Satsen «{key}» finnes ikke.")
        return self.tables[key]

    def on(self, key: str, day: date) -> DatedValue:
        """The value of the rate that holds on the day. Raises RateError when there is none."""
        return self.table(key).on(day)

    def whole(self, key: str, day: date) -> int:
        """The value as a whole number, for counts of days and months. Raises RateError when there is none."""
        return int(self.on(key, day).value)


def load_rate_table(text: str, key: str) -> RateTable:
    """The rate in the text. Raises FileError with the line when the file is faulty."""
    document = parse(text)
    check_document(document, SCHEMA)
    content = document.value
    values = tuple(_dated_value(document, day) for day in content["values"])
    if list(values) != sorted(values, key=lambda value: value.valid_from):
        raise FileError(
            "wrong_order", "Verdiene skal stå i rekkefølge etter dato.", document.line(("values",))
        )
    known_to = date.fromisoformat(content["known_to"]) if "known_to" in content else None
    return RateTable(
        key, content["name"], content["unit"], date.fromisoformat(content["checked_on"]), values, known_to,
        content.get("note", ""),
    )  # fmt: skip


def _dated_value(document: Document, day: str) -> DatedValue:
    content = document.value["values"][day]
    try:
        valid_from = date.fromisoformat(day)
    except ValueError as fault:
        line = document.line(("values", day))
        raise FileError("wrong_value", f"«{day}» er ikke en dato, skrevet år-måned-dag.", line) from fault
    return DatedValue(valid_from, Decimal(content["value"]), content["source"], content.get("mark", ""))
