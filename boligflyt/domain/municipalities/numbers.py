"""Municipality numbers over time: which are in force, and what followed one that has ended."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("numbers.csv")


@dataclass(frozen=True, slots=True)
class MunicipalityNumber:
    """A number with its name; `last_year` is None for one in force, `successor` is its number from 2024."""

    number: str
    name: str
    last_year: int | None
    successor: str


def municipality_number(number: str) -> MunicipalityNumber | None:
    """What is known of a four-digit number; None for one that never was."""
    return _numbers().get(number)


@cache
def _numbers() -> dict[str, MunicipalityNumber]:
    lines = (one for one in FILE.read_text(encoding="utf-8").splitlines() if not one.startswith("#"))
    return {
        row["number"]: MunicipalityNumber(
            row["number"],
            row["name"],
            int(row["last_year"]) if row["last_year"] else None,
            row["number_2024"],
        )
        for row in csv.DictReader(lines)
    }
