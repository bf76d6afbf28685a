"""All findings about one application, with the rules and the rates they were made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.domain.explanation.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class RuleSetStamp:
    """Which rules were used: id, version and the SHA-256 of the rule file's text (hexadecimal)."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RateUsed:
    """A dated value that was used: its key, value, unit, the day it took effect and its source."""

    name: str
    value: Decimal
    unit: str
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The outcome, the findings behind it, the rules, the rates, and the day the assessment is made for."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    rule_set: RuleSetStamp
    rates: tuple[RateUsed, ...]
    on: date

    def finding(self, rule: str) -> Finding | None:
        """The finding of the rule with this name, or None when the rule was not asked."""
        return next((finding for finding in self.findings if finding.rule == rule), None)

    def to_json(self) -> dict[str, Any]:
        """The explanation as JSON values, without loss; read back by `from_json`."""
        from boligflyt.domain.explanation.stored import explanation_to_json

        return explanation_to_json(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "Explanation":
        """The explanation that `to_json` wrote. Raises ExplanationError when the document is not one."""
        from boligflyt.domain.explanation.stored import explanation_from_json

        return explanation_from_json(document)


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Not met if a rule stands in the way, else not assessed if anything is, else met."""
    found = tuple(findings)
    if any(finding.stands_in_the_way for finding in found):
        return Outcome.NOT_MET
    if any(finding.outcome is Outcome.NOT_ASSESSED for finding in found):
        return Outcome.NOT_ASSESSED
    return Outcome.MET


def explain(
    findings: Iterable[Finding], rule_set: RuleSetStamp, rates: Iterable[RateUsed], on: date
) -> Explanation:
    """An explanation with the outcome that follows from the findings."""
    found = tuple(findings)
    return Explanation(outcome_of(found), found, rule_set, tuple(rates), on)
