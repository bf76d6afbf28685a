"""The assessment of one application: every rule asked, and the answers gathered in an explanation."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts
from boligflyt.domain.eligibility.economy_rules import (
    assess_alternatives,
    assess_arrears,
    assess_income,
    income_rates,
)
from boligflyt.domain.eligibility.housing_rules import (
    assess_grounds,
    assess_housing_situation,
    assess_own_efforts,
    assess_quarantine,
    assess_services_clarified,
)
from boligflyt.domain.eligibility.law_findings import assess_assistance, assess_temporary_housing
from boligflyt.domain.eligibility.person_rules import assess_age, assess_lawful_stay, assess_residence
from boligflyt.domain.eligibility.question import Question
from boligflyt.domain.eligibility.rule_set import RuleSet
from boligflyt.domain.explanation import Explanation, Finding, RateUsed, explain
from boligflyt.domain.rates import Rates, shipped_rates

RULES: Mapping[str, Callable[[Question], Finding]] = {
    "age": assess_age,
    "residence": assess_residence,
    "lawful_stay": assess_lawful_stay,
    "income": assess_income,
    "alternatives": assess_alternatives,
    "own_efforts": assess_own_efforts,
    "housing_situation": assess_housing_situation,
    "arrears": assess_arrears,
    "quarantine": assess_quarantine,
    "grounds": assess_grounds,
    "services_clarified": assess_services_clarified,
}

RULE_NAMES = tuple(RULES)


def assess(
    application: ApplicationFacts | Mapping[str, Any], rule_set: RuleSet, on: date, rates: Rates | None = None
) -> Explanation:
    """Assess the application on the day; without `kind` it is for a municipal dwelling.

    A missing fact or judgement gives «not assessed», never a refusal. Without `rates` the shipped ones hold.
    Raises ApplicationError for a faulty document, RuleSetError for a day outside the rule set's period and
    RateError when a rate has no value that day.
    """
    facts = (
        application if isinstance(application, ApplicationFacts) else ApplicationFacts.from_json(application)
    )
    rates = rates or shipped_rates()
    rule_set.check_day(on)
    kind = facts.value("kind")
    if kind == "temporary_housing":
        return explain((assess_temporary_housing(facts),), rule_set.stamp, (), on)
    if kind == "assistance":
        return explain(assess_assistance(facts), rule_set.stamp, (), on)
    questions = [Question(rule, facts, on, rates) for rule in rule_set.rules_on(on)]
    findings = [RULES[question.rule.name](question) for question in questions]
    return explain(findings, rule_set.stamp, _rates_used(questions), on)


def _rates_used(questions: list[Question]) -> tuple[RateUsed, ...]:
    return tuple(
        rate for question in questions if question.rule.name == "income" for rate in income_rates(question)
    )
