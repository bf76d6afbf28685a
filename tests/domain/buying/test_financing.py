"""What a purchase costs and who pays, as a table of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.buying import (
    Financing,
    FinancingAsked,
    FinancingRefused,
    document_duty,
    monthly_costs,
)
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.startlaan import LoanRefused, LongTermReason, StartlaanTerms

DAY = date(2026, 11, 23)
SUM = Financing(2_000_000, 50_000, 1_000, startlaan=1_500_000, grant=200_000, bank=300_000, own=51_000)
ASKED = FinancingAsked(SUM, StartlaanTerms(30), Decimal("4.5"), 25, Decimal("5.5"))


def rates() -> RatesOfDay:
    return RatesOfDay(DAY, shipped_rates())


@pytest.mark.parametrize(
    ("price", "duty"), [(2_000_000, 50_000), (1_999_999, 50_000), (1_000_020, 25_001), (1_000_019, 25_000)]
)
def test_the_duty_is_two_and_a_half_percent_in_whole_kroner(price, duty):
    assert document_duty(price, rates()) == duty


def test_the_parts_come_to_price_and_costs():
    assert (SUM.needed, SUM.found, SUM.missing) == (2_051_000, 2_051_000, 0)


def test_each_loan_costs_its_own_level_payment():
    costs = monthly_costs(ASKED, rates())

    assert (costs.startlaan, costs.bank) == (Decimal("7600.28"), Decimal("1842.26"))
    assert costs.both == Decimal("9442.54") and costs.said == ()


@pytest.mark.parametrize(
    ("amounts", "words", "field"),
    [
        ({"own": 50_000}, "mangler 1\N{NO-BREAK SPACE}000", "startlaan"),
        ({"own": 52_000}, "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kroner for mye", "startlaan"),
        ({"price": 0}, "over null", "price"),
        ({"own": -1}, "under null", "startlaan"),
    ],
)
def test_what_does_not_add_up_to_the_krone_is_refused(amounts, words, field):
    with pytest.raises(FinancingRefused, match=words) as said:
        monthly_costs(replace(ASKED, amounts=replace(SUM, **amounts)), rates())
    assert said.value.field == field


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"rate": Decimal(0)}, "years"),
        ({"bank_years": 0}, "bank_years"),
        ({"bank_rate": Decimal(0)}, "bank_years"),
    ],
)
def test_a_loan_needs_a_term_and_an_interest(asked, field):
    with pytest.raises(FinancingRefused) as said:
        monthly_costs(replace(ASKED, **asked), rates())
    assert said.value.field == field


@pytest.mark.parametrize(
    ("years", "reasons", "allowed"),
    [
        (30, frozenset(), True), (31, frozenset(), False), (51, frozenset(LongTermReason), False),
        (50, frozenset({LongTermReason.LASTING_LOW_INCOME}), True),
    ],
)  # fmt: skip
def test_a_startlaan_runs_thirty_years_and_longer_only_for_a_reason(years, reasons, allowed):
    asked = replace(ASKED, terms=StartlaanTerms(years, long_term_reasons=reasons))
    if allowed:
        assert bool(monthly_costs(asked, rates()).said) == (years > 30)
    else:
        with pytest.raises(LoanRefused):
            monthly_costs(asked, rates())


def test_without_a_startlaan_its_terms_are_not_asked_about():
    amounts = replace(SUM, startlaan=0, own=1_551_000)

    assert monthly_costs(replace(ASKED, amounts=amounts, terms=StartlaanTerms(0)), rates()).startlaan == 0
