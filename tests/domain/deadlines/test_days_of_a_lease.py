"""The deadlines of one lease, and the last day that a notice gives."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.deadlines import GivenBy, LeaseDays, days_of_lease, proposed_end

ON = date(2026, 11, 23)


def days(lease: LeaseDays, on: date = ON) -> dict[str, date]:
    return {one.code: one.day for one in days_of_lease(lease, on)}


def test_a_fixed_term_has_its_end_and_the_days_its_rent_may_change():
    lease = LeaseDays(date(2025, 3, 1), date(2028, 2, 29), date(2025, 3, 1))

    found = days(lease)

    assert found["lease_last_day"] == date(2028, 2, 29)
    assert found["call_to_move_last_day"] == date(2028, 5, 29)
    assert found["index_rent_first_day"] == date(
        2026, 12, 23
    )  # a year has passed; a month after a notice today
    assert found["market_rent_claim_first_day"] == date(2027, 9, 1)
    assert list(found.values()) == sorted(found.values())


@pytest.mark.parametrize(
    ("on", "first"),
    [(date(2026, 1, 31), date(2026, 3, 1)), (date(2026, 2, 2), date(2026, 3, 2))],
)
def test_the_rent_waits_for_a_year_and_for_a_month_after_the_notice(on, first):
    lease = LeaseDays(date(2025, 3, 1), None, date(2025, 3, 1))

    assert days(lease, on)["index_rent_first_day"] == first


def test_a_notice_has_a_last_day_only_while_the_year_is_not_over():
    lease = LeaseDays(date(2026, 3, 1), None, date(2026, 3, 1))

    assert days(lease)["index_notice_last_day"] == date(2027, 2, 1)
    assert "index_notice_last_day" not in days(lease, date(2027, 2, 1))


def test_a_lease_without_an_end_has_no_end_and_one_under_notice_has_nothing_else():
    without = days(LeaseDays(date(2025, 3, 1), None, date(2025, 3, 1)))
    noticed = days(LeaseDays(date(2025, 3, 1), date(2027, 2, 28), date(2025, 3, 1), ends=True))

    assert not {"lease_last_day", "call_to_move_last_day"} & set(without)
    assert not {one for one in noticed if "rent" in one}


@pytest.mark.parametrize(
    ("received", "single_room", "last_day", "by_law"),
    [
        (date(2026, 11, 23), False, date(2027, 2, 28), "husleieloven § 9-6"),
        (date(2026, 11, 30), False, date(2027, 2, 28), "husleieloven § 9-6"),
        (date(2026, 12, 1), False, date(2027, 3, 31), "husleieloven § 9-6"),
        (date(2026, 11, 23), True, date(2026, 12, 31), "husleieloven § 9-6"),
    ],
)
def test_a_notice_ends_the_lease_with_a_calendar_month(received, single_room, last_day, by_law):
    lease = LeaseDays(date(2025, 3, 1), None, date(2025, 3, 1), single_room=single_room)

    found = proposed_end(lease, GivenBy.TENANT, received)

    assert (found.day, found.law, found.must_say) == (last_day, by_law, ())


def test_a_term_that_runs_out_first_is_the_end():
    lease = LeaseDays(date(2024, 1, 1), date(2026, 12, 31), date(2024, 1, 1))

    found = proposed_end(lease, GivenBy.TENANT, ON)

    assert (found.day, found.law) == (date(2026, 12, 31), "husleieloven § 9-2")


def test_a_notice_from_the_municipality_says_what_it_must_hold_and_how_long_the_tenant_can_protest():
    lease = LeaseDays(date(2025, 3, 1), None, date(2025, 3, 1))

    found = proposed_end(lease, GivenBy.LANDLORD, ON)

    assert found.day == date(2027, 2, 28)
    assert {one.code: one.day for one in found.others} == {"protest_last_day": date(2026, 12, 23)}
    assert "er skriftlig" in found.must_say
    assert len(found.must_say) == 5
