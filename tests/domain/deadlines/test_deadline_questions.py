"""Questions about deadlines: the worked examples, and the day before and the day of each limit."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligflyt.domain.deadlines import KINDS, NotReckoned, reckon
from boligflyt.domain.explanation import Outcome
from boligflyt.domain.periods import COMPLAINT, PRELIMINARY_ANSWER
from boligflyt.domain.rates import shipped_rates

ON = date(2026, 11, 28)


def days(on=ON, **asked):
    return {one.code: one.day for one in reckon(asked, on).deadlines}


def outcomes(on=ON, **asked):
    return {one.rule: one.outcome for one in reckon(asked, on).findings}


@pytest.mark.parametrize(
    ("row", "code", "day", "asked"),
    [
        ("HL-01", "index_rent_first_day", date(2026, 11, 1),
         {"kind": "rent_index", "last_set_on": "2025-11-01", "notice_sent_on": "2026-10-01"}),
        ("HL-02", "market_rent_first_day", date(2027, 1, 1),
         {"kind": "market_rent", "tenancy_from": "2024-01-01", "last_change_on": "2026-01-01",
          "claim_made_on": "2026-07-01"}),
        ("HL-04", "lease_last_day", date(2027, 2, 28),
         {"kind": "notice", "given_by": "tenant", "received_on": "2026-11-21"}),
        ("TV-01", "petition_first_day", date(2026, 12, 15),
         {"kind": "eviction", "ground": "unpaid_rent", "due_on": "2026-12-01",
          "notice_sent_on": "2026-12-01", "social_service_warned_on": "2026-12-01"}),
        ("FV-01", "complaint_last_day", date(2026, 12, 14),
         {"kind": "complaint", "decided_on": "2026-11-20", "notice_received_on": "2026-11-23"}),
        ("FV-02", "preliminary_answer_last_day", date(2026, 12, 21),
         {"kind": "preliminary_answer", "received_on": "2026-11-21"}),
        ("BO-70", "bostoette_application_last_day", date(2026, 4, 27),
         {"kind": "bostoette", "month": "2026-04", "on_paper": True}),
        ("BO-71", "bostoette_payment_day", date(2026, 11, 20), {"kind": "bostoette", "month": "2026-10"}),
    ],
)  # fmt: skip
def test_the_worked_examples(row, code, day, asked):
    assert days(**asked)[code] == day, row


def test_a_second_short_lease_without_weighty_reasons_is_indefinite_and_has_no_last_day():  # HL-03
    short = {
        "kind": "lease_length", "first_day": "2026-12-01", "months": 12, "special_reason": "Behandling",
        "told_in_writing": True,
    }  # fmt: skip

    second = reckon({**short, "earlier_short_contracts": 1}, ON)

    assert days(**short)["lease_last_day"] == date(2027, 11, 30)
    assert second.finding("lease_term").outcome is Outcome.NOT_MET
    assert second.day("lease_last_day") is None and second.day("call_to_move_last_day") is None
    assert second.explanation[-1].startswith("Avtalen regnes som tidsubestemt")
    assert "lease_last_day" in days(**short, earlier_short_contracts=1, weighty_reason="Huset skal rives")


@pytest.mark.parametrize(
    ("last_day", "outcome"),
    [("2029-02-27", Outcome.NOT_MET), ("2029-02-28", Outcome.MET), ("2029-03-01", Outcome.MET)],
)
def test_three_years_from_the_first_of_march_end_on_the_last_of_february(last_day, outcome):
    asked = {"kind": "lease_length", "first_day": "2026-03-01", "last_day": last_day}

    assert outcomes(**asked)["lease_term"] is outcome
    assert days(**asked)["shortest_term_last_day"] == date(2029, 2, 28)


def test_a_short_lease_without_written_information_is_indefinite():
    asked = {
        "kind": "lease_length", "first_day": "2026-12-01", "months": 12, "special_reason": "Behandling",
        "told_in_writing": False,
    }  # fmt: skip

    assert outcomes(**asked) == {"lease_term": Outcome.MET, "written_information": Outcome.NOT_MET}
    assert "lease_last_day" not in days(**asked)


def test_an_indefinite_lease_and_one_in_the_landlords_house_are_lawful():
    indefinite = {"kind": "lease_length", "first_day": "2026-12-01", "indefinite": True}
    at_home = {"kind": "lease_length", "first_day": "2026-12-01", "months": 12, "landlords_home": True}

    assert outcomes(**indefinite) == outcomes(**at_home) == {"lease_term": Outcome.MET}
    assert "lease_last_day" not in days(**indefinite)
    assert days(**at_home)["lease_last_day"] == date(2027, 11, 30)


@pytest.mark.parametrize(
    ("on", "more", "outcome"),
    [
        (date(2026, 8, 31), {}, Outcome.NOT_ASSESSED),
        (date(2026, 11, 30), {}, Outcome.NOT_ASSESSED),
        (date(2026, 12, 1), {}, Outcome.NOT_MET),
        (date(2026, 12, 1), {"called_to_move_on": "2026-11-30"}, Outcome.MET),
        (date(2026, 12, 1), {"called_to_move_on": "2026-12-01"}, Outcome.NOT_MET),
        (date(2026, 12, 1), {"moved_out_on": "2026-11-30"}, Outcome.MET),
        (date(2026, 12, 1), {"moved_out_on": "2026-12-01"}, Outcome.NOT_MET),
    ],
)
def test_the_three_month_trap_closes_the_day_after_three_months(on, more, outcome):
    asked = {"kind": "fixed_term_end", "last_day": "2026-08-31", **more}

    assert outcomes(on, **asked)["lease_ended"] is outcome


NOTICE = {"kind": "notice", "given_by": "landlord", "received_on": "2026-11-21"}


@pytest.mark.parametrize(
    ("on", "protested", "outcome", "court"),
    [
        (date(2026, 12, 21), None, Outcome.NOT_ASSESSED, False),
        (date(2026, 12, 22), None, Outcome.MET, False),
        (date(2027, 1, 1), "2026-12-21", Outcome.NOT_MET, True),
        (date(2027, 1, 1), "2026-12-22", Outcome.MET, False),
    ],
)
def test_a_protest_in_time_sends_the_landlord_to_court(on, protested, outcome, court):
    asked = NOTICE | ({"protested_on": protested} if protested else {})

    assert outcomes(on, **asked)["notice_unprotested"] is outcome
    assert ("lawsuit_last_day" in days(on, **asked)) is court


def test_no_time_runs_from_a_notice_that_is_invalid_or_cannot_be_given():
    assert days(**NOTICE, tells_of_protest=False) == {}
    assert days(**NOTICE, fixed_term=True, told_that_none_can_be_given=True) == {}
    assert days(**NOTICE, fixed_term=True, told_that_none_can_be_given=False) != {}


@pytest.mark.parametrize(
    ("wanted", "outcome"), [("2026-10-31", Outcome.NOT_MET), ("2026-11-01", Outcome.MET)]
)
def test_a_rent_changed_from_a_wanted_day_is_checked_against_the_first_possible(wanted, outcome):
    asked = {
        "kind": "rent_index", "last_set_on": "2025-11-01", "notice_sent_on": "2026-10-01",
        "wanted_from": wanted,
    }  # fmt: skip

    assert outcomes(**asked)["change_from_wanted_day"] is outcome


def test_a_notice_that_is_not_sent_counts_from_the_day_asked_for():
    asked = {"kind": "rent_index", "last_set_on": "2026-03-01"}

    assert days(date(2026, 11, 28), **asked) == {
        "index_rent_first_day": date(2027, 3, 1), "index_notice_last_day": date(2027, 2, 1),
    }  # fmt: skip
    assert days(date(2027, 2, 2), **asked)["index_rent_first_day"] == date(2027, 3, 2)


def test_a_notice_by_word_of_mouth_changes_no_rent():
    assert days(kind="rent_index", last_set_on="2025-11-01", in_writing=False) == {}
    assert days(kind="market_rent", tenancy_from="2020-01-01", in_writing=False) == {}


@pytest.mark.parametrize(("claimed", "counts"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_claim_for_market_rent_before_its_day_does_not_count(claimed, counts):
    asked = {"kind": "market_rent", "tenancy_from": "2024-01-01", "claim_made_on": claimed}

    assert ("market_rent_first_day" in days(**asked)) is counts
    assert ("market_rent_claim" in outcomes(**asked)) is not counts


EVICTION = {"kind": "eviction", "ground": "unpaid_rent", "due_on": "2026-12-01"}


def test_each_step_to_an_eviction_has_its_earliest_day():
    assert days(**EVICTION) == {
        "eviction_notice_first_day": date(2026, 12, 1), "petition_first_day": date(2026, 12, 15),
        "tenant_comment_last_day": date(2026, 12, 29), "eviction_first_day": date(2026, 12, 30),
    }  # fmt: skip
    assert days(date(2027, 1, 4), **EVICTION)["petition_first_day"] == date(2027, 1, 18)


def test_the_later_of_the_two_notices_decides_and_one_the_tenant_reserved_against_does_not_count():  # (m)
    asked = EVICTION | {"notice_sent_on": "2026-12-01", "social_service_warned_on": "2026-12-05"}

    assert days(**asked)["petition_first_day"] == date(2026, 12, 19)
    assert days(**asked, tenant_reserved=True)["petition_first_day"] == date(2026, 12, 15)
    assert outcomes(**asked, tenant_reserved=True)["reservation_respected"] is Outcome.NOT_MET


@pytest.mark.parametrize(
    ("petition", "law", "guidance"),
    [
        ("2026-12-14", Outcome.NOT_MET, None), ("2026-12-15", Outcome.MET, Outcome.NOT_MET),
        ("2026-12-18", Outcome.MET, Outcome.NOT_MET), ("2026-12-19", Outcome.MET, None),
    ],
)  # fmt: skip
def test_a_petition_is_too_early_by_law_or_by_what_should_be(petition, law, guidance):
    found = outcomes(
        **EVICTION, notice_sent_on="2026-12-01", social_service_warned_on="2026-12-05", petition_on=petition
    )

    assert (found["petition_in_time"], found.get("social_service_had_time")) == (law, guidance)


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({"clause_in_lease": False}, "clause_in_lease"),
        ({"notice_tells_how_to_avoid": False}, "notice_tells_how_to_avoid"),
        ({"paid_on": "2026-12-20"}, "debt_stands"),
        ({"notice_sent_on": "2026-11-30"}, "notice_after_due"),
    ],
)
def test_where_a_demand_fails_there_are_no_later_days(more, rule):
    assert outcomes(**EVICTION, **more)[rule] is Outcome.NOT_MET
    assert set(days(**EVICTION, **more)) <= {"eviction_notice_first_day"}


@pytest.mark.parametrize(
    ("ground", "demand"),
    [
        ("expired_lease", "clause_in_lease"), ("notice", "notice_stands"),
        ("breach", "terminated_in_writing"),
    ],
)  # fmt: skip
def test_each_ground_has_its_own_demand(ground, demand):
    asked = {"kind": "eviction", "ground": ground, "due_on": "2026-12-01"}

    assert outcomes(**asked)[demand] is Outcome.NOT_ASSESSED
    assert "eviction_first_day" in days(**asked, **{demand: True})
    assert days(**asked, **{demand: False}) == {}


def test_a_petition_that_came_too_early_by_law_leads_no_further():
    asked = EVICTION | {"notice_sent_on": "2026-12-01"}

    assert "eviction_first_day" not in days(**asked, petition_on="2026-12-14")
    assert days(**asked, petition_on="2026-12-15")["eviction_first_day"] == date(2026, 12, 30)


@pytest.mark.parametrize(("ahead", "outcome"), [(0, Outcome.MET), (1, Outcome.MET), (1.5, Outcome.NOT_MET)])
def test_rent_is_paid_at_most_a_month_ahead(ahead, outcome):
    asked = {"kind": "deposit", "rent": 9000, "months_in_advance": ahead}

    assert outcomes(**asked)["rent_in_advance"] is outcome


@pytest.mark.parametrize(
    ("ground", "office"),
    [("expired_lease", "namsmannen"), ("notice", "namsmannen"), ("breach", "tingretten")],
)
def test_the_petition_goes_to_the_office_that_the_ground_says(ground, office):
    told = reckon({"kind": "eviction", "ground": ground, "due_on": "2026-12-01"}, ON).explanation

    assert any(step.startswith(f"Begjæringen sendes til {office}") for step in told)


@pytest.mark.parametrize(("on", "outcome"), [(date(2026, 11, 27), Outcome.MET), (ON, Outcome.NOT_MET)])
def test_a_deduction_stops_the_day_it_is_revoked(on, outcome):  # (n)
    asked = {"kind": "rent_deduction", "agreed_on": "2026-03-01", "revoked_on": "2026-11-28"}

    assert outcomes(on, **asked)["deduction_runs"] is outcome


@pytest.mark.parametrize(
    ("on", "outcome"), [(date(2027, 2, 27), Outcome.MET), (date(2027, 2, 28), Outcome.NOT_MET)]
)
def test_a_temporary_stay_is_within_the_guidance_for_three_months(on, outcome):
    asked = {"kind": "temporary_stay", "first_night": "2026-11-30"}

    assert outcomes(on, **asked)["temporary_stay"] is outcome
    assert days(on, **asked) == {"temporary_stay_last_day": date(2027, 2, 27)}


@pytest.mark.parametrize(("given", "outcome"), [("2026-12-14", Outcome.MET), ("2026-12-15", Outcome.NOT_MET)])
def test_a_complaint_is_in_time_through_the_last_day(given, outcome):
    asked = {
        "kind": "complaint", "decided_on": "2026-11-20", "notice_received_on": "2026-11-23",
        "complaint_given_on": given,
    }  # fmt: skip

    assert outcomes(**asked)["complaint_in_time"] is outcome


@pytest.mark.parametrize(
    ("on", "answered", "outcome"),
    [
        (date(2026, 12, 21), None, None), (date(2026, 12, 22), None, Outcome.NOT_MET),
        (date(2027, 1, 1), "2026-12-21", Outcome.MET), (date(2027, 1, 1), "2026-12-22", Outcome.NOT_MET),
    ],
)  # fmt: skip
def test_a_preliminary_answer_is_in_time_through_its_last_day(on, answered, outcome):
    asked = {"kind": "preliminary_answer", "received_on": "2026-11-21"}
    asked |= {"answered_on": answered} if answered else {}

    assert outcomes(on, **asked).get("answered_in_time") is outcome


def test_a_deadline_on_a_free_day_says_whether_it_was_moved():
    moved = reckon({"kind": "complaint", "decided_on": "2026-12-01", "notice_received_on": "2026-12-04"}, ON)
    stands = reckon({"kind": "preliminary_answer", "received_on": "2026-11-25"}, ON)

    assert "25.12.2026 er en helligdag, så fristen flyttes." in moved.deadlines[0].explanation
    assert "Dagen er en helligdag. Ingen regel som er lest, flytter den." in stands.deadlines[0].explanation


def test_what_can_first_be_done_on_a_free_day_stands_and_says_that_it_waits_in_practice():
    told = reckon(EVICTION | {"due_on": "2026-12-11", "notice_sent_on": "2026-12-11"}, ON)

    assert told.day("petition_first_day") == date(2026, 12, 25)
    assert any("25.12.2026" in step and "neste virkedag" in step for step in told.explanation)


def test_the_lengths_in_code_are_those_of_the_rates():
    rates = shipped_rates()

    assert rates.whole("law/complaint_weeks", ON) == COMPLAINT.length
    assert rates.whole("law/preliminary_answer_months", ON) == PRELIMINARY_ANSWER.length


TOLD = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2000), st.floats(), st.text(max_size=5),
    st.dates(date(1960, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    st.sampled_from(["landlord", "tenant", "unpaid_rent", "breach", "2026-08", "2199-12-31", "1967", "2025"]),
)  # fmt: skip


@settings(max_examples=40)
@given(st.data(), st.sampled_from(list(KINDS)), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_whatever_is_asked_gives_an_answer_or_a_norwegian_message(data, kind, on):
    asked = {name: data.draw(TOLD, label=name) for name in KINDS[kind].fields}

    try:
        told = reckon({"kind": kind, **asked}, on)
    except NotReckoned as fault:
        assert str(fault)
    else:
        assert all(one.explanation and one.section.rule for one in told.deadlines)
