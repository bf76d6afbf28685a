"""Explanations as JSON and back, without loss: days and decimals are strings with their type beside them."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from boligflyt.domain.explanation.explanation import Explanation, RateUsed, RuleSetStamp
from boligflyt.domain.explanation.finding import Departure, Fact, FactValue, Finding, Force, Outcome


class ExplanationError(ValueError):
    """The stored document is not an explanation; the message is Norwegian."""


def _fact_to_json(fact: Fact) -> dict[str, Any]:
    document: dict[str, Any] = {"name": fact.name, "label": fact.label, "source": fact.source}
    value = fact.value
    if isinstance(value, date):
        return document | {"value": value.isoformat(), "type": "date"}
    if isinstance(value, Decimal):
        return document | {"value": str(value), "type": "decimal"}
    return document | {"value": list(value) if isinstance(value, tuple) else value}


def _fact_from_json(document: dict[str, Any]) -> Fact:
    raw = document["value"]
    value: FactValue = tuple(raw) if isinstance(raw, list) else raw
    if document.get("type") == "date":
        value = date.fromisoformat(raw)
    elif document.get("type") == "decimal":
        value = Decimal(raw)
    return Fact(document["name"], document["label"], value, document["source"])


def _departure_to_json(departure: Departure | None) -> dict[str, Any] | None:
    if departure is None:
        return None
    return {
        "reason": departure.reason,
        "decided_by": departure.decided_by,
        "on": departure.on.isoformat(),
        "exception": departure.exception,
    }


def _departure_from_json(document: dict[str, Any] | None) -> Departure | None:
    if document is None:
        return None
    return Departure(
        document["reason"], document["decided_by"], date.fromisoformat(document["on"]), document["exception"]
    )


def _finding_to_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "force": finding.force.value,
        "reason": finding.reason,
        "law": finding.law,
        "facts": [_fact_to_json(fact) for fact in finding.facts],
        "departure": _departure_to_json(finding.departure),
        "exceptions": list(finding.exceptions),
    }


def _finding_from_json(document: dict[str, Any]) -> Finding:
    return Finding(
        rule=document["rule"],
        outcome=Outcome(document["outcome"]),
        force=Force(document["force"]),
        reason=document["reason"],
        law=document["law"],
        facts=tuple(_fact_from_json(fact) for fact in document["facts"]),
        departure=_departure_from_json(document["departure"]),
        exceptions=tuple(document["exceptions"]),
    )


def _rate_to_json(rate: RateUsed) -> dict[str, Any]:
    return {
        "name": rate.name,
        "value": str(rate.value),
        "unit": rate.unit,
        "valid_from": rate.valid_from.isoformat(),
        "source": rate.source,
    }


def _rate_from_json(document: dict[str, Any]) -> RateUsed:
    return RateUsed(
        document["name"],
        Decimal(document["value"]),
        document["unit"],
        date.fromisoformat(document["valid_from"]),
        document["source"],
    )


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as JSON values, read back by `explanation_from_json`."""
    stamp = explanation.rule_set
    return {
        "outcome": explanation.outcome.value,
        "findings": [_finding_to_json(finding) for finding in explanation.findings],
        "rule_set": {"id": stamp.id, "version": stamp.version, "sha256": stamp.sha256},
        "rates": [_rate_to_json(rate) for rate in explanation.rates],
        "on": explanation.on.isoformat(),
    }


def explanation_from_json(document: dict[str, Any]) -> Explanation:
    """The explanation that was written. Raises ExplanationError when the document is not one."""
    try:
        stamp = document["rule_set"]
        return Explanation(
            outcome=Outcome(document["outcome"]),
            findings=tuple(_finding_from_json(finding) for finding in document["findings"]),
            rule_set=RuleSetStamp(stamp["id"], stamp["version"], stamp["sha256"]),
            rates=tuple(_rate_from_json(rate) for rate in document["rates"]),
            on=date.fromisoformat(document["on"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as fault:
        raise ExplanationError(f"Den lagrede begrunnelsen kan ikke leses: {fault!r}") from fault
