from datetime import date, timedelta

import pytest

from boligflyt.domain.eligibility import (
    approval_ends_on,
    check_cooperative_share,
    complaint_for,
    lease_months,
    offer_consequence,
    preliminary_answer_days,
    priority_of,
    queue_key,
    renewal_lead_days,
    shipped_rule_set,
    temporary_stay_alarms,
    waiting_time_counts,
)
from boligflyt.domain.explanation import Outcome
from boligflyt.domain.tenancy import (
    call_to_move_deadline,
    check_lease_term,
    earliest_eviction_petition,
    fixed_term_became_indefinite,
)
from tests.domain.eligibility.applications import ON, application, without

BERGEN, DRAMMEN = shipped_rule_set("demo-bergen"), shipped_rule_set("demo-drammen")
CHILD = [{"born": "2016-02-01", "relation": "barn"}]
OWN_LEASE = {"situation": "own_lease", "lease_ends_on": "2027-01-31", "acute": False}


def test_the_ordered_groups_put_homeless_families_first_and_other_needs_last():
    ranked = [
        application(household=CHILD),
        application(applicant={"refugee_settled_on": "2024-01-01"}),
        application(
            housing={"situation": "prison_release", "release_on": "2026-12-20", "has_own_dwelling": False}
        ),
        application(),
        application(household=CHILD, housing=OWN_LEASE),
        application(housing=OWN_LEASE),
        application(housing=OWN_LEASE, grounds=["youth"]),
    ]

    found = [priority_of(facts, DRAMMEN, ON) for facts in ranked]

    assert [(priority.group, priority.sub) for priority in found] == [
        ("homeless", "family"),
        ("homeless", "refugee"),
        ("homeless", "released_or_discharged"),
        ("homeless", None),
        ("family", None),
        ("economic_health_social", None),
        (None, None),
    ]
    assert [priority.rank for priority in found] == sorted(priority.rank for priority in found)


def test_a_missing_fact_leaves_the_priority_open_and_names_the_group():
    priority = priority_of(without("housing", "situation"), DRAMMEN, ON)

    assert priority.group is None
    assert "Bostedsløse" in priority.reason


def test_criteria_are_listed_without_rank_for_a_person_to_weigh():
    priority = priority_of(application(household=CHILD), BERGEN, ON)

    assert priority.criteria == ("acute", "homeless", "family")
    assert priority.rank == (0, 0)


def test_waiting_time_counts_only_as_the_rule_set_says():
    early, late = date(2026, 1, 1), date(2026, 6, 1)
    bergen, drammen = priority_of(application(), BERGEN, ON), priority_of(application(), DRAMMEN, ON)

    assert (waiting_time_counts(BERGEN), waiting_time_counts(DRAMMEN)) == ("tie_break", "never")
    assert queue_key(BERGEN, bergen, early) < queue_key(BERGEN, bergen, late)
    assert queue_key(DRAMMEN, drammen, early) == queue_key(DRAMMEN, drammen, late)


@pytest.mark.parametrize(
    ("rule_set", "changes", "sequence", "months"),
    [
        (DRAMMEN, {}, 1, 36),
        (DRAMMEN, {"applicant": {"refugee_settled_on": "2024-01-01"}}, 1, 48),
        (BERGEN, {}, 1, 60),
        (BERGEN, {}, 3, 36),
        (BERGEN, {"household": CHILD}, 1, 84),
        (BERGEN, {"household": CHILD}, 2, 60),
        (BERGEN, {"household": [{"born": "2011-11-24"}]}, 1, 84),
        (BERGEN, {"household": [{"born": "2011-11-23"}]}, 1, 60),
    ],
)
def test_the_lease_term_follows_household_and_sequence(rule_set, changes, sequence, months):
    term = lease_months(rule_set, application(**changes), sequence, on=ON)

    assert term.months == months


def test_a_private_dwelling_with_allocation_right_has_a_longer_lease():
    assert lease_months(DRAMMEN, application(), on=ON, private_allocation_right=True).months == 60


def test_a_refugee_in_a_private_dwelling_gets_the_longer_of_the_two_terms():
    settled = application(applicant={"refugee_settled_on": "2025-01-15"})

    own = lease_months(DRAMMEN, settled, on=ON)
    private = lease_months(DRAMMEN, settled, on=ON, private_allocation_right=True)

    assert (own.months, private.months) == (48, 60)


@pytest.mark.parametrize(
    ("months", "said", "outcome"),
    [
        (None, {}, Outcome.MET),
        (36, {}, Outcome.MET),
        (35, {}, Outcome.NOT_MET),
        (12, {"special_reason": "Behandling"}, Outcome.MET),
        (12, {"special_reason": "Behandling", "earlier_short_contracts": 1}, Outcome.NOT_MET),
        (12, {"special_reason": "B", "earlier_short_contracts": 1, "weighty_reason": "Rives"}, Outcome.MET),
        (12, {"weighty_reason": "Rives"}, Outcome.NOT_MET),
    ],
)
def test_a_short_lease_needs_the_reasons_of_the_tenancy_act(months, said, outcome):
    assert check_lease_term(months, on=ON, **said).outcome is outcome


def test_a_written_call_to_move_in_time_keeps_the_lease_ended():
    last_day = date(2026, 8, 22)
    deadline = call_to_move_deadline(last_day)
    later = deadline + timedelta(days=1)

    assert deadline == date(2026, 11, 22)
    assert not fixed_term_became_indefinite(last_day, later, deadline)
    assert fixed_term_became_indefinite(last_day, later, later)


def test_a_reason_the_rule_set_accepts_keeps_the_place():
    health, none = offer_consequence(BERGEN, "health"), offer_consequence(BERGEN, None)

    assert (health.code, health.is_worsening) == ("keeps_place", False)
    assert (none.code, none.is_worsening) == ("lapse", True)
    assert offer_consequence(DRAMMEN, None).code == "reconsider_need"


@pytest.mark.parametrize("rule_set", [BERGEN, DRAMMEN], ids=["bergen", "drammen"])
def test_complaints_over_assistance_always_go_to_statsforvalteren(rule_set):
    assistance = complaint_for("assistance", rule_set, on=ON)
    tonight = complaint_for("temporary_housing", rule_set, on=ON)
    dwelling = complaint_for("municipal_dwelling", rule_set, on=ON)

    assert (assistance.body, assistance.weeks, assistance.law) == (
        "statsforvalteren",
        3,
        "boligsosialloven § 7",
    )
    assert tonight.body == "statsforvalteren"
    assert (dwelling.body, dwelling.name) == ("kommunal_klagenemnd", rule_set.complaint_body)
    with pytest.raises(ValueError, match="parkering"):
        complaint_for("parkering", rule_set, on=ON)


def test_the_rule_sets_times_are_data():
    assert (preliminary_answer_days(BERGEN), preliminary_answer_days(DRAMMEN)) == (14, None)
    assert (renewal_lead_days(BERGEN), renewal_lead_days(DRAMMEN)) == (90, 180)
    assert approval_ends_on(BERGEN, date(2026, 8, 31)) == date(2027, 2, 28)
    assert approval_ends_on(DRAMMEN, date(2026, 8, 31)) is None
    assert temporary_stay_alarms(DRAMMEN, date(2026, 1, 1))[-1] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("total", "after", "extra", "outcome"),
    [
        (4, 1, False, Outcome.NOT_MET),
        (5, 1, False, Outcome.MET),
        (5, 2, False, Outcome.NOT_MET),
        (38, 11, True, Outcome.MET),
        (38, 12, True, Outcome.NOT_MET),
    ],
)
def test_public_owners_share_of_a_cooperative_is_counted_in_whole_dwellings(total, after, extra, outcome):
    assert check_cooperative_share(total, after, ON, statutes_allow_extra=extra).outcome is outcome


def test_an_eviction_petition_waits_two_weeks_after_the_later_notice():
    alone = earliest_eviction_petition(date(2026, 11, 2), None)
    told_first = earliest_eviction_petition(date(2026, 11, 2), date(2026, 10, 20))

    assert (alone, told_first) == (date(2026, 11, 16), date(2026, 11, 16))
