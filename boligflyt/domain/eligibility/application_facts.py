"""The facts of one application: what is known, what is known not to be, and where each fact came from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.eligibility.fact_labels import DAY_FACTS, FACT_LABELS
from boligflyt.domain.explanation import Fact, FactValue
from boligflyt.domain.strict_yaml import Document, FileError, check_document

UNKNOWN = object()


class ApplicationError(ValueError):
    """The application is not of the agreed form: a code, a Norwegian message and where, `applicant.born`."""

    def __init__(self, code: str, message: str, where: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where


@cache
def application_schema() -> dict[str, Any]:
    """The JSON Schema of an application's facts."""
    path = Path(__file__).parent / "application.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@dataclass(frozen=True, slots=True)
class Member:
    """Another person in the household: birth date, relation, gross kroner a year; None is unknown."""

    born: date | None
    relation: str | None
    yearly_income: int | None


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """Facts by dotted name, `applicant.born`. An absent fact is unknown; null is known not to be."""

    document: Mapping[str, Any]

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "ApplicationFacts":
        """The facts in a JSON object. Raises ApplicationError when it does not follow the schema."""
        try:
            check_document(Document(document, {}), application_schema())
        except FileError as fault:
            where = ".".join(str(part) for part in fault.path)
            raise ApplicationError(fault.code, fault.message, where) from fault
        return cls(document)

    def _find(self, name: str) -> tuple[Any, str | None]:
        value: Any = self.document
        source = None
        for key in name.split("."):
            if not isinstance(value, Mapping) or key not in value:
                return UNKNOWN, source
            value = value[key]
            if isinstance(value, Mapping) and "value" in value:
                source = value.get("source") or source
                value = value["value"]
        if isinstance(
            value, float
        ):  # JSON may write a whole number as 3.0; the schema lets no other float in
            value = int(value)
        return value, source

    def knows(self, name: str) -> bool:
        """Whether anything is said about the fact, also that it is known not to be."""
        return self._find(name)[0] is not UNKNOWN

    def value(self, name: str) -> Any:
        """The value as the document has it; None when unknown or known not to be."""
        found = self._find(name)[0]
        return None if found is UNKNOWN else found

    def day(self, name: str) -> date | None:
        """The fact as a day; None when unknown or known not to be."""
        found = self.value(name)
        return date.fromisoformat(found) if isinstance(found, str) else None

    def fact(self, name: str) -> Fact:
        """The fact as a finding shows it, with label and source."""
        found, source = self._find(name)
        return Fact(name, FACT_LABELS.get(name, name), _shown(name, found), source)

    def household(self) -> tuple[Member, ...] | None:
        """The others in the household; None when nobody has said who they are."""
        members = self.value("household")
        if members is None:
            return None
        return tuple(_member(ApplicationFacts(member)) for member in members)


def _member(facts: ApplicationFacts) -> Member:
    return Member(facts.day("born"), facts.value("relation"), facts.value("yearly_income"))


def _shown(name: str, value: Any) -> FactValue:
    if value is UNKNOWN or value is None:
        return None
    if isinstance(value, list):
        return tuple(_text(item) for item in value)
    if isinstance(value, Mapping):
        return tuple(f"{key}: {_text(inner)}" for key, inner in value.items())
    if name in DAY_FACTS:
        return date.fromisoformat(value)
    return value  # type: ignore[no-any-return]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def age_on(born: date, day: date) -> int:
    """Whole years on the day, the birthday counted. Somebody born 29 February turns a year on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
