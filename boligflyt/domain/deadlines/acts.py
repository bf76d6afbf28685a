"""Which Public Administration Act holds on a day: the one of 1967, until the one of 2025 is put in force.

How long the terms are stands with the rates; here stands from when they are counted, and in which section.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.deadlines.sections import Section, Statute
from boligflyt.domain.strict_yaml import check_document, parse

FILE = Path(__file__).with_name("acts.yaml")
_NUMBER = {"type": "string", "minLength": 1}
_MAYBE_NUMBER = {"type": ["string", "null"], "minLength": 1}
_DAY = {"type": "string", "format": "date"}
PROPERTIES: dict[str, Any] = {
    "code": _NUMBER, "name": _NUMBER, "address": _NUMBER, "checked_on": _DAY,
    "in_force": {"type": ["string", "null"], "format": "date"},
    "counted_from": {"enum": ["received", "sent"]},
    "complaint": _NUMBER, "preliminary_answer": _NUMBER, "counting": _MAYBE_NUMBER, "latest": _MAYBE_NUMBER,
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object", "additionalProperties": False, "required": list(PROPERTIES),
        "properties": PROPERTIES,
    },
}  # fmt: skip


class ActError(LookupError):
    """No act holds on the day, or there is none with the code; the message is Norwegian."""


class CountedFrom(StrEnum):
    """The day the time to complain runs from: when the notice came, or when it was sent."""

    RECEIVED = "received"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `in_force` None is one that the King has not put in force; None sections are not read yet."""

    code: str
    statute: Statute
    in_force: date | None
    checked_on: date
    counted_from: CountedFrom
    complaint: Section
    preliminary_answer: Section
    counting_is_read: bool
    latest: Section | None


def act_on(day: date, acts: Sequence[Act] | None = None) -> Act:
    """The act that holds on the day. Raises ActError for a day before the first was in force."""
    held = [one for one in acts or shipped_acts() if one.in_force is not None and one.in_force <= day]
    if not held:
        raise ActError(f"Ingen forvaltningslov gjaldt {day:%d.%m.%Y}.")
    return max(held, key=lambda one: one.in_force or date.min)


def act_coded(code: str, acts: Sequence[Act] | None = None) -> Act:
    """The act with the code, whether it is in force or not. Raises ActError when there is none."""
    every = acts or shipped_acts()
    found = next((one for one in every if one.code == code), None)
    if found is None:
        raise ActError(f"«act» kan være {' eller '.join(one.code for one in every)}.")
    return found


@cache
def shipped_acts() -> tuple[Act, ...]:
    """The acts that come with the software. Raises FileError with the line when the file is faulty."""
    document = parse(FILE.read_text(encoding="utf-8"))
    check_document(document, SCHEMA)
    return tuple(_act(one) for one in document.value)


def _act(told: dict[str, Any]) -> Act:
    statute = Statute(told["name"], told["address"])
    return Act(
        code=told["code"], statute=statute, checked_on=date.fromisoformat(told["checked_on"]),
        in_force=date.fromisoformat(told["in_force"]) if told["in_force"] else None,
        counted_from=CountedFrom(told["counted_from"]),
        complaint=statute.at(*(one for one in (told["complaint"], told["counting"]) if one)),
        preliminary_answer=statute.at(told["preliminary_answer"]), counting_is_read=bool(told["counting"]),
        latest=statute.at(told["latest"]) if told["latest"] else None,
    )  # fmt: skip
