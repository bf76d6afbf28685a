"""Grants: written down year by year, rates per square metre, and agreements with their shares and years."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.grants import (
    AgreementKind,
    GrantError,
    agreement_terms,
    load_write_down,
    older_write_down,
    rental_grant,
    rental_group,
    rental_write_down,
    whole_years_between,
)
from boligflyt.domain.rates import RateError, RatesOfDay, shipped_rates
from boligflyt.domain.strict_yaml import FileError

GIVEN = date(2026, 6, 1)
OWN = """\
name: Nedskriving i Eksempel kommune
source: "vedtak 1/2026, oppdiktet"
values:
  2026-01-01: [0, 0, 50, 30, 20]
  2027-01-01: [50, 50]
"""


@pytest.mark.parametrize(
    ("on", "left"),
    [
        (date(2026, 6, 1), 200_000), (date(2027, 5, 31), 200_000), (date(2027, 6, 1), 190_000),
        (date(2045, 6, 1), 10_000), (date(2046, 5, 31), 10_000), (date(2046, 6, 1), 0),
    ],
)  # fmt: skip
def test_the_older_rule_takes_five_percent_for_each_whole_year(on, left):
    profile = older_write_down(RatesOfDay(GIVEN, shipped_rates()))

    assert profile.left_on(Decimal(200_000), GIVEN, on) == left


@pytest.mark.parametrize(("years", "left"), [(0, 1000), (1, 967), (29, 43), (30, 0), (31, 0)])
def test_a_grant_for_rental_dwellings_takes_thirty_years(years, left):
    assert rental_write_down(RatesOfDay(GIVEN, shipped_rates())).left(Decimal(1000), years) == left


def test_a_grant_of_29_february_is_a_year_old_on_28_february():
    assert whole_years_between(date(2024, 2, 29), date(2025, 2, 27)) == 0
    assert whole_years_between(date(2024, 2, 29), date(2025, 2, 28)) == 1


def test_a_day_before_the_grant_is_refused():
    with pytest.raises(GrantError, match="etter dagen"):
        older_write_down(RatesOfDay(GIVEN, shipped_rates())).left_on(
            Decimal(1), GIVEN, GIVEN - timedelta(days=1)
        )


@given(st.integers(0, 1_000_000), st.integers(0, 40))
def test_what_is_left_never_rises_and_ends_at_nought(granted, years):
    for profile in (
        older_write_down(RatesOfDay(GIVEN, shipped_rates())),
        rental_write_down(RatesOfDay(GIVEN, shipped_rates())),
    ):
        now, later = (profile.left(Decimal(granted), year) for year in (years, years + 1))
        assert granted >= now >= later >= 0
        assert profile.left(Decimal(granted), profile.years) == 0


def test_a_municipality_has_its_own_profile_by_file_and_day():
    old, new = (load_write_down(OWN, day) for day in (date(2026, 12, 31), date(2027, 1, 1)))

    assert [old.left(Decimal(100), year) for year in range(6)] == [100, 100, 100, 50, 20, 0]
    assert (new.years, new.name) == (2, "Nedskriving i Eksempel kommune")
    assert "skrives ned over 5 år" in old.in_words


def test_a_profile_that_does_not_reach_all_of_it_is_refused_with_its_line():
    with pytest.raises(FileError, match="bli 100") as raised:
        load_write_down(OWN.replace("30, 20", "30, 19"), GIVEN)

    assert raised.value.line == 4


def test_a_profile_does_not_hold_before_its_first_day():
    with pytest.raises(GrantError, match=r"først fra 01\.01\.2026"):
        load_write_down(OWN, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("municipality", "amount"),
    [
        ("0301", 21_200), ("3201", 17_000), ("3301", 12_700), ("1804", 11_700), ("3907", 9_600),
        ("0710", 9_600), ("3420", 8_500),
    ],
)  # fmt: skip
def test_the_sum_for_a_rental_dwelling_follows_the_municipality(municipality, amount):
    group = rental_group(municipality)

    found = rental_grant(
        group, [Decimal(50), Decimal(95)], date(2023, 6, 16), RatesOfDay(date(2023, 6, 16), shipped_rates())
    )

    assert found.amount == (50 + 80) * amount


@pytest.mark.parametrize(("number", "words"), [("9998", "finnes ikke"), ("5601", "ikke kjent her")])
def test_a_municipality_whose_rates_are_not_known_gets_no_number(number, words):
    with pytest.raises(GrantError, match=words):
        rental_group(number)


def test_the_right_to_allot_lasts_thirty_years_and_newer_rates_must_be_verified():
    found = rental_grant(1, [Decimal("40.5")], GIVEN, RatesOfDay(GIVEN, shipped_rates()))

    assert found.allocation_right_until == date(2056, 5, 31)
    assert found.explanation[0].startswith("Arealet som regnes med, er 40,5 kvadratmeter")
    assert {one.key for one in found.rates if one.held.mark} == {
        "grants/rental_rate_1", "grants/rental_most_square_metres",
    }  # fmt: skip


@pytest.mark.parametrize(("group", "areas"), [(0, [40]), (7, [40]), (1, []), (1, [40, 0])])
def test_a_rental_grant_that_cannot_be_is_refused(group, areas):
    with pytest.raises(GrantError):
        rental_grant(group, [Decimal(one) for one in areas], GIVEN, RatesOfDay(GIVEN, shipped_rates()))


@pytest.mark.parametrize("day", [date(2023, 6, 15)])
def test_rates_per_square_metre_are_not_known_before_their_first_day(day):
    with pytest.raises(RateError, match=r"16\.06\.2023"):
        rental_grant(1, [Decimal(40)], day, RatesOfDay(day, shipped_rates()))


@pytest.mark.parametrize(
    ("kind", "dwellings", "most", "last_day"),
    [
        (AgreementKind.ALLOCATION, 12, 12, date(2056, 5, 31)),
        (AgreementKind.REFERRAL, 12, 4, date(2046, 5, 31)),
        (AgreementKind.REFERRAL, 10, 4, date(2046, 5, 31)),
        (AgreementKind.REFERRAL, 2, 0, date(2046, 5, 31)),
    ],
)
def test_an_agreement_has_its_share_and_its_years(kind, dwellings, most, last_day):
    found = agreement_terms(kind, dwellings, GIVEN, RatesOfDay(GIVEN, shipped_rates()))

    assert (found.most_dwellings, found.last_day) == (most, last_day)
    assert ("Eieren er utleier" in found.explanation[-1]) == (kind is AgreementKind.REFERRAL)


def test_an_agreement_needs_a_dwelling():
    with pytest.raises(GrantError):
        agreement_terms(AgreementKind.REFERRAL, 0, GIVEN, RatesOfDay(GIVEN, shipped_rates()))
