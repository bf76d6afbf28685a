"""How many persons stand behind a vedtak: the least there may be, and what the municipality asks for."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.eligibility.rule_set import RuleSet
from boligflyt.domain.strict_yaml import Document, FileError, parse

FILE = Path(__file__).with_name("decision_persons.yaml")
SECTION = "decision_persons"


class Persons(StrEnum):
    """Two always; or one, on the day itself, when it cannot wait and the reason is written."""

    TWO = "two"
    ONE_SAME_DAY = "one_same_day"


@cache
def _least() -> Mapping[str, Mapping[str, Any]]:
    return dict(parse(FILE.read_text(encoding="utf-8")).value)


def least_persons(kind: str) -> Persons:
    """The fewest that may stand behind a vedtak of this kind, whatever a municipality writes."""
    return Persons(_least()[kind]["least"])


def persons_for(kind: str, rules: RuleSet) -> Persons:
    """How many this municipality asks for: what its rule file says, or else the least there may be."""
    asked = rules.sections.get(SECTION, {}).get(kind)
    return Persons(asked) if asked else least_persons(kind)


def check_decision_persons(document: Document) -> None:
    """Raises FileError, with the line, for an unknown kind of vedtak and for fewer persons than the least."""
    for kind, asked in document.value.get(SECTION, {}).items():
        line = document.line((SECTION, kind))
        if kind not in _least():
            known = ", ".join(_least())
            raise FileError("unknown_kind", f"«{kind}» er ikke et slag vedtak. Velg blant {known}.", line)
        if Persons(asked) is Persons.ONE_SAME_DAY and least_persons(kind) is Persons.TWO:
            raise FileError(
                "too_few_persons",
                f"«{kind}» kan ikke avgjøres av én person. {_least()[kind]['because']}. "
                "Kommunen kan kreve flere enn minstekravet, aldri færre. Skriv «two», eller ta linjen bort.",
                line,
            )
