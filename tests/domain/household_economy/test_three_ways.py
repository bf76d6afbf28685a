"""A household's economy: what is left, what it can borrow, and its ways side by side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.bostoette import BostoetteHousehold, Category, estimate
from boligflyt.domain.grants import load_write_down
from boligflyt.domain.household_economy import (
    BostoetteAsked,
    Buying,
    Debt,
    EconomyAsked,
    Income,
    Line,
    LoanAsked,
    Member,
    MunicipalTables,
    NotWorkedOut,
    Ownership,
    Renting,
    Way,
    household_economy,
)
from boligflyt.domain.startlaan import (
    CoFinancing,
    Loan,
    LongTermReason,
    Repayment,
    StartlaanTerms,
    break_rate,
    heaviest_payment,
    monthly_cost,
    repayment_plan,
)

TODAY = date(2026, 6, 1)
FIRST_LOAN_DAY, DAY_BEFORE = date(2025, 2, 17), date(2025, 2, 16)
COUPLE_WITH_TWO = (Member(36), Member(34), Member(8), Member(5))
ORE = Decimal("0.01")


def loan(rate="4.3", years=30, bank=None, share=0, **terms):
    startlaan = Loan(Decimal(0), Decimal(rate), years, **{
        name: terms[name] for name in ("repayment", "interest_only_years", "setup_fee") if name in terms
    })  # fmt: skip
    other = {name: value for name, value in terms.items() if name in ("fixed_years", "long_term_reasons")}
    asked = StartlaanTerms(years, terms.get("interest_only_years", 0), **other)
    return LoanAsked(asked, CoFinancing(startlaan, bank, Decimal(share)))


def household(**other):
    facts = {
        "members": COUPLE_WITH_TWO,
        "income": (
            Income("Lønn", Decimal(42_000), Decimal(32_000)),
            Income("Barnetrygd", Decimal(0), Decimal(4_000)),
        ),
        "debts": (Debt("Billån", Decimal(60_000), Decimal(2_000)),),
        "fixed_costs": (Line("Barnehage", Decimal(3_000)),),
        "budget": (Line("Mat", Decimal(10_000)), Line("Klær", Decimal(4_000))),
        "buy": Buying(Decimal(1_500_000), shared_costs=Decimal(4_000), running_costs=Decimal(1_500)),
        "loan": loan(),
    } | other  # fmt: skip
    return EconomyAsked(**facts)


def way(found, which):
    return next(one for one in found.alternatives if one.way is which)


def test_the_ability_to_pay_is_income_less_everything_but_the_loan():
    found = household_economy(household(), TODAY)

    assert found.before_housing == 36_000 - 14_000 - 3_000 - 2_000
    assert found.borrowing.ability.monthly == 17_000 - 5_500
    assert found.borrowing.highest.amount == found.borrowing.longest.amount
    assert abs(found.borrowing.highest.monthly_cost - 11_500) < Decimal("0.02")


def test_the_highest_loan_and_own_money_give_the_dearest_dwelling():
    buying = Buying(
        Decimal(1_500_000), purchase_costs=Decimal(20_000), own_capital=Decimal(50_000),
        grant=Decimal(100_000), shared_costs=Decimal(5_500),
    )  # fmt: skip

    highest = household_economy(household(buy=buying), TODAY).borrowing.highest

    assert highest.price == highest.amount + 130_000


def test_the_longest_term_is_fifty_years_when_there_is_a_reason():
    reasons = frozenset({LongTermReason.LASTING_LOW_INCOME})
    found = household_economy(household(loan=loan(years=25, long_term_reasons=reasons)), TODAY).borrowing

    assert (found.highest.years, found.longest.years) == (25, 50)
    assert found.longest.amount > found.highest.amount


def test_each_way_leaves_what_is_left_when_its_costs_are_paid():
    stay = Renting(Decimal(11_000), Decimal(1_200))
    rent = Renting(Decimal(14_000), Decimal(1_000))

    found = household_economy(household(stay=stay, rent=rent), TODAY)

    cost = monthly_cost(Loan(Decimal(1_500_000), Decimal("4.3"), 30))
    assert [one.way for one in found.alternatives] == [Way.STAY, Way.RENT, Way.BUY]
    assert [one.left for one in found.alternatives] == [4_800, 2_000, 17_000 - 5_500 - cost]
    assert [one.bostoette for one in found.alternatives] == [None, None, None]


def test_bostoette_is_that_of_its_own_domain_for_rent_and_for_owning():
    low = (Income("Uføretrygd", Decimal(24_000), Decimal(20_000)),)
    asked = household(
        income=low, bostoette=BostoetteAsked(group=1), stay=Renting(Decimal(11_000), Decimal(2_000))
    )

    found = household_economy(asked, TODAY)

    rented = BostoetteHousehold(2, 2, Decimal(24_000), Decimal(11_000), 1)
    loan_cost = monthly_cost(Loan(Decimal(1_500_000), Decimal("4.3"), 30))
    owned = replace(rented, housing_cost=loan_cost + 4_000, owner=True)
    assert way(found, Way.STAY).bostoette == estimate(rented, TODAY).monthly > 0
    assert way(found, Way.BUY).bostoette == estimate(owned, TODAY).monthly
    assert {one.key for one in found.marked} >= {"bostoette/own_share_least"}


FACTS = {
    "group": 1,
    "category": Category.YOUNG_DISABLED,
    "specially_adapted": True,
    "net_wealth": Decimal(700_000),
}


@pytest.mark.parametrize("without", [None, *FACTS])
def test_every_fact_that_bostoette_asks_for_reaches_it(without):
    facts = FACTS | (
        {without: {"group": 4, "category": Category.ORDINARY}.get(without, 0)} if without else {}
    )
    asked = household(
        income=(Income("Uføretrygd", Decimal(26_000), Decimal(20_000)),), bostoette=BostoetteAsked(**facts),
        stay=Renting(Decimal(20_000), heating_included=False),
        buy=Buying(
            Decimal(900_000), shared_costs=Decimal(4_000), heating_included=False,
            dwelling_tax_value=Decimal(650_000),
        ),
    )  # fmt: skip

    stay, buy = household_economy(asked, TODAY).alternatives

    told = {"specially_adapted": facts["specially_adapted"], "category": facts["category"]}
    rented = BostoetteHousehold(
        2, 2, Decimal(26_000), Decimal(20_000), facts["group"], net_wealth=Decimal(facts["net_wealth"]),
        heating_included=False, **told,
    )  # fmt: skip
    cost = monthly_cost(Loan(Decimal(900_000), Decimal("4.3"), 30)) + 4_000
    owned = replace(rented, housing_cost=cost, owner=True, dwelling_tax_value=Decimal(650_000))
    assert stay.support == estimate(rented, TODAY)
    assert buy.support == estimate(owned, TODAY)
    assert not facts["net_wealth"] or stay.support.wealth_supplement > buy.support.wealth_supplement > 0


def test_bostoette_lifts_the_interest_that_can_be_borne():
    low = (Income("Uføretrygd", Decimal(24_000), Decimal(28_000)),)
    without, supported = (
        way(household_economy(household(income=low, bostoette=asked), TODAY), Way.BUY)
        for asked in (None, BostoetteAsked(group=1))
    )

    able = 28_000 - 14_000 - 3_000 - 2_000 - 5_500 + supported.bostoette
    loan_of_it = [Loan(Decimal(1_500_000), Decimal("4.3"), 30)]
    assert supported.break_rate == break_rate(loan_of_it, Decimal(able))
    assert without.break_rate is None


def test_what_is_lent_is_the_price_and_its_costs_less_what_they_have():
    buying = Buying(Decimal(1_500_000), Decimal(40_000), Decimal(30_000), Decimal(110_000))

    (cost,) = way(household_economy(household(buy=buying), TODAY), Way.BUY).loans

    assert cost.loan.principal == 1_400_000


def test_interest_in_all_is_what_is_paid_beyond_what_was_received():
    asked = loan(setup_fee=Decimal(1_500))

    (cost,) = way(household_economy(household(loan=asked), TODAY), Way.BUY).loans

    plan = repayment_plan(cost.loan)
    received = 1_500_000 - 1_500
    assert cost.interest_in_all == sum(one.payment for one in plan) - received
    assert cost.first_instalment == plan[0].instalment
    assert cost.effective > cost.effective_without_fees


def test_a_house_of_ones_own_has_the_running_costs_of_the_regulation():
    buying = Buying(
        Decimal(300_000), ownership=Ownership.OWN_HOUSE, fees=Decimal(1_000), running_costs=Decimal(9_000)
    )
    asked = household(buy=buying, bostoette=BostoetteAsked(group=4), loan=loan())

    found = way(household_economy(asked, TODAY), Way.BUY)

    loan_cost = monthly_cost(Loan(Decimal(300_000), Decimal("4.3"), 30))
    assert found.support.approved == (loan_cost + 1_000) * 12 + 15_262


def test_bostoette_counted_as_income_never_lends_more_than_it_can_carry():
    low = (Income("Uføretrygd", Decimal(22_000), Decimal(27_000)),)
    asked = household(income=low, debts=(), fixed_costs=(), bostoette=BostoetteAsked(group=1))

    found = household_economy(asked, TODAY).borrowing

    cost = monthly_cost(Loan(Decimal(found.highest.with_bostoette), Decimal("4.3"), 30))
    given = estimate(BostoetteHousehold(2, 2, Decimal(22_000), cost + 4_000, 1, owner=True), TODAY).monthly
    assert found.highest.with_bostoette > found.highest.amount > 0
    assert given == found.highest.bostoette
    assert cost <= found.ability.monthly + given + ORE


def test_the_interest_breaks_where_nothing_is_left():
    found = way(household_economy(household(), TODAY), Way.BUY)

    at_break, above = (
        way(household_economy(household(loan=loan(str(rate))), TODAY), Way.BUY)
        for rate in (found.break_rate, found.break_rate + ORE)
    )
    assert at_break.left >= 0 > above.left


def test_a_fixed_rate_is_asked_about_when_it_ends():
    floating = way(household_economy(household(), TODAY), Way.BUY)
    fixed = way(household_economy(household(loan=loan(fixed_years=10)), TODAY), Way.BUY)

    assert (floating.break_after_years, fixed.break_after_years) == (0, 10)
    assert fixed.break_rate > floating.break_rate


def test_a_bank_shares_the_loan():
    bank = Loan(Decimal(0), Decimal("5.5"), 25, Repayment.SERIAL)

    found = way(household_economy(household(loan=loan(bank=bank, share=40)), TODAY), Way.BUY)

    assert [(one.lender, one.loan.principal) for one in found.loans] == [
        ("startlaan", 900_000), ("bank", 600_000),
    ]  # fmt: skip
    assert found.loans[1].payment == heaviest_payment(replace(bank, principal=Decimal(600_000)))


def test_the_bank_stands_beside_and_decides_nothing():
    without, beside = (household_economy(household(bank_rule=asked), TODAY) for asked in (False, True))

    assert without.bank == ()
    debt, stress, value = beside.bank
    assert (debt.code, debt.found, debt.limit) == ("debt_to_income", 1_560_000, 42_000 * 12 * 5)
    assert (stress.code, stress.limit) == ("stressed_payment", beside.borrowing.ability.monthly)
    assert (value.code, value.found, value.limit) == ("loan_to_value", 1_500_000, 1_350_000)
    assert beside.borrowing == without.borrowing
    assert any("Den avgjør ikke" in sentence for sentence in beside.explanation)


def test_a_grant_is_written_down_by_the_municipality_or_by_the_older_rule():
    buying = Buying(Decimal(1_500_000), grant=Decimal(200_000), shared_costs=Decimal(4_000))
    own = load_write_down("name: Egen\nsource: oppdiktet\nvalues:\n  2026-01-01: [50, 50]\n", TODAY)

    older = household_economy(household(buy=buying), TODAY)
    municipal = household_economy(household(buy=buying), TODAY, MunicipalTables(write_down=own))

    assert (older.write_down.years, municipal.write_down.years) == (20, 2)
    assert {one.key for one in older.marked} >= {"grants/older_write_down_percent"}
    assert not municipal.marked


def test_a_dwelling_that_needs_no_loan_has_none():
    buying = Buying(Decimal(100_000), own_capital=Decimal(100_000), shared_costs=Decimal(4_000))

    found = way(household_economy(household(buy=buying, loan=None), TODAY), Way.BUY)

    assert (found.loans, found.break_rate, found.left) == ((), None, 13_000)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"members": (Member(17),)}, "members", "minst én voksen"),
        ({"members": ()}, "members", "minst én voksen"),
        ({"budget": None}, "budget", "--norm"),
        ({"loan": None}, "loan", "vilkårene for lånet"),
        ({"loan": loan(years=31)}, "loan.years", "høyst 30 år"),
        ({"loan": loan(fixed_years=4)}, "loan.fixed_years", "3, 5, 10 eller 20 år"),
        ({"loan": loan(setup_fee=Decimal(2_000_000))}, "loan", "for store i forhold"),
        ({"buy": None}, "owning_costs", "koster å eie"),
        ({"buy": Buying(Decimal(10), own_capital=Decimal(11))}, "buy.own_capital", "mer enn boligen"),
        ({"buy": None, "owning_costs": Decimal(1), "bank_rule": True}, "bank_rule", "krever både"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_never_a_number(change, field, words):
    with pytest.raises(NotWorkedOut, match=words) as raised:
        household_economy(household(**change), TODAY)

    assert raised.value.field == field


def test_startlaan_is_known_from_its_first_day_and_not_the_day_before():
    assert household_economy(household(), FIRST_LOAN_DAY).borrowing

    with pytest.raises(NotWorkedOut, match=r"17\.02\.2025"):
        household_economy(household(), DAY_BEFORE)


def test_an_economy_before_the_first_rates_of_livsopphold_is_refused():
    asked = household(loan=None, buy=None, stay=Renting(Decimal(8_000)))

    assert household_economy(asked, date(2018, 1, 1)).alternatives
    with pytest.raises(NotWorkedOut, match=r"01\.01\.2018"):
        household_economy(asked, date(2017, 12, 31))


@given(
    st.integers(0, 80_000), st.integers(0, 40_000), st.integers(0, 20_000), st.integers(1, 4_000_000),
    st.integers(0, 1_000),
)  # fmt: skip
def test_what_is_left_after_buying_agrees_with_the_ability_and_the_break(net, living, owning, price, rate):
    asked = household(
        income=(Income("Lønn", Decimal(net), Decimal(net)),), debts=(), fixed_costs=(),
        budget=(Line("Alt", Decimal(living)),), loan=loan(str(rate * ORE), years=20),
        buy=Buying(Decimal(price), shared_costs=Decimal(owning)),
    )  # fmt: skip

    found = household_economy(asked, TODAY)

    buying = found.alternatives[0]
    assert buying.left == found.borrowing.ability.monthly - monthly_cost(buying.loans[0].loan)
    assert (buying.left >= 0) == (price <= found.borrowing.highest.amount)
    assert (buying.left >= 0) == (buying.break_rate is not None and buying.break_rate >= rate * ORE)


def test_a_rate_that_is_fixed_as_long_as_the_loan_lasts_never_breaks():
    found = household_economy(household(loan=loan(years=20, fixed_years=20)), TODAY)

    buying = way(found, Way.BUY)
    assert (buying.break_rate, buying.fixed_throughout, buying.one_point_more) == (None, True, 0)
    assert "Renten på startlånet er fast så lenge det varer." in found.family[0].sentences


def test_a_point_more_is_what_the_loans_would_cost_then():
    found = way(household_economy(household(), TODAY), Way.BUY)

    now, then = (monthly_cost(Loan(Decimal(1_500_000), Decimal(rate), 30)) for rate in ("4.3", "5.3"))
    assert found.one_point_more == then - now


def test_the_family_gets_it_in_plain_words():
    alone = household(
        members=(Member(30),), bostoette=BostoetteAsked(group=4), stay=Renting(Decimal(9_000)),
        buy=Buying(Decimal(2_800_000), shared_costs=Decimal(4_000)),
    )  # fmt: skip

    stay, buy, together = household_economy(alone, TODAY).family

    assert [one.heading for one in (stay, buy, together)] == [
        "Bli boende der du bor i dag", "Kjøpe denne boligen", "Side om side",
    ]  # fmt: skip
    assert stay.sentences == (
        "Boligen koster 9\u00a0000\u00a0kroner i måneden.",
        "Det ser ikke ut til at du får bostøtte.",
        "Når alt er betalt, er det 8\u00a0000\u00a0kroner igjen hver måned.",
    )
    assert buy.sentences[2].startswith("Pengene strekker ikke til. Det mangler")
    assert buy.sentences[-1].startswith("Renten må være")
    assert together.sentences[0].startswith("Hvis du kjøper denne boligen, har du")
    assert together.sentences[0].endswith("mindre hver måned enn i dag.")
    assert together.sentences[1] == "Mest igjen hver måned: bli boende der du bor i dag."
    assert not any("dere" in sentence for one in (stay, buy, together) for sentence in one.sentences)


@pytest.mark.parametrize(
    ("rent", "words"),
    [
        (9_000, "Hvis dere leier en annen bolig, har dere like mye igjen hver måned som i dag."),
        (8_000, "Hvis dere leier en annen bolig, har dere 1\u00a0000\u00a0kroner mer hver måned enn i dag."),
        (9_500, "Hvis dere leier en annen bolig, har dere 500\u00a0kroner mindre hver måned enn i dag."),
    ],
)
def test_the_other_ways_are_held_against_today(rent, words):
    asked = household(stay=Renting(Decimal(9_000)), rent=Renting(Decimal(rent)), buy=None, loan=None)

    assert household_economy(asked, TODAY).family[-1].sentences[0] == words


@pytest.mark.parametrize(
    ("stay", "words"),
    [
        (Renting(Decimal(40_000)), "Ingen av valgene går opp. Snakk med oss om hva som kan endres."),
        (None, "Valget går ikke opp. Snakk med oss om hva som kan endres."),
    ],
)
def test_a_family_for_whom_nothing_works_is_told_so(stay, words):
    asked = household(stay=stay, buy=Buying(Decimal(6_000_000), shared_costs=Decimal(4_000)))

    assert words in household_economy(asked, TODAY).family[-1].sentences


def test_nothing_is_said_to_the_family_when_no_way_is_asked_about():
    assert household_economy(household(buy=None, loan=None), TODAY).family == ()
