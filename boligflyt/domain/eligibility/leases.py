"""How long a lease lasts: the rule set's terms, and the Tenancy Act's limits around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts, age_on
from boligflyt.domain.eligibility.rule_set import RuleSet
from boligflyt.domain.explanation import Fact, Finding, Force, Outcome
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

SHORTEST = "law/lease_minimum_months"
SHORT_CONTRACTS = "law/short_contracts_per_dwelling"
CALL_TO_MOVE = "law/expired_lease_becomes_indefinite_months"
LEASE_LAW = "husleieloven §§ 9-3 og 11-1"
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


def check_lease_term(
    months: int | None,
    *,
    on: date,
    special_reason: str | None = None,
    earlier_short_contracts: int = 0,
    weighty_reason: str | None = None,
    rates: Rates | None = None,
) -> Finding:
    """Whether a lease of so many months (None is indefinite) is lawful when signed on the day.

    Shorter than the minimum needs a special reason; another short contract for the same dwelling and parties
    needs a weighty reason (husleieloven §§ 9-3, 11-1). A breach makes the lease indefinite.
    """
    held = rates or shipped_rates()
    shortest = held.whole(SHORTEST, on)
    facts = (
        Fact("lease.months", "Leietid, måneder", months),
        Fact("lease.earlier_short_contracts", "Tidligere korte avtaler", earlier_short_contracts),
    )
    outcome, reason = Outcome.MET, f"Leietiden er minst {shortest} måneder."
    if months is None:
        reason = "Avtalen er tidsubestemt."
    elif months < shortest:
        another = earlier_short_contracts >= held.whole(SHORT_CONTRACTS, on)
        outcome, reason = _short_lease(shortest, special_reason, another, weighty_reason)
    return Finding("lease_term", outcome, Force.LAW, reason, LEASE_LAW, facts)


def _short_lease(
    shortest: int, special_reason: str | None, another: bool, weighty_reason: str | None
) -> tuple[Outcome, str]:
    if not (special_reason or "").strip():
        return Outcome.NOT_MET, f"En avtale på under {shortest} måneder krever særlige grunner."
    if another and not (weighty_reason or "").strip():
        return Outcome.NOT_MET, "En kort avtale til for samme bolig og parter krever tungtveiende grunner."
    return Outcome.MET, f"Kort avtale av særlige grunner: {weighty_reason if another else special_reason}"


def call_to_move_deadline(last_day: date, rates: Rates | None = None) -> date:
    """Last day for a written call to move after a term that ended on `last_day` (husleieloven § 9-2)."""
    return add_months(last_day, (rates or shipped_rates()).whole(CALL_TO_MOVE, last_day))


def fixed_term_became_indefinite(
    last_day: date, on: date, written_call_to_move_on: date | None = None, rates: Rates | None = None
) -> bool:
    """Whether the lease runs on as indefinite for a tenant who still lives there (husleieloven § 9-2).

    It does when more than three months have passed since `last_day` without a written call to move meanwhile.
    """
    deadline = call_to_move_deadline(last_day, rates)
    called = written_call_to_move_on is not None and written_call_to_move_on <= deadline
    return on > deadline and not called


def renewal_lead_days(rule_set: RuleSet) -> int:
    """Days before the end of a lease that the municipality takes up renewal."""
    return int(rule_set.sections["renewal"]["lead_days"])
