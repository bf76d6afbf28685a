from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.eligibility import RULE_NAMES, assess, load_rule_set, rule_set_schema, shipped_rule_set
from boligflyt.domain.explanation import Force, Outcome
from tests.domain.eligibility.applications import JUDGED_INCOME, ON, application, without

MET, NOT_MET, NOT_ASSESSED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_ASSESSED
BERGEN, DRAMMEN = shipped_rule_set("demo-bergen"), shipped_rule_set("demo-drammen")


def outcome(rule, facts, rule_set=BERGEN, on=ON):
    finding = assess(facts, rule_set, on).finding(rule)
    assert finding is not None
    return finding.outcome


@pytest.mark.parametrize("rule_set", [BERGEN, DRAMMEN], ids=["bergen", "drammen"])
def test_an_application_with_all_facts_can_be_met(rule_set):
    explanation = assess(application(judgements=JUDGED_INCOME), rule_set, ON)

    assert explanation.outcome is MET
    assert {finding.outcome for finding in explanation.findings} == {MET}


@pytest.mark.parametrize(
    ("rule", "met", "not_met"),
    [
        ("age", {"applicant": {"born": "2008-11-02"}}, {"applicant": {"born": "2008-11-03"}}),
        (
            "residence",
            {"applicant": {"registered_since": "2025-11-02"}},
            {"applicant": {"registered_since": "2025-11-03"}},
        ),
        ("income", {"economy": {"yearly_income": 477921}}, {"economy": {"yearly_income": 477922}}),
        (
            "housing_situation",
            {"housing": {"situation": "own_lease", "lease_ends_on": "2027-02-02"}},
            {"housing": {"situation": "own_lease", "lease_ends_on": "2027-02-03"}},
        ),
        ("quarantine", {"eviction_on": "2025-11-23"}, {"eviction_on": "2025-11-24"}),
    ],
    ids=["age", "residence", "income", "lease end", "quarantine"],
)
def test_a_limit_is_met_on_its_day_and_not_the_day_beside_it(rule, met, not_met):
    on_the_day = outcome(rule, application(**met))
    beside_it = outcome(rule, application(**not_met))

    assert (on_the_day, beside_it) == (MET, NOT_MET)


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("age", ("applicant", "born")),
        ("age", ("received_on",)),
        ("residence", ("applicant", "registered_since")),
        ("lawful_stay", ("applicant", "permit")),
        ("income", ("economy", "yearly_income")),
        ("income", ("household",)),
        ("own_efforts", ("own_efforts", "documented")),
        ("housing_situation", ("housing", "situation")),
        ("arrears", ("arrears", "amount")),
        ("quarantine", ("eviction_on",)),
        ("grounds", ("grounds",)),
        ("services_clarified", ("services", "needed")),
    ],
)
def test_a_missing_fact_is_never_a_refusal_and_is_named(rule, path):
    finding = assess(without(*path), BERGEN, ON).finding(rule)

    assert finding.outcome is NOT_ASSESSED
    assert "mangler" in finding.reason


def test_an_empty_application_is_not_assessed_under_any_rule_set():
    outcomes = {finding.outcome for finding in assess({}, BERGEN, ON).findings}

    assert outcomes == {NOT_ASSESSED}
    assert assess({}, DRAMMEN, ON).outcome is NOT_ASSESSED


def test_an_exception_that_may_apply_but_is_not_answered_leaves_the_rule_open():
    facts = application(applicant={"born": "2009-06-01"})
    del facts["applicant"]["daily_care_of_child"]

    finding = assess(facts, DRAMMEN, ON).finding("age")

    assert finding.outcome is NOT_ASSESSED
    assert "Daglig omsorg for barn" in finding.reason


def test_special_reasons_count_only_where_the_rule_names_them_and_a_person_accepted_them():
    accepted = {"rule": "age", "accepted": True, "reason": "Bor alene etter vedtak fra barnevernet."}
    young = {"born": "2009-06-01"}

    with_reason = application(applicant=young, special_reasons=[accepted])
    refused_reason = application(applicant=young, special_reasons=[accepted | {"accepted": False}])

    assert outcome("age", with_reason, DRAMMEN) is MET
    assert outcome("age", refused_reason, DRAMMEN) is NOT_MET
    assert outcome("age", with_reason, BERGEN) is NOT_MET


def test_where_judgement_is_required_only_a_recorded_judgement_decides():
    unjudged = application()
    judged = application(
        judgements={"income": {"met": False, "reason": "Høy formue.", "by": "saksbehandler 1"}}
    )

    assert outcome("income", unjudged, DRAMMEN) is NOT_ASSESSED
    assert outcome("income", judged, DRAMMEN) is NOT_MET


def test_living_permanently_with_family_is_judged_and_not_refused():
    facts = application(housing={"situation": "permanently_with_family"})

    assert outcome("housing_situation", facts) is NOT_ASSESSED


def test_release_counts_within_the_months_of_the_definition():
    soon = application(
        housing={"situation": "prison_release", "release_on": "2027-01-02", "has_own_dwelling": False}
    )
    later = application(
        housing={"situation": "prison_release", "release_on": "2027-07-01", "has_own_dwelling": False}
    )

    assert outcome("housing_situation", soon) is MET
    assert outcome("housing_situation", later) is NOT_MET


def test_economy_alone_is_a_ground_only_where_the_rule_set_says_so():
    facts = application(grounds=["economy"])

    assert outcome("grounds", facts, DRAMMEN) is MET
    assert outcome("grounds", facts, BERGEN) is NOT_MET


def test_an_instrument_that_can_solve_the_need_goes_first():
    facts = application()
    facts["economy"]["instruments_screened"]["startlaan"] = "possible"

    assert outcome("alternatives", facts, DRAMMEN) is NOT_MET


def test_unclear_services_hold_back_the_allocation_without_refusing_it():
    facts = application(services={"needed": True, "clarified": False}, judgements=JUDGED_INCOME)

    explanation = assess(facts, DRAMMEN, ON)

    assert explanation.finding("services_clarified").outcome is NOT_ASSESSED
    assert explanation.outcome is NOT_ASSESSED


@pytest.mark.parametrize(("people", "limit"), [(1, "477921.5"), (2, "546196"), (4, "682745"), (6, "682745")])
def test_the_income_limit_follows_the_size_of_the_household(people, limit):
    children = [{"born": "2015-01-01"} for _ in range(people - 1)]

    finding = assess(application(household=children), BERGEN, ON).finding("income")

    assert [fact.value for fact in finding.facts if fact.name == "income.limit"] == [Decimal(limit)]


def test_the_basic_amount_of_the_day_is_used_and_stored():
    before = assess(application(economy={"yearly_income": 470000}), BERGEN, date(2026, 4, 30))
    after = assess(application(economy={"yearly_income": 470000}), BERGEN, date(2026, 5, 1))

    assert before.finding("income").outcome is NOT_MET
    assert after.finding("income").outcome is MET
    assert [str(rate.value) for rate in (*before.rates, *after.rates)] == ["130160", "136549"]


def test_a_source_follows_its_fact_to_the_finding():
    facts = application(received_on={"value": "2026-11-02", "source": "søknaden"})
    facts["applicant"] = {"value": facts["applicant"], "source": "Folkeregisteret"}

    sources = {fact.name: fact.source for fact in assess(facts, BERGEN, ON).finding("age").facts}

    assert sources == {"applicant.born": "Folkeregisteret", "received_on": "søknaden"}


BURDENED = {
    "applicant": {"born": "2009-06-01", "registered_since": None, "daily_care_of_child": False},
    "arrears": {"amount": 90000, "repayment_plan": False, "debt_settlement": False},
    "eviction_on": "2026-11-20",
    "grounds": [],
}


@pytest.mark.parametrize("rule_set", [BERGEN, DRAMMEN], ids=["bergen", "drammen"])
def test_no_local_rule_can_stand_in_the_way_of_temporary_housing(rule_set):
    explanation = assess(application(kind="temporary_housing", **BURDENED), rule_set, ON)

    assert explanation.outcome is MET
    assert [(finding.rule, finding.force) for finding in explanation.findings] == [
        ("temporary_housing", Force.LAW)
    ]


@pytest.mark.parametrize("rule_set", [BERGEN, DRAMMEN], ids=["bergen", "drammen"])
def test_assistance_is_assessed_by_law_alone(rule_set):
    judged = {"disadvantaged": {"met": True, "reason": "Får ikke bolig selv.", "by": "saksbehandler 1"}}

    unjudged = assess(application(kind="assistance", **BURDENED), rule_set, ON)
    decided = assess(application(kind="assistance", judgements=judged, **BURDENED), rule_set, ON)

    assert (unjudged.outcome, decided.outcome) == (NOT_ASSESSED, MET)
    assert {finding.force for finding in decided.findings} == {Force.LAW}


def changed(rule, settings):
    text = "\n".join(
        [
            'rule_set: {id: one, version: "1", municipality: A, category: ordinary, basis: guideline,',
            "  adopted_by: A, first_day: 2020-01-01}",
            f"rules: {{{rule}: {{force: guideline, law: L, text: T, {settings}}}}}",
            "priority: {method: criteria, text: T, criteria: [acute]}",
            "waiting_counts: never",
            "offers: {max: 1, on_refusal: none, valid_reasons: [], text: T}",
            "lease_terms: {law: L, default: [36]}",
            "renewal: {lead_days: 90, new_application: true}",
            "complaint: {body: kommunal_klagenemnd, name: N, weeks: 3}",
            "service_levels: {}",
        ]
    )
    return load_rule_set(text)


def test_35_months_are_too_few_under_36_but_a_settled_refugee_is_exempt():
    rules = changed(
        "residence", "months: 36, registered: true, at: application, exceptions: [refugee_settlement]"
    )
    since = {"registered_since": "2023-12-02"}

    resident = outcome("residence", application(applicant=since), rules)
    refugee = outcome("residence", application(applicant=since | {"refugee_settled_on": "2023-12-02"}), rules)

    assert (resident, refugee) == (NOT_MET, MET)


def test_months_in_an_institution_do_not_earn_residence_where_the_rule_says_so():
    rules = changed(
        "residence", "months: 36, registered: true, at: application, institution_time_counts: false"
    )
    since = {"registered_since": "2023-11-02"}

    none = outcome("residence", application(applicant=since | {"institution_months": 0}), rules)
    one = outcome("residence", application(applicant=since | {"institution_months": 1}), rules)

    assert (none, one) == (MET, NOT_MET)


def test_age_can_be_measured_on_the_day_of_the_decision():
    at_decision = changed("age", "min: 18, at: decision")
    turned_between = application(applicant={"born": "2008-11-10"})

    assert outcome("age", turned_between, at_decision) is MET
    assert outcome("age", turned_between, BERGEN) is NOT_MET


def test_a_paid_bar_is_not_met_with_a_plan_only():
    rules = changed("arrears", "bar: paid")

    assert outcome("arrears", application(arrears={"amount": 1, "repayment_plan": True}), rules) is NOT_MET
    assert outcome("arrears", application(arrears={"amount": 0}), rules) is MET


def test_every_rule_of_the_schema_has_a_function():
    assert set(rule_set_schema()["properties"]["rules"]["properties"]) == set(RULE_NAMES)
