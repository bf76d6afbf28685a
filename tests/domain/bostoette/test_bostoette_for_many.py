"""One statement of the rule: arrays of households give what one household gives, to the øre."""

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligflyt.domain.bostoette import (
    BostoetteHousehold,
    Category,
    NotEstimated,
    estimate,
    highest_income,
)
from boligflyt.domain.bostoette.many import ManyHouseholds, estimate_many, estimate_many_exactly
from boligflyt.domain.rates import shipped_rates
from tests.support.tree import ROOT

ORE = Decimal("0.01")
IN_2026 = date(2026, 6, 1)
DAYS = [
    date(2021, 6, 1), date(2021, 12, 1), date(2022, 1, 15), date(2022, 6, 15), date(2023, 2, 1),
    date(2023, 6, 30), date(2024, 4, 1), date(2024, 6, 30), date(2024, 7, 1), date(2024, 12, 31),
    date(2025, 1, 1), date(2025, 6, 1), IN_2026,
]  # fmt: skip
MONEY = st.decimals(0, 120_000, places=2)
HOUSEHOLDS = st.builds(
    BostoetteHousehold,
    adults=st.integers(1, 9), children=st.integers(0, 9),
    monthly_income=MONEY | st.integers(0, 90_000).map(Decimal), housing_cost=MONEY,
    group=st.integers(1, 4), category=st.sampled_from(list(Category)),
)  # fmt: skip
WEALTHY = st.builds(
    replace, HOUSEHOLDS, specially_adapted=st.booleans(), heating_included=st.booleans(),
    net_wealth=st.decimals(0, 10**9, places=2), owner=st.booleans(),
    dwelling_tax_value=st.none() | st.decimals(0, 2_000_000, places=2),
)  # fmt: skip


def assert_equal_to_the_ore(households, on):
    single = [estimate(one, on) for one in households]
    told = [(one.monthly, int(one.unrounded / ORE)) for one in single]
    them = ManyHouseholds.of(households)

    for found in (estimate_many(them, on), estimate_many_exactly(them, on)):
        assert list(zip(found.monthly.tolist(), found.unrounded.tolist(), strict=True)) == told


@settings(max_examples=60, deadline=None)
@given(st.lists(HOUSEHOLDS, min_size=1, max_size=30), st.sampled_from(DAYS))
def test_any_households_on_any_day_get_the_same_as_one_by_one(households, on):
    assert_equal_to_the_ore(households, on)


@settings(max_examples=40, deadline=None)
@given(st.lists(WEALTHY, min_size=1, max_size=30))
def test_wealth_heating_and_adapted_dwellings_too(households):
    assert_equal_to_the_ore(households, IN_2026)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_households_on_every_edge_of_the_rule_get_the_same(on):
    """An øre to each side of every limit, cap and step of the own share, and of the smallest payment."""
    edges = list(_at_the_edges(on))

    assert len(edges) >= 300
    assert_equal_to_the_ore(edges, on)


def _at_the_edges(on):
    draw = random.Random(on.isoformat())
    for _ in range(20):
        one = BostoetteHousehold(
            draw.randint(1, 3), draw.randint(0, 4), Decimal(0), Decimal(draw.randint(3_000, 18_000)),
            draw.randint(1, 4), category=draw.choice(list(Category)),
        )  # fmt: skip
        weight, edges = estimate(one, on).weight, [Decimal(highest_income(one, on) or 0)]
        limits = {name: _rate(name, on) for name in ("own_share_first_limit", "own_share_second_limit")}
        edges += [value * weight / 12 for value in limits.values()]
        if on < date(2024, 7, 1):
            step = _rate("own_share_step", on)
            edges += [
                (limits["own_share_second_limit"] + 1 + step * steps) * weight / 12
                for steps in range(draw.randint(1, 30))
            ]
        for edge in edges:
            whole = edge.quantize(ORE, ROUND_FLOOR)
            yield from (
                replace(one, monthly_income=max(Decimal(0), whole + ORE * at)) for at in (-1, 0, 1, 2)
            )
        at_cap = (estimate(one, on).cap / 12).quantize(ORE, ROUND_FLOOR)
        yield from (replace(one, housing_cost=at_cap + ORE * at) for at in (-1, 0, 1))


def _rate(name, on):
    return shipped_rates().on(f"bostoette/{name}", on).value


def test_sums_that_lie_half_way_between_two_ore_are_settled_by_exact_numbers():
    """Below the first limit the sum is 737/120 øre for each krone above the own share: often half an øre."""
    costs = [Decimal(5_000) + Decimal(at) / 12 for at in range(1200)]
    whole = [BostoetteHousehold(1, 0, Decimal(0), cost) for cost in costs if cost == cost.quantize(ORE)]
    found = estimate_many(ManyHouseholds.of(whole), date(2025, 6, 1))

    assert found.in_doubt > 0
    assert_equal_to_the_ore(whole, date(2025, 6, 1))


def test_an_income_on_the_very_edge_of_a_step_is_settled_by_exact_numbers():
    """Steps of the own share before July 2024: a double lies to one side of the edge or the other."""
    on = date(2023, 6, 30)
    limit, step = _rate("own_share_second_limit", on), _rate("own_share_step", on)
    incomes = [(limit + 1 + step * steps) / 12 for steps in range(400)]
    on_the_edge = [
        BostoetteHousehold(1, 0, income, Decimal(9_000))
        for income in incomes if income == income.quantize(ORE)
    ]  # fmt: skip
    found = estimate_many(ManyHouseholds.of(on_the_edge), on)

    assert found.in_doubt == len(on_the_edge) > 50
    assert_equal_to_the_ore(on_the_edge, on)


def test_sums_on_the_way_that_are_too_large_for_64_bits_are_still_exact():
    rich = [
        BostoetteHousehold(1, 0, Decimal(10) ** 9, Decimal(10) ** 9, net_wealth=Decimal(10) ** 9),
        BostoetteHousehold(2, 3, Decimal("999999999.99"), Decimal(9_000)),
        BostoetteHousehold(1, 0, Decimal(9_000), Decimal(9_000)),
    ]

    assert_equal_to_the_ore(rich, IN_2026)
    assert_equal_to_the_ore([replace(one, net_wealth=Decimal(0)) for one in rich], date(2022, 6, 15))


def arrays(**changed):
    asked = {
        "adults": [1, 1],
        "children": [0, 2],
        "monthly_income": [1_500_000, 0],
        "housing_cost": [900_000] * 2,
    }
    return {name: np.array(column) for name, column in (asked | changed).items()}


def test_what_is_left_out_is_as_for_one_household():
    found = estimate_many(ManyHouseholds(**arrays()), IN_2026)
    single = [
        BostoetteHousehold(1, 0, Decimal(15_000), Decimal(9_000)),
        BostoetteHousehold(1, 2, *[Decimal(0)] * 2),
    ]

    assert found.monthly[0] == estimate(single[0], IN_2026).monthly


def test_no_households_give_no_answers():
    assert estimate_many(ManyHouseholds.of([]), IN_2026).monthly.size == 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"adults": [1, 0]}, "Husstand 2 av 2 må ha minst én voksen"),
        ({"monthly_income": [-1, 0]}, "Husstand 1 av 2 må ha en inntekt fra 0 øre .*, men har -1"),
        ({"net_wealth": [0, 10**11 + 1]}, "Husstand 2 av 2 må ha en formue fra 0 øre til en milliard kroner"),
        ({"group": [5, 1]}, "kommunegruppe fra 1 til 4, men har 5"),
        ({"category": [1, 4]}, "Husstand 2 av 2 må ha en kategori fra 1 til 3"),
        ({"monthly_income": [1.5, 2.0]}, "«monthly_income» skal være hele tall, med beløp i øre"),
        ({"heating_included": [1, 0]}, "«heating_included» skal være ja eller nei"),
        ({"children": [[0, 1]]}, "skal stå i én rekke"),
        ({"children": [0, 1, 2]}, "like mange av hver opplysning"),
    ],
)
def test_a_household_that_cannot_be_is_pointed_out(changed, words):
    with pytest.raises(NotEstimated, match=words):
        ManyHouseholds(**arrays(**changed))


def test_a_day_before_the_first_rate_that_somebody_needs_says_which():
    with pytest.raises(NotEstimated, match=r"31.05.2021.*Den første gjelder fra 01.06.2021"):
        estimate_many(ManyHouseholds(**arrays()), date(2021, 5, 31))


def test_a_rate_that_has_not_begun_stops_only_those_who_need_it():
    """There is no free amount for wealth before 2025, and households without wealth do not ask for it."""
    on = date(2024, 7, 1)

    assert estimate_many(ManyHouseholds(**arrays()), on).monthly.tolist()[0] > 0
    with pytest.raises(NotEstimated, match="ribeløp"):
        estimate_many(ManyHouseholds(**arrays(net_wealth=[0, 1])), on)


def test_a_part_of_an_ore_is_no_sum_for_arrays():
    with pytest.raises(NotEstimated, match="Husstand 1 av 1 har et beløp som ikke er hele øre"):
        ManyHouseholds.of([BostoetteHousehold(1, 0, Decimal("0.001"), Decimal(1))])


def test_one_household_is_estimated_without_loading_what_arrays_need():
    asked = "import sys, boligflyt.cli.bostoette; sys.exit('numpy' in sys.modules or 'django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0
