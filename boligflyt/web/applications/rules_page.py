"""The rule set as rows to read."""

from __future__ import annotations

from datetime import date

from boligflyt.areas.applications.letters import rule_name
from boligflyt.domain.eligibility import RuleSet
from boligflyt.web.applications.case_page import FORCE


def rule_rows(rule_set: RuleSet, on: date) -> list[dict[str, object]]:
    """One row per rule on the day: name, public text, force, basis, and whether it is only an example."""
    return [
        {
            "name": rule_name(one.name), "text": one.text, "force": FORCE[one.force.value], "law": one.law,
            "example": one.example,
        }
        for one in rule_set.rules_on(on)
    ]  # fmt: skip
