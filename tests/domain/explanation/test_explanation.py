import json
from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.explanation import (
    Departure,
    Explanation,
    ExplanationError,
    Fact,
    Finding,
    Force,
    Outcome,
    RateUsed,
    RuleSetStamp,
    explain,
    outcome_of,
    status_text,
)

DEPARTURE = Departure("Barnets beste.", "beslutter 4", date(2026, 11, 23), "special_reasons")
STAMP = RuleSetStamp("demo", "1", "ab" * 32)


def finding(outcome, departure=None, facts=()):
    return Finding("age", outcome, Force.GUIDELINE, "Fordi.", "§ 1", facts, departure, ("special_reasons",))


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        ([], Outcome.MET),
        ([finding(Outcome.MET)], Outcome.MET),
        ([finding(Outcome.MET), finding(Outcome.NOT_ASSESSED)], Outcome.NOT_ASSESSED),
        ([finding(Outcome.NOT_ASSESSED), finding(Outcome.NOT_MET)], Outcome.NOT_MET),
        ([finding(Outcome.NOT_MET, DEPARTURE), finding(Outcome.MET)], Outcome.MET),
        ([finding(Outcome.NOT_MET, DEPARTURE), finding(Outcome.NOT_ASSESSED)], Outcome.NOT_ASSESSED),
    ],
)
def test_one_rule_in_the_way_refuses_and_one_open_rule_leaves_the_whole_open(findings, outcome):
    assert outcome_of(findings) is outcome


def test_a_departed_rule_is_shown_as_not_met_and_departed():
    assert status_text(finding(Outcome.NOT_MET, DEPARTURE)) == "Ikke oppfylt, fraveket"
    assert status_text(finding(Outcome.NOT_MET)) == "Ikke oppfylt"
    assert status_text(finding(Outcome.NOT_ASSESSED)) == "Ikke vurdert"
    assert status_text(finding(Outcome.MET)) == "Oppfylt"


def test_an_explanation_comes_back_from_json_without_loss():
    values = (None, True, 7, "2026-11-23", date(2026, 11, 23), Decimal("3.50"), ("a", "b"), ())
    facts = tuple(
        Fact(f"fact {number}", "Et faktum", value, "søknaden") for number, value in enumerate(values)
    )
    rate = RateUsed("G", Decimal("136549"), "kroner per år", date(2026, 5, 1), "Nav")
    explanation = explain(
        [finding(Outcome.NOT_MET, DEPARTURE, facts), finding(Outcome.MET)], STAMP, [rate], date(2026, 11, 23)
    )

    back = Explanation.from_json(json.loads(json.dumps(explanation.to_json())))

    assert back == explanation
    assert [type(fact.value) for fact in back.findings[0].facts] == [type(value) for value in values]
    assert str(back.findings[0].facts[5].value) == "3.50"


@pytest.mark.parametrize("document", [{}, {"outcome": "met"}, {"outcome": "perhaps", "findings": []}])
def test_a_document_that_is_no_explanation_is_refused(document):
    with pytest.raises(ExplanationError, match="kan ikke leses"):
        Explanation.from_json(document)
