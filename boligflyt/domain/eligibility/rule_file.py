"""Reading of rule files: YAML checked against a JSON Schema, with Norwegian faults that name the line."""

import hashlib
import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.eligibility.decision_persons import check_decision_persons
from boligflyt.domain.eligibility.not_supported import NOT_SUPPORTED
from boligflyt.domain.eligibility.rule_set import Rule, RuleSet, RuleSetError, freeze
from boligflyt.domain.explanation import Force
from boligflyt.domain.periods import Period, PeriodError
from boligflyt.domain.strict_yaml import Document, FileError, check_document, parse

FOLDER = Path(__file__).parent
SHIPPED = FOLDER / "rule_sets"
COMMON_KEYS = frozenset({"force", "law", "text", "source", "example", "exceptions"})
CARE, CARE_CATEGORY = "omsorgsbolig", "care_dwelling"
ONE_DAY = timedelta(days=1)


@cache
def rule_set_schema() -> dict[str, Any]:
    """The JSON Schema of a rule file."""
    schema: dict[str, Any] = json.loads((FOLDER / "rule_set.schema.json").read_text(encoding="utf-8"))
    return schema


def load_rule_set(source: Path | str) -> RuleSet:
    """The rule set in a file (a Path) or in a text (a str).

    Raises FileError with the line for a faulty file, OSError when the file cannot be read.
    """
    name = source.name if isinstance(source, Path) else None
    try:
        text = source.read_text(encoding="utf-8-sig") if isinstance(source, Path) else source
        return _rule_set(parse(text), hashlib.sha256(text.encode("utf-8")).hexdigest())
    except UnicodeDecodeError as fault:
        raise FileError("not_utf8", "Filen er ikke UTF-8. Lagre den som UTF-8.", file=name) from fault
    except FileError as fault:
        fault.file = name
        raise


def available_rule_sets() -> tuple[str, ...]:
    """The ids of the rule sets that come with the software, in alphabetical order."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


@cache
def shipped_rule_set(rule_set_id: str) -> RuleSet:
    """The shipped rule set with this id. Raises RuleSetError when there is none."""
    if rule_set_id not in available_rule_sets():
        raise RuleSetError(
            f"Regelsettet «{rule_set_id}» finnes ikke. Velg {' eller '.join(available_rule_sets())}."
        )
    return load_rule_set(SHIPPED / f"{rule_set_id}.yaml")


@cache
def care_rule_set(rule_set_id: str) -> RuleSet | None:
    """The rules for care homes beside a municipality's ordinary ones; None where it has none of their own."""
    name = f"{rule_set_id}-{CARE}"
    if name not in available_rule_sets():
        return None
    found = shipped_rule_set(name)
    if found.category != CARE_CATEGORY:
        raise RuleSetError(f"Regelsettet «{name}» skal ha category: {CARE_CATEGORY}, ikke {found.category}.")
    return found


def _rule_set(document: Document, sha256: str) -> RuleSet:
    check_document(document, rule_set_schema(), not_supported=NOT_SUPPORTED)
    check_decision_persons(document)
    content = document.value
    head = content["rule_set"]
    period = _period(document, head, ("rule_set",))
    rules = {name: _dated_rules(document, name, period) for name in content["rules"]}
    return RuleSet(
        id=head["id"],
        version=head["version"],
        municipality=head["municipality"],
        category=head["category"],
        basis=head["basis"],
        adopted_by=head["adopted_by"],
        period=period,
        sha256=sha256,
        sources=freeze(head.get("sources", [])),
        rules=freeze(rules),
        sections=freeze({key: value for key, value in content.items() if key not in ("rule_set", "rules")}),
    )


def _period(document: Document, content: dict[str, Any], path: tuple[str | int, ...]) -> Period:
    last_day = content.get("last_day")
    try:
        first = date.fromisoformat(content["first_day"])
        return Period(first, date.fromisoformat(last_day) if last_day else None)
    except PeriodError as fault:
        raise FileError("wrong_period", f"{fault}.", document.line((*path, "last_day"))) from fault


def _dated_rules(document: Document, name: str, whole: Period) -> tuple[tuple[Period, Rule], ...]:
    content = document.value["rules"][name]
    if "by_date" not in content:
        return ((whole, _rule(document, name, content, ("rules", name))),)
    dated = []
    for number, part in enumerate(content["by_date"]):
        path = ("rules", name, "by_date", number)
        dated.append((_period(document, part, path), _rule(document, name, part["rule"], (*path, "rule"))))
    _check_without_gaps(document, name, [period for period, _ in dated], whole)
    return tuple(dated)


def _check_without_gaps(document: Document, name: str, periods: list[Period], whole: Period) -> None:
    """The periods follow each other day by day and cover the rule set's own period."""
    expected = whole.first_day
    for number, period in enumerate(periods):
        line = document.line(("rules", name, "by_date", number))
        if period.first_day < expected:
            message = f"Periodene for «{name}» overlapper: {period} starter før {expected:%d.%m.%Y}."
            raise FileError("overlap", message, line)
        if period.first_day > expected:
            last_missing = period.first_day - ONE_DAY
            message = f"Det er et hull for «{name}» fra {expected:%d.%m.%Y} til {last_missing:%d.%m.%Y}."
            raise FileError("gap", message, line)
        if period.last_day is None and number < len(periods) - 1:
            later = document.line(("rules", name, "by_date", number + 1))
            raise FileError("overlap", f"Periodene for «{name}» overlapper: {period} har ingen slutt.", later)
        expected = period.last + ONE_DAY if period.last_day is not None else expected
    if periods[-1].last != whole.last:
        line = document.line(("rules", name, "by_date", len(periods) - 1))
        message = f"Den siste perioden for «{name}» slutter ikke samme dag som regelsettet."
        raise FileError("gap" if periods[-1].last < whole.last else "overlap", message, line)


def _rule(document: Document, name: str, content: dict[str, Any], path: tuple[str | int, ...]) -> Rule:
    force = Force(content["force"])
    if force is Force.LOCAL_REGULATION and document.value["rule_set"]["basis"] != "local_regulation":
        message = "En regel kan bare ha force «local_regulation» når regelsettet er en lokal forskrift."
        raise FileError("wrong_force", message, document.line((*path, "force")))
    return Rule(
        name=name,
        force=force,
        law=content["law"],
        text=content["text"],
        exceptions=tuple(content.get("exceptions", ())),
        settings=freeze({key: value for key, value in content.items() if key not in COMMON_KEYS}),
        example=content.get("example", False),
    )
