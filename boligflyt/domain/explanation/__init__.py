"""Findings and explanations: what each rule found, why, with which facts, and under which law.

An explanation is frozen: it is stored with the vedtak as it was and printed in the letter. Outcomes are met,
not met and not assessed; a departure never turns a finding into met, it is shown beside it.
"""

from boligflyt.domain.explanation.explanation import Explanation, RateUsed, RuleSetStamp, explain, outcome_of
from boligflyt.domain.explanation.finding import (
    Departure,
    Fact,
    FactValue,
    Finding,
    Force,
    Outcome,
    status_text,
)
from boligflyt.domain.explanation.stored import ExplanationError, explanation_from_json, explanation_to_json

__all__ = [
    "Departure",
    "Explanation",
    "ExplanationError",
    "Fact",
    "FactValue",
    "Finding",
    "Force",
    "Outcome",
    "RateUsed",
    "RuleSetStamp",
    "explain",
    "explanation_from_json",
    "explanation_to_json",
    "outcome_of",
    "status_text",
]
