"""Departing from a rule that is not met: always a person, always with a reason, never from the law."""

from dataclasses import replace
from datetime import date

from boligflyt.domain.eligibility.fact_labels import EXCEPTION_LABELS
from boligflyt.domain.explanation import Departure, Explanation, Finding, Force, explain


class DepartureRefused(ValueError):
    """The rule cannot be departed from; the Norwegian message says why."""


def depart(
    explanation: Explanation,
    rule: str,
    reason: str,
    decided_by: str,
    on: date,
    *,
    exception: str | None = None,
) -> Explanation:
    """The explanation with a recorded departure from the rule; the finding stays «not met».

    A guideline may always be departed from; a local regulation only through an exception it names itself
    (`exception`); the law never. Raises DepartureRefused otherwise, and when reason or decider is missing.
    """
    finding = explanation.finding(rule)
    if finding is None:
        raise DepartureRefused(f"Regelen «{rule}» er ikke vurdert i denne saken.")
    _check_departable(finding, exception)
    if not reason.strip() or not decided_by.strip():
        raise DepartureRefused("Skriv hvorfor regelen fravikes og hvem som har bestemt det.")
    departure = Departure(reason.strip(), decided_by.strip(), on, exception)
    findings = (
        replace(found, departure=departure) if found is finding else found for found in explanation.findings
    )
    return explain(findings, explanation.rule_set, explanation.rates, explanation.on)


def _check_departable(finding: Finding, exception: str | None) -> None:
    if not finding.stands_in_the_way:
        raise DepartureRefused("Bare en regel som ikke er oppfylt, kan fravikes.")
    if finding.force is Force.LAW:
        raise DepartureRefused(f"Kravet følger av {finding.law}. Loven kan ikke fravikes.")
    if finding.force is Force.LOCAL_REGULATION and exception not in finding.exceptions:
        named = ", ".join(EXCEPTION_LABELS[code] for code in finding.exceptions) or "ingen"
        raise DepartureRefused(f"Forskriften kan bare fravikes gjennom sine egne unntak. Unntak: {named}.")
