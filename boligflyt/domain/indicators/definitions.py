"""Definitions and reported figures, read from data."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.strict_yaml import Document, check_document, parse

FOLDER = Path(__file__).parent
DEFINITION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["name", "row", "version", "unit", "definition", "list"],
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string"},
            "row": {"type": "string"},
            "version": {"type": "string"},
            "unit": {"enum": ["per måned", "prosent", "antall", "uker"]},
            "definition": {"type": "string"},
            "list": {"type": "string"},
        },
    },
}
REPORTED_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["reported", "faults", "benchmarks"],
    "additionalProperties": False,
    "properties": {
        "reported": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["indicator", "year", "value", "source"],
                "additionalProperties": False,
                "properties": {
                    "indicator": {"type": "string"},
                    "year": {"type": "integer"},
                    "value": {"type": ["number", "null"]},
                    "source": {"type": "string"},
                    "fault": {"type": "string"},
                },
            },
        },
        "faults": {"type": "object", "additionalProperties": {"type": "string"}},
        "benchmarks": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["value", "words", "source"],
                "additionalProperties": False,
                "properties": {
                    "value": {"type": "number"},
                    "words": {"type": "string"},
                    "source": {"type": "string"},
                },
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator is; `row` is its inventory row, `list_of` what the list behind it holds."""

    code: str
    name: str
    row: str
    version: str
    unit: str
    sentence: str
    list_of: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure as the source gives it, None where it has none; `fault` marks a known fault."""

    year: int
    value: Decimal | None
    source: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A figure from elsewhere to look at beside one's own."""

    value: Decimal
    words: str
    source: str


@cache
def definitions() -> dict[str, Definition]:
    """All definitions in the order of the overview. Raises FileError when the file is faulty."""
    document = _read("definitions.yaml", DEFINITION_SCHEMA)
    return {
        code: Definition(
            code, one["name"], one["row"], one["version"], one["unit"], one["definition"], one["list"]
        )
        for code, one in document.value.items()
    }


def definition_of(code: str) -> Definition | None:
    """One definition; None when there is no such indicator."""
    return definitions().get(code)


@cache
def reported_of(code: str) -> tuple[Reported, ...]:
    """What has been reported for the indicator, by year."""
    rows = [one for one in _reported().value["reported"] if one["indicator"] == code]
    return tuple(
        Reported(
            one["year"],
            None if one["value"] is None else Decimal(str(one["value"])),
            one["source"],
            one.get("fault"),
        )
        for one in sorted(rows, key=lambda row: int(row["year"]))
    )


def fault_note(fault: str) -> str:
    """What is wrong with the source, in words. Raises KeyError for an unknown mark."""
    return str(_reported().value["faults"][fault])


def benchmark_of(code: str) -> Benchmark | None:
    """The figure from elsewhere; None when there is none."""
    one = _reported().value["benchmarks"].get(code)
    return Benchmark(Decimal(str(one["value"])), one["words"], one["source"]) if one else None


@cache
def _reported() -> Document:
    return _read("reported.yaml", REPORTED_SCHEMA)


def _read(name: str, schema: dict[str, Any]) -> Document:
    document = parse((FOLDER / name).read_text(encoding="utf-8"))
    check_document(document, schema)
    return document
