from datetime import date

import pytest

from boligflyt.domain.eligibility import DepartureRefused, assess, depart, shipped_rule_set
from boligflyt.domain.explanation import (
    Explanation,
    Finding,
    Force,
    Outcome,
    RuleSetStamp,
    explain,
    status_text,
)
from tests.domain.eligibility.applications import ON, application

STAMP = RuleSetStamp("one", "1", "0" * 64)
DECIDED = ("Barnet går på skole her.", "beslutter 4", date(2026, 11, 23))


def refused(force, exceptions=()):
    return explain(
        [Finding("residence", Outcome.NOT_MET, force, "For kort botid.", "§ 3", exceptions=exceptions)],
        STAMP,
        (),
        ON,
    )


def test_a_person_may_depart_from_a_guideline_and_the_rule_is_still_shown_as_not_met():
    explanation = assess(application(eviction_on="2026-10-01"), shipped_rule_set("demo-bergen"), ON)

    departed = depart(explanation, "quarantine", *DECIDED)

    finding = departed.finding("quarantine")
    assert (explanation.outcome, departed.outcome) == (Outcome.NOT_MET, Outcome.MET)
    assert (finding.outcome, status_text(finding)) == (Outcome.NOT_MET, "Ikke oppfylt, fraveket")
    assert finding.departure.decided_by == "beslutter 4"
    assert Explanation.from_json(departed.to_json()) == departed


def test_nobody_can_depart_from_the_law():
    with pytest.raises(DepartureRefused, match="Loven kan ikke fravikes"):
        depart(refused(Force.LAW, ("special_reasons",)), "residence", *DECIDED, exception="special_reasons")


def test_a_regulation_is_departed_from_only_through_its_own_exception():
    regulation = refused(Force.LOCAL_REGULATION, ("special_reasons",))

    departed = depart(regulation, "residence", *DECIDED, exception="special_reasons")

    assert departed.outcome is Outcome.MET
    for exception in (None, "refugee_settlement"):
        with pytest.raises(DepartureRefused, match="særlige grunner"):
            depart(regulation, "residence", *DECIDED, exception=exception)


@pytest.mark.parametrize(("reason", "decided_by"), [(" ", "beslutter 4"), ("Skole.", "")])
def test_a_departure_needs_a_reason_and_a_decider(reason, decided_by):
    with pytest.raises(DepartureRefused, match="Skriv hvorfor"):
        depart(refused(Force.GUIDELINE), "residence", reason, decided_by, ON)


def test_only_a_rule_that_was_asked_and_not_met_can_be_departed_from():
    explanation = assess(application(), shipped_rule_set("demo-bergen"), ON)

    with pytest.raises(DepartureRefused, match="ikke er oppfylt"):
        depart(explanation, "age", *DECIDED)
    with pytest.raises(DepartureRefused, match="ikke vurdert"):
        depart(explanation, "alternatives", *DECIDED)
