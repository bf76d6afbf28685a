"""How long a lease lasts by the rule set. The Tenancy Act's limits around it stand in `domain/tenancy`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts, age_on
from boligflyt.domain.eligibility.rule_set import RuleSet

GROUP_REASONS = {
    "refugee": "Søkeren er bosatt som flyktning.",
    "children": "Husstanden har barn i den alderen regelen nevner.",
    "private_allocation_right": "Boligen er privat med kommunal tildelingsrett.",
}


@dataclass(frozen=True, slots=True)
class LeaseTerm:
    """Length of the lease in months (None is indefinite), why, and the basis in law."""

    months: int | None
    reason: str
    law: str


def lease_months(
    rule_set: RuleSet,
    application: ApplicationFacts | Mapping[str, Any],
    sequence: int = 1,
    *,
    on: date,
    private_allocation_right: bool = False,
) -> LeaseTerm:
    """The rule set's term for the household: `sequence` 1 is the first lease, 2 the first renewal, and so on.

    Raises RuleSetError for a day outside the rule set, ValueError for a sequence below 1.
    """
    if sequence < 1:
        raise ValueError("Avtalens nummer i rekken må være minst 1.")
    rule_set.check_day(on)
    facts = (
        application if isinstance(application, ApplicationFacts) else ApplicationFacts.from_json(application)
    )
    section = rule_set.sections["lease_terms"]
    terms = [
        LeaseTerm(_in_sequence(group["months"], sequence), GROUP_REASONS[group["code"]], section["law"])
        for group in section.get("groups", ())
        if _belongs(group, facts, on, private_allocation_right)
    ]
    # Each group's term is the least it is promised, so somebody in two groups gets the longer one.
    main = LeaseTerm(
        _in_sequence(section["default"], sequence), "Hovedregelen i regelsettet.", section["law"]
    )
    return max(terms, key=lambda term: inf if term.months is None else term.months, default=main)


def _belongs(group: Mapping[str, Any], facts: ApplicationFacts, on: date, private: bool) -> bool:
    tests = {
        "refugee": facts.day("applicant.refugee_settled_on") is not None,
        "children": _has_children(facts, on, group.get("oldest_child")),
        "private_allocation_right": private,
    }
    return tests[group["code"]]


def _in_sequence(months: tuple[int | None, ...], sequence: int) -> int | None:
    return months[min(sequence, len(months)) - 1]


def _has_children(facts: ApplicationFacts, on: date, oldest: int | None) -> bool:
    household = facts.household() or ()
    return oldest is not None and any(
        member.born is not None and age_on(member.born, on) <= oldest for member in household
    )


def renewal_lead_days(rule_set: RuleSet) -> int:
    """Days before the end of a lease that the municipality takes up renewal."""
    return int(rule_set.sections["renewal"]["lead_days"])
