"""What the law allows of a startlån, and what a bank would say beside it."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rates import RateError, RatesOfDay, shipped_rates
from boligflyt.domain.startlaan import (
    Ability,
    BankQuestion,
    Loan,
    LoanRefused,
    LongTermReason,
    StartlaanTerms,
    bank_rule,
    check_terms,
    longest_years,
)

FIRST_DAY, DAY_BEFORE = date(2025, 2, 17), date(2025, 2, 16)
BANK_FIRST_DAY, BANK_DAY_BEFORE = date(2024, 12, 31), date(2024, 12, 30)
LOW_INCOME = frozenset({LongTermReason.LASTING_LOW_INCOME})


@pytest.mark.parametrize(
    "terms",
    [
        StartlaanTerms(30),
        StartlaanTerms(31, long_term_reasons=LOW_INCOME),
        StartlaanTerms(50, long_term_reasons=LOW_INCOME),
        StartlaanTerms(30, interest_only_years=8),
        StartlaanTerms(30, markup=Decimal("0.25")),
        *[StartlaanTerms(30, fixed_years=years) for years in (0, 3, 5, 10, 20)],
    ],
)
def test_terms_at_the_edge_of_the_law_are_allowed(terms):
    said = check_terms(terms, RatesOfDay(FIRST_DAY, shipped_rates()))

    assert bool(said) == (terms.years > 30)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (StartlaanTerms(31), "years"),
        (StartlaanTerms(51, long_term_reasons=LOW_INCOME), "years"),
        (StartlaanTerms(0), "years"),
        (StartlaanTerms(30, interest_only_years=9), "interest_only_years"),
        (StartlaanTerms(5, interest_only_years=5), "interest_only_years"),
        (StartlaanTerms(30, fixed_years=4), "fixed_years"),
        (StartlaanTerms(3, fixed_years=5), "fixed_years"),
        (StartlaanTerms(30, markup=Decimal("0.26")), "markup"),
        (StartlaanTerms(30, markup=Decimal("-0.01")), "markup"),
        (StartlaanTerms(30, payments_per_year=3), "payments_per_year"),
    ],
)
def test_terms_beyond_the_law_are_refused_with_their_name(terms, field):
    with pytest.raises(LoanRefused) as raised:
        check_terms(terms, RatesOfDay(FIRST_DAY, shipped_rates()))

    assert raised.value.field == field


def test_a_day_before_the_first_limits_is_an_error_that_says_so():
    with pytest.raises(RateError, match=r"Den første gjelder fra 17\.02\.2025"):
        check_terms(StartlaanTerms(30), RatesOfDay(DAY_BEFORE, shipped_rates()))


def test_the_longest_term_follows_the_reasons():
    assert longest_years(frozenset(), RatesOfDay(FIRST_DAY, shipped_rates())) == 30
    assert longest_years(LOW_INCOME, RatesOfDay(FIRST_DAY, shipped_rates())) == 50


def test_the_ability_to_pay_is_what_is_left_line_by_line():
    ability = Ability(Decimal(45_000), Decimal(22_000), Decimal(4_000), Decimal(2_500), Decimal(5_000))

    assert ability.monthly == 11_500
    assert ability.explanation[-1] == (
        "Da er det 11\u00a0500\u00a0kroner i måneden til å betale på et boliglån."
    )


def asked(principal=2_000_000, gross=45_000, other=100_000, price=2_300_000, monthly=14_000, rate="4.3"):
    loan = Loan(Decimal(principal), Decimal(rate), 30)
    return BankQuestion([loan], Decimal(gross), Decimal(other), Decimal(price), Decimal(monthly))


def met(question):
    return [one.met for one in bank_rule(question, RatesOfDay(BANK_FIRST_DAY, shipped_rates()))]


def test_the_bank_asks_about_debt_payment_and_value():
    debt, stress, value = bank_rule(asked(), RatesOfDay(BANK_FIRST_DAY, shipped_rates()))

    assert (debt.found, debt.limit) == (2_100_000, 45_000 * 12 * 5)
    assert stress.found == Decimal("13711.42") + 250
    assert (value.found, value.limit) == (2_000_000, 2_070_000)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (asked(), [True, True, True]),
        (asked(gross=35_000), [True, True, True]),
        (asked(gross=34_999), [False, True, True]),
        (asked(monthly=13_961), [True, False, True]),
        (asked(monthly=13_962), [True, True, True]),
        (asked(principal=2_070_001, monthly=20_000), [True, True, False]),
    ],
)
def test_each_of_the_banks_limits_holds_up_to_the_krone(question, answers):
    assert met(question) == answers


def test_the_bank_counts_at_least_seven_percent():
    _, low, _ = bank_rule(asked(rate="2.0", other=0), RatesOfDay(BANK_FIRST_DAY, shipped_rates()))
    _, seven, _ = bank_rule(asked(rate="4.0", other=0), RatesOfDay(BANK_FIRST_DAY, shipped_rates()))

    assert low.found == seven.found


def test_the_banks_rule_is_not_known_before_its_first_day():
    with pytest.raises(RateError, match=r"31\.12\.2024"):
        bank_rule(asked(), RatesOfDay(BANK_DAY_BEFORE, shipped_rates()))
