"""The table of fields about persons: legal ground, purpose, readers and how long each is kept.

The closed list of FOR-2023-08-17-1330 § 5 allows no other personal data without another ground, so a model
field without a row here is a fault (tests/house).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.areas.access.choices import Right
from boligflyt.domain.strict_yaml import check_document, parse

FILE = Path(__file__).with_name("person_fields.yaml")
_WORDS = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "minLength": 1}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["regulation", "checked_on", "letters", "other_grounds", "kept", "models"],
    "additionalProperties": False,
    "properties": {
        "regulation": {"type": "string"},
        "checked_on": {"type": "string", "format": "date"},
        "letters": _WORDS,
        "other_grounds": _WORDS,
        "kept": _WORDS,
        "models": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "required": ["ground", "purpose", "readers", "kept"],
                    "additionalProperties": False,
                    "properties": {
                        "ground": {"type": "string"},
                        "purpose": {"type": "string", "minLength": 1},
                        "readers": {"type": "array", "items": {"enum": [right.value for right in Right]}},
                        "kept": {"type": "string"},
                    },
                },
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class PersonField:
    """One row.

    `ground` in words, with the letter of the regulation when it has one; no readers means none.
    """

    model: str
    name: str
    ground: str
    letter: str
    purpose: str
    readers: tuple[Right, ...]
    kept: str


@cache
def person_fields() -> tuple[PersonField, ...]:
    """All rows in the order of the file. Raises FileError with the line when the file is faulty."""
    document = parse(FILE.read_text(encoding="utf-8"))
    check_document(document, SCHEMA)
    content = document.value
    return tuple(
        _row(content, model, name, row)
        for model, rows in content["models"].items()
        for name, row in rows.items()
    )


def _row(content: dict[str, Any], model: str, name: str, row: dict[str, Any]) -> PersonField:
    letters, others = content["letters"], content["other_grounds"]
    ground = row["ground"]
    words = (
        f"{content['regulation']} bokstav {ground}: {letters[ground]}"
        if ground in letters
        else others[ground]
    )
    return PersonField(
        model=model,
        name=name,
        ground=words,
        letter=ground if ground in letters else "",
        purpose=row["purpose"],
        readers=tuple(Right(right) for right in row["readers"]),
        kept=content["kept"][row["kept"]],
    )
