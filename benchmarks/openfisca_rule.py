"""The rule of bostøtte as OpenFisca-Core has rules: one variable for each step, the same rates as parameters.

Only the own share that is linear, from July 2024. Written for the comparison in `benchmarks/bostoette.py`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from boligflyt.domain.bostoette.many import ManyHouseholds
from boligflyt.domain.bostoette.many.households import ORE_IN_KRONE
from boligflyt.domain.rates import shipped_rates

HOUSEHOLD = Entity("household", "households", "A household", "")
LIMITS = ("ordinary", "young_disabled", "single_pensioner")


FACTS: dict[str, type] = {
    "adults": int, "children": int, "group": int, "category": int,
    "monthly_income": float, "housing_cost": float, "net_wealth": float, "dwelling_tax_value": float,
    "specially_adapted": bool, "heating_included": bool, "free_by_dwelling": bool,
}  # fmt: skip


def weight(household, period, parameters):
    rates = parameters(period)
    return (
        1
        + (household("adults", period) - 1) * (rates.weight_adult_percent / 100)
        + household("children", period) * (rates.weight_child_percent / 100)
    )


def wealth_supplement(household, period, parameters):
    rates = parameters(period)
    of_dwelling = np.minimum(household("dwelling_tax_value", period), rates.wealth_free_owner)
    free = np.where(household("free_by_dwelling", period), of_dwelling, rates.wealth_free_tenant)
    return rates.wealth_percent / 100 * np.maximum(0, household("net_wealth", period) - free)


def weighted_income(household, period, parameters):
    year = household("monthly_income", period) * 12 + household("wealth_supplement", period)
    return year / household("weight", period)


def own_share(household, period, parameters):
    rates, income = parameters(period), household("weighted_income", period)
    category = household("category", period)
    first = np.where(category == 3, rates.own_share_first_limit_single_pensioner, rates.own_share_first_limit)
    second = np.select(
        [category == 2, category == 3],
        [rates.own_share_second_limit_young_disabled, rates.own_share_second_limit_single_pensioner],
        rates.own_share_second_limit,
    )
    return (
        rates.own_share_least
        + rates.own_share_first_percent / 100 * np.maximum(0, income - first)
        + rates.own_share_second_percent / 100 * np.maximum(0, income - second)
    )


def cap(household, period, parameters):
    rates = parameters(period)
    people = household("adults", period) + household("children", period)
    group = household("group", period)
    by_people = np.select(
        [people == 1, people == 2, people == 3, people == 4],
        [rates.cap_1, rates.cap_2, rates.cap_3, rates.cap_4],
        rates.cap_5,
    )
    by_group = np.select(
        [group == 1, group == 2, group == 3],
        [rates.cap_supplement_1, rates.cap_supplement_2, rates.cap_supplement_3],
        rates.cap_supplement_4,
    )
    return by_people + by_group + household("specially_adapted", period) * rates.cap_supplement_adapted


def approved(household, period, parameters):
    heating = np.where(household("heating_included", period), 0, parameters(period).heating_supplement)
    return np.minimum(household("housing_cost", period) * 12 + heating, household("cap", period))


def of_month(household, period, parameters):
    above = household("approved", period) - household("own_share", period)
    return parameters(period).covered_percent / 100 * above / 12


def bostoette(household, period, parameters):
    rounded = np.floor(household("of_month", period) + 0.5)
    return np.where(rounded < parameters(period).smallest_payment, 0, rounded)


RULE = (weight, wealth_supplement, weighted_income, own_share, cap, approved, of_month, bostoette)


def system() -> TaxBenefitSystem:
    """The rule with our own rates."""
    made = TaxBenefitSystem([HOUSEHOLD])
    values = {
        key.removeprefix("bostoette/"): {
            "values": {str(one.valid_from): {"value": float(one.value)} for one in table.values}
        }
        for key, table in shipped_rates().tables.items() if key.startswith("bostoette/")
    }  # fmt: skip
    made.parameters = ParameterNode("", data=values)
    for name, kind in FACTS.items():
        made.add_variable(_variable(name, kind))
    for formula in RULE:
        made.add_variable(_variable(formula.__name__, float, formula=formula))
    return made


def _variable(name: str, kind: type, **more: Any) -> type[Variable]:
    """OpenFisca takes a class for each variable."""
    told = {"value_type": kind, "entity": HOUSEHOLD, "definition_period": DateUnit.MONTH, **more}
    return type(name, (Variable,), told)


def simulation(made: TaxBenefitSystem, them: ManyHouseholds, on: date) -> Any:
    """The households put in."""
    built = SimulationBuilder().build_default_simulation(made, len(them))
    month = f"{on:%Y-%m}"
    for name in FACTS:
        column = getattr(them, name)
        in_kroner = FACTS[name] is float
        built.set_input(name, month, column / ORE_IN_KRONE if in_kroner else np.array(column))
    return built


def calculate(built: Any, on: date) -> tuple[Any, Any]:
    """The month's sum, and what is paid."""
    month = f"{on:%Y-%m}"
    return built.calculate("bostoette", month), built.calculate("of_month", month)
