"""Startlån: payments to the øre, plans that end at nought, and what a household can bear."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.startlaan import (
    MOST_RATE,
    CoFinancing,
    Loan,
    Repayment,
    after_years,
    break_rate,
    by_year,
    effective_rate,
    effective_rate_with_fees,
    fits,
    heaviest_payment,
    highest_loan,
    loss_share,
    monthly_cost,
    nominal_rate,
    repayment_plan,
    shares_in_words,
)

ORE = Decimal("0.01")
TODAY = date(2026, 6, 1)
HUNDREDTHS = st.integers(0, 1200).map(lambda step: step * ORE)


@st.composite
def loans(draw):
    years = draw(st.integers(1, 50))
    return Loan(
        principal=Decimal(draw(st.integers(1, 6_000_000))),
        nominal=draw(HUNDREDTHS),
        years=years,
        repayment=draw(st.sampled_from(Repayment)),
        payments_per_year=draw(st.sampled_from([1, 2, 4, 6, 12])),
        interest_only_years=draw(st.integers(0, min(8, years - 1))),
    )


@pytest.mark.parametrize(
    ("principal", "rate", "years", "payment"),
    [
        (2_000_000, "4.3", 30, "9897.43"), (2_000_000, "7.3", 30, "13711.42"),
        (2_430_000, "4.3", 30, "12025.38"), (2_000_000, "4.3", 50, "8115.65"),
    ],
)  # fmt: skip
def test_the_level_payment_of_an_annuity(principal, rate, years, payment):
    assert heaviest_payment(Loan(Decimal(principal), Decimal(rate), years)) == Decimal(payment)


def test_the_nominal_rate_of_an_effective_one_is_that_of_the_regulation():
    assert abs(nominal_rate(Decimal("4.5"), 12) - Decimal("4.4098")) <= Decimal("0.0001")


def test_a_serial_loan_is_heaviest_first_and_falls():
    loan = Loan(Decimal(1_200_000), Decimal(6), 20, Repayment.SERIAL)

    plan = repayment_plan(loan)

    assert heaviest_payment(loan) == plan[0].payment == 5_000 + 6_000
    assert plan[1].payment == Decimal("10975.00")
    assert all(later.payment < earlier.payment for earlier, later in zip(plan, plan[1:], strict=False))


def test_years_without_instalments_make_the_rest_heavier():
    loan = Loan(Decimal(1_000_000), Decimal(4), 30, interest_only_years=5)

    plan = repayment_plan(loan)

    assert {one.payment for one in plan[:60]} == {Decimal("3333.33")}
    assert heaviest_payment(loan) == plan[60].payment == heaviest_payment(replace(
        loan, years=25, interest_only_years=0,
    ))  # fmt: skip


def test_without_interest_the_loan_is_divided_evenly():
    assert heaviest_payment(Loan(Decimal(120_000), Decimal(0), 10)) == 1_000


@pytest.mark.parametrize(("payments", "monthly"), [(12, "1000.00"), (4, "1000.00"), (1, "1000.00")])
def test_what_it_costs_a_month_does_not_hang_on_the_terms(payments, monthly):
    loan = Loan(Decimal(120_000), Decimal(0), 10, payments_per_year=payments)

    assert monthly_cost(loan) == Decimal(monthly)


def test_fees_are_paid_with_each_payment_and_lift_the_effective_rate():
    bare = Loan(Decimal(1_000_000), Decimal("4.3"), 30)
    dear = replace(bare, payment_fee=Decimal(50), setup_fee=Decimal(2_000))

    assert heaviest_payment(dear) - heaviest_payment(bare) == 50
    assert abs(effective_rate_with_fees(bare) - effective_rate(bare.nominal, 12)) <= Decimal("0.0005")
    assert effective_rate_with_fees(dear) > effective_rate_with_fees(bare) + Decimal("0.1")


@pytest.mark.parametrize(("setup", "each"), [(500, 0), (499, 500), (0, 10**12)])
def test_fees_that_eat_the_loan_are_refused(setup, each):
    loan = Loan(Decimal(500), Decimal(4), 5, setup_fee=Decimal(setup), payment_fee=Decimal(each))

    with pytest.raises(ValueError, match="for store i forhold til lånet"):
        effective_rate_with_fees(loan)


@given(loans())
def test_every_plan_ends_at_exactly_nought(loan):
    plan = repayment_plan(loan)

    assert len(plan) == loan.payments
    assert plan[-1].balance == 0
    assert sum(one.instalment for one in plan) == loan.principal
    assert all(one.instalment >= 0 and one.interest >= 0 and one.balance >= 0 for one in plan)


@given(loans())
def test_the_years_of_a_plan_hold_all_that_is_paid(loan):
    plan = repayment_plan(loan)
    years = by_year(plan, loan.payments_per_year)

    assert [one.year for one in years] == list(range(1, loan.years + 1))
    assert sum(one.interest + one.instalments + one.fees for one in years) == sum(one.payment for one in plan)
    assert years[-1].balance == 0


@given(HUNDREDTHS, st.sampled_from([1, 2, 4, 6, 12]))
def test_the_effective_rate_is_never_below_the_nominal_and_leads_back_to_it(nominal, payments):
    effective = effective_rate(nominal, payments)

    assert effective >= nominal
    assert abs(nominal_rate(effective, payments) - nominal) < Decimal("1e-20")


def test_a_loan_that_takes_every_krone_fits():
    free = CoFinancing(Loan(Decimal(0), Decimal(0), 10))

    assert highest_loan(Decimal(1_000), free.divided) == 120_000
    assert highest_loan(Decimal(-1), free.divided) == 0


@given(loans(), st.integers(0, 40_000))
def test_the_highest_loan_is_the_greatest_whose_payment_fits(loan, monthly):
    divided = CoFinancing(loan).divided
    highest = highest_loan(Decimal(monthly), divided)

    assert highest == 0 or fits(divided(highest), Decimal(monthly))
    assert not fits(divided(highest + 1), Decimal(monthly))


@given(loans(), st.integers(0, 40_000))
def test_the_break_rate_is_the_last_hundredth_that_can_be_borne(loan, monthly):
    found = break_rate([loan], Decimal(monthly))

    if found is None:
        assert not fits([replace(loan, nominal=Decimal(0))], Decimal(monthly))
        return
    assert fits([replace(loan, nominal=found)], Decimal(monthly))
    assert found == MOST_RATE or not fits([replace(loan, nominal=found + ORE)], Decimal(monthly))


def test_the_bank_follows_the_rate_of_the_startlaan_point_by_point():
    startlaan = Loan(Decimal(1_200_000), Decimal("4.3"), 30)
    bank = Loan(Decimal(800_000), Decimal("5.3"), 25)

    found = break_rate([startlaan, bank], Decimal(12_000))

    risen = found - startlaan.nominal
    at_break = [replace(one, nominal=one.nominal + risen) for one in (startlaan, bank)]
    above = [replace(one, nominal=one.nominal + ORE) for one in at_break]
    assert fits(at_break, Decimal(12_000)) and not fits(above, Decimal(12_000))


def test_when_the_fixed_rate_ends_the_rest_is_owed_over_the_years_that_are_left():
    loan = Loan(Decimal(2_000_000), Decimal("4.3"), 30, interest_only_years=3)

    rest = after_years(loan, 5)

    assert rest.principal == repayment_plan(loan)[59].balance < 2_000_000
    assert (rest.years, rest.interest_only_years) == (25, 0)
    assert abs(heaviest_payment(rest) - heaviest_payment(loan)) <= ORE
    assert after_years(loan, 0).principal == 2_000_000
    assert after_years(loan, 30) is None


def test_the_bank_lends_its_part_in_whole_kroner_and_the_municipality_the_rest():
    both = CoFinancing(
        Loan(Decimal(0), Decimal("4.3"), 30), Loan(Decimal(0), Decimal("5.5"), 25), Decimal("33.3")
    )

    startlaan, bank = both.divided(1_000_001)

    assert (startlaan.principal, bank.principal) == (667_001, 333_000)
    assert (startlaan.nominal, bank.nominal) == (Decimal("4.3"), Decimal("5.5"))
    assert [words.split()[0] for words in shares_in_words([startlaan, bank])] == ["Kommunen", "Banken"]


@pytest.mark.parametrize(
    ("loss", "municipality", "state"),
    [(300_000, 250_000, 50_000), (250_000, 250_000, 0), (250_001, 250_000, 1), (100_000, 100_000, 0)],
)
def test_the_municipality_bears_the_loss_up_to_a_quarter_of_what_remained(loss, municipality, state):
    found = loss_share(Decimal(1_000_000), Decimal(loss), RatesOfDay(TODAY, shipped_rates()))

    assert (found.municipality, found.state) == (municipality, state)
    assert [one.held.mark for one in found.rates] == ["verify"]


@pytest.mark.parametrize(("remaining", "loss"), [(100, 101), (-1, 0), (100, -1)])
def test_a_loss_that_cannot_be_is_refused(remaining, loss):
    with pytest.raises(ValueError, match="kan ikke være"):
        loss_share(Decimal(remaining), Decimal(loss), RatesOfDay(TODAY, shipped_rates()))
