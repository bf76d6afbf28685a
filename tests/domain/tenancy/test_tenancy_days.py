"""Days of the Tenancy Act and the Enforcement Act: month ends, leap years, each side of every limit."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.explanation import Outcome
from boligflyt.domain.periods import Month, is_working_day
from boligflyt.domain.tenancy import (
    EvictionGround,
    NoticeContents,
    call_to_move_deadline,
    check_lease_term,
    check_notice_contents,
    check_notice_in_term,
    check_security,
    check_written_information,
    comment_deadline,
    deposit_lawsuit_deadline,
    fixed_term_became_indefinite,
    lawsuit_deadline,
    notice_ends_lease,
    petition_after_notice,
    petition_after_warning,
    protest_deadline,
    shortest_months,
)

ON = date(2026, 11, 28)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 11, 21), date(2027, 2, 28)),  # HL-04
        (date(2026, 11, 30), date(2027, 2, 28)),  # the last day of a month
        (date(2026, 12, 1), date(2027, 3, 31)),  # and the day after
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2026, 10, 31), date(2027, 1, 31)),
        (date(2027, 11, 15), date(2028, 2, 29)),  # leap year
        (date(2027, 11, 30), date(2028, 2, 29)),
    ],
)
def test_a_notice_runs_three_months_and_to_the_end_of_the_month(received, last_day):
    assert notice_ends_lease(received) == last_day


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 11, 21), date(2026, 12, 31)),
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),  # 31 January and one month
        (date(2027, 2, 1), date(2027, 3, 31)),
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_a_notice_of_a_single_room_runs_one_month(received, last_day):
    assert notice_ends_lease(received, single_room=True) == last_day


@given(DAYS)
def test_a_notice_never_ends_a_lease_before_three_months_nor_inside_a_month(received):
    last = notice_ends_lease(received)

    assert last == Month.of(last).last_day
    assert Month.of(last) == Month.of(received).plus(3)


@pytest.mark.parametrize(
    ("received", "protest", "lawsuit"),
    [
        (date(2026, 11, 21), date(2026, 12, 21), date(2027, 3, 21)),
        (date(2026, 11, 26), date(2026, 12, 26), date(2027, 3, 26)),  # Boxing Day and Good Friday stand
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 5, 28)),  # from the end of the time to protest
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 5, 29)),
    ],
)
def test_the_tenant_has_a_month_to_protest_and_the_landlord_three_more_to_go_to_court(
    received, protest, lawsuit
):
    assert (protest_deadline(received), lawsuit_deadline(received)) == (protest, lawsuit)


@pytest.mark.parametrize("left_out", NoticeContents.__dataclass_fields__)
def test_each_demand_on_the_landlords_notice_makes_it_invalid_alone(left_out):
    told = {name: name != left_out for name in NoticeContents.__dataclass_fields__}

    found = check_notice_contents(NoticeContents(**told))

    assert [one.rule for one in found if one.outcome is Outcome.NOT_MET] == [f"notice_{left_out}"]


def test_what_nobody_has_said_of_a_notice_is_not_assessed():
    assert {one.outcome for one in check_notice_contents(NoticeContents())} == {Outcome.NOT_ASSESSED}


@pytest.mark.parametrize(
    ("told", "outcome"), [(True, Outcome.NOT_MET), (False, Outcome.MET), (None, Outcome.NOT_ASSESSED)]
)
def test_a_fixed_term_can_be_given_notice_unless_the_landlord_has_told_that_it_cannot(told, outcome):
    assert check_notice_in_term(told).outcome is outcome


@pytest.mark.parametrize(
    ("months", "home", "outcome"),
    [
        (35, False, Outcome.NOT_MET), (36, False, Outcome.MET), (11, True, Outcome.NOT_MET),
        (12, True, Outcome.MET), (None, False, Outcome.MET),
    ],
)  # fmt: skip
def test_the_shortest_term_is_three_years_and_one_in_the_landlords_own_house(months, home, outcome):
    assert check_lease_term(months, on=ON, landlords_home=home).outcome is outcome
    assert shortest_months(ON, landlords_home=home) == (12 if home else 36)


@pytest.mark.parametrize(
    ("told", "outcome"), [(True, Outcome.MET), (False, Outcome.NOT_MET), (None, Outcome.NOT_ASSESSED)]
)
def test_the_exceptions_for_disadvantaged_need_written_information(told, outcome):
    assert check_written_information(told).outcome is outcome


@pytest.mark.parametrize(
    ("last_day", "deadline"),
    [
        (date(2026, 8, 31), date(2026, 11, 30)), (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)), (date(2027, 2, 28), date(2027, 5, 28)),
        (date(2026, 8, 28), date(2026, 11, 28)),  # a Saturday: the landlord's time is not made longer
    ],
)  # fmt: skip
def test_a_tenant_who_stays_three_months_without_a_call_to_move_has_an_indefinite_lease(last_day, deadline):
    assert call_to_move_deadline(last_day) == deadline
    assert not fixed_term_became_indefinite(last_day, deadline)
    assert fixed_term_became_indefinite(last_day, deadline + ONE_DAY)
    assert not fixed_term_became_indefinite(last_day, deadline + ONE_DAY, deadline)
    assert fixed_term_became_indefinite(last_day, deadline + ONE_DAY, deadline + ONE_DAY)


@pytest.mark.parametrize(
    ("deposit", "guarantee", "outcome"),
    [
        (54_000, 0, Outcome.MET), (0, 54_000, Outcome.MET), (27_000, 27_000, Outcome.MET),
        ("54000.01", 0, Outcome.NOT_MET), (27_000, 27_001, Outcome.NOT_MET), (0, 0, Outcome.MET),
    ],
)  # fmt: skip
def test_deposit_and_guarantee_are_together_at_most_six_months_rent(deposit, guarantee, outcome):
    found = check_security(Decimal(9_000), Decimal(deposit), Decimal(guarantee), ON)

    assert found.outcome is outcome


def test_the_tenant_has_five_weeks_at_the_bank():
    assert deposit_lawsuit_deadline(date(2026, 12, 1)) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("sent", "first"),
    [
        (date(2026, 12, 1), date(2026, 12, 15)),  # TV-01
        (date(2027, 3, 14), date(2027, 3, 28)),  # Easter Day: a time to wait is not moved
        (date(2028, 2, 15), date(2028, 2, 29)),
        (date(2027, 2, 15), date(2027, 3, 1)),
    ],
)
def test_a_petition_waits_two_weeks_after_the_notice_and_after_the_warning(sent, first):
    assert petition_after_notice(sent) == petition_after_warning(sent) == first


@pytest.mark.parametrize(
    ("put", "last"),
    [
        (date(2026, 12, 15), date(2026, 12, 29)),
        (date(2026, 12, 10), date(2026, 12, 24)),  # Christmas Eve on a Thursday is a working day
        (date(2026, 12, 11), date(2026, 12, 28)),  # Christmas Day is a Friday
        (date(2026, 12, 17), date(2026, 12, 31)),  # New Year's Eve on a Thursday
        (date(2026, 12, 18), date(2027, 1, 4)),  # New Year's Day is a Friday
        (date(2027, 3, 10), date(2027, 3, 24)),  # the day before Maundy Thursday
        (date(2027, 3, 11), date(2027, 3, 30)),  # Maundy Thursday: on to the Tuesday after Easter
        (date(2027, 4, 17), date(2027, 5, 3)),  # 1 May is a Saturday
        (date(2027, 4, 22), date(2027, 5, 7)),  # Ascension Day
        (date(2027, 5, 3), date(2027, 5, 18)),  # 17 May, which is Whit Monday too
    ],
)
def test_the_tenants_time_to_comment_ends_on_a_working_day(put, last):
    assert comment_deadline(put) == last


@given(DAYS)
def test_the_tenant_never_has_less_than_two_weeks_to_comment(put):
    last = comment_deadline(put)

    assert last >= put + timedelta(days=14) and is_working_day(last)


def test_grounds_stand_in_the_laws_order_and_the_last_two_go_to_court():
    assert [one.letter for one in EvictionGround] == list("abcde")
    assert [one.letter for one in EvictionGround if one.goes_to_court] == ["d", "e"]
