from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from boligflyt.domain.eligibility import (
    RuleSet,
    assess,
    check_cooperative_share,
    check_housing_first_share,
    check_temporary_stay,
    offer_consequence,
    shipped_rule_set,
)
from boligflyt.domain.tenancy import (
    check_lease_term,
    deduction_runs,
    earliest_eviction_petition,
    fixed_term_became_indefinite,
)
from tests.domain.eligibility.applications import ON, application

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("boundary_cases.yaml").read_text("utf-8"))
RULE_SETS = ("demo-drammen", "demo-bergen")


def as_days(argument: dict[str, Any]) -> dict[str, Any]:
    return {
        key: date.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value
        for key, value in argument.items()
    }


ASKED: dict[str, Callable[[RuleSet, Any], object]] = {
    "offer_consequence": lambda rules, said: offer_consequence(rules, said).code,
    "lease_term": lambda rules, said: check_lease_term(on=ON, **said).outcome,
    "became_indefinite": lambda rules, said: fixed_term_became_indefinite(**said),
    "cooperative_share": lambda rules, said: check_cooperative_share(on=ON, **said).outcome,
    "housing_first_share": lambda rules, said: check_housing_first_share(rules, **said).outcome,
    "temporary_stay": lambda rules, said: check_temporary_stay(**said).outcome,
    "eviction_petition": lambda rules, said: earliest_eviction_petition(**said),
    "deduction_runs": lambda rules, said: deduction_runs(**said),
}


def answer(case: dict[str, Any], rule_set_id: str) -> str:
    rule_set = shipped_rule_set(rule_set_id)
    if case["ask"] in ASKED:
        argument = case["argument"]
        return str(
            ASKED[case["ask"]](rule_set, as_days(argument) if isinstance(argument, dict) else argument)
        )
    finding = assess(application(**case["facts"]), rule_set, ON).finding(case["ask"])
    assert finding is not None
    return str(finding.outcome)


@pytest.mark.parametrize("rule_set_id", RULE_SETS)
@pytest.mark.parametrize("case", CASES, ids=[f"{case['case']}: {case['title']}" for case in CASES])
def test_a_boundary_case_has_the_answer_of_the_table(case, rule_set_id):
    expected = case["expected"].get(rule_set_id, case["expected"].get("law"))

    found = answer(case, rule_set_id)

    assert found == expected


def test_the_table_has_all_fifteen_cases_of_the_study():
    letters = {case["case"] for case in CASES}

    assert letters == set("abcdefghijklmno")


def test_the_two_municipalities_differ_in_exactly_these_cases():
    differing = {case["title"] for case in CASES if answer(case, RULE_SETS[0]) != answer(case, RULE_SETS[1])}

    assert differing == {
        "a 17-year-old with a child",
        "11 months of residence, settled as a refugee",
        "income of 3.6 G for one person",
        "a lease that ends in five months",
        "arrears without a plan or debt settlement",
        "evicted eleven months ago",
        "an offer refused because of school",
        "wages of a household member aged 19",
    }
