"""A municipality's own table of what it costs to live: by age, sex and size, and by the day.

Reference budgets belong to others and are not shipped; the municipality brings its table in a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.domain.household_economy.household import ADULT_AGE, Line, Member, NotWorkedOut
from boligflyt.domain.strict_yaml import FileError, check_document, parse

OLDEST, MOST_PEOPLE = 120, 100
COUNT = {"type": "integer", "minimum": 0, "maximum": OLDEST}
AMOUNT = {"type": "number", "minimum": 0}
NAME = {"type": "string", "minLength": 1}
ROW: dict[str, Any] = {"type": "object", "required": ["name", "monthly"], "additionalProperties": False}
PERSON_ROW = ROW | {
    "properties": {
        "name": NAME, "monthly": AMOUNT, "from_age": COUNT, "to_age": COUNT,
        "sex": {"enum": ["female", "male"]},
    }
}  # fmt: skip
HOUSEHOLD_ROW = ROW | {
    "properties": {
        "name": NAME, "monthly": AMOUNT, "from_people": COUNT, "to_people": COUNT,
        "from_adults": COUNT, "to_adults": COUNT,
    }
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name", "source", "values"],
    "additionalProperties": False,
    "properties": {
        "name": NAME,
        "source": NAME,
        "values": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"format": "date"},
            "additionalProperties": {
                "type": "object",
                "required": ["persons"],
                "additionalProperties": False,
                "properties": {
                    "persons": {"type": "array", "minItems": 1, "items": PERSON_ROW},
                    "household": {"type": "array", "items": HOUSEHOLD_ROW},
                },
            },
        },
    },
}


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """The table's name and source, and its rows by first day, in order of date."""

    name: str
    source: str
    values: tuple[tuple[date, Mapping[str, Any]], ...]

    def lines(self, members: Sequence[Member], on: date) -> tuple[Line, ...]:
        """The lines of the household on the day, NOK per month, in the order of the table.

        Raises NotWorkedOut for a day before the first rows, and when no row is for one of the members.
        """
        held = [rows for first_day, rows in self.values if first_day <= on]
        if not held:
            first = f"{self.values[0][0]:%d.%m.%Y}"
            raise NotWorkedOut(f"«{self.name}» har ingen tall {on:%d.%m.%Y}. De første gjelder fra {first}.")
        sums: dict[str, Decimal] = {}
        for member in members:
            self._add(sums, [row for row in held[-1]["persons"] if _is_for_person(row, member)], member)
        for row in held[-1].get("household", ()):
            if _is_for_household(row, members):
                sums[row["name"]] = sums.get(row["name"], Decimal(0)) + row["monthly"]
        return tuple(Line(name, amount) for name, amount in sums.items())

    def _add(self, sums: dict[str, Decimal], rows: Sequence[Mapping[str, Any]], member: Member) -> None:
        if not rows:
            raise NotWorkedOut(f"«{self.name}» har ingen linje for en person på {member.age} år.")
        for row in rows:
            sums[row["name"]] = sums.get(row["name"], Decimal(0)) + row["monthly"]


def load_budget_table(text: str) -> BudgetTable:
    """The table in a municipality's file. Raises FileError with the line when the file is faulty."""
    document = parse(text)
    check_document(document, SCHEMA)
    content = document.value
    days = list(content["values"])
    if days != sorted(days):
        line = document.line(("values",))
        raise FileError("wrong_order", "Tallene skal stå i rekkefølge etter dato.", line)
    rows = tuple((date.fromisoformat(day), content["values"][day]) for day in days)
    return BudgetTable(content["name"], content["source"], rows)


def _is_for_person(row: Mapping[str, Any], member: Member) -> bool:
    if "sex" in row and member.sex is None:
        raise NotWorkedOut("Tabellen skiller mellom kjønn. Oppgi «sex» for hver i husstanden.", "members")
    fits_sex = row.get("sex") in (None, member.sex)
    return fits_sex and row.get("from_age", 0) <= member.age <= row.get("to_age", OLDEST)


def _is_for_household(row: Mapping[str, Any], members: Sequence[Member]) -> bool:
    adults = sum(member.age >= ADULT_AGE for member in members)
    return bool(
        row.get("from_people", 0) <= len(members) <= row.get("to_people", MOST_PEOPLE)
        and row.get("from_adults", 0) <= adults <= row.get("to_adults", MOST_PEOPLE)
    )
