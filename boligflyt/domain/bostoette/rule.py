"""The rule of bostøtte, stated once, paragraph by paragraph (forskrift om bustøtte §§ 1–7 and 13).

A `Reckoning` works it out: for one household in exact fractions (`values`), or for arrays of households
(`many`). So that both can, the text keeps to + - * / and comparison, the words of the reckoning, and
conditions about facts or sums that are already rounded.
"""

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from boligflyt.domain.bostoette.household import Category

Number: TypeAlias = Any  # what the reckoning counts in: a Fraction, or an array with one for each household
Condition: TypeAlias = Any  # True or False, or an array of them

MONTHS = 12
CATEGORIES = tuple(Category)  # counted from 1, as groups are
CAPS = ("cap_1", "cap_2", "cap_3", "cap_4", "cap_5")
GROUP_SUPPLEMENTS = (
    "cap_supplement_1", "cap_supplement_2", "cap_supplement_3", "cap_supplement_4",
)  # fmt: skip
FIRST_LIMITS = ("own_share_first_limit", "own_share_first_limit", "own_share_first_limit_single_pensioner")
SECOND_LIMITS = (
    "own_share_second_limit", "own_share_second_limit_young_disabled",
    "own_share_second_limit_single_pensioner",
)  # fmt: skip
SECOND_PERCENT = "own_share_second_percent"


class Lazy(Protocol):
    """Something that is worked out only where it is needed."""

    def __call__(self) -> Number: ...


class Reckoning(Protocol):
    """How the rule is worked out, with the rates of one day.

    Raises RateError for a day before the first value of a rate that it needs.
    """

    @property
    def is_linear(self) -> bool:
        """Whether the own share is linear: from 1 July 2024, the first day of the second percentage."""

    def rate(self, name: str) -> Number:
        """The value of the day."""

    def share(self, name: str) -> Number:
        """A percentage as a part of one."""

    def numbered(self, names: tuple[str, ...], number: Number) -> Number:
        """The value of the rate with this number, counted from 1; of the last for every number beyond."""

    def smaller(self, one: Number, other: Number) -> Number:
        """The smaller of the two."""

    def larger(self, one: Number, other: Number) -> Number:
        """The larger of the two."""

    def either(self, condition: Condition, then: Lazy, otherwise: Lazy) -> Number:
        """`then` where the condition is met, else `otherwise`."""

    def whole_below(self, value: Number) -> Number:
        """The largest whole number that is not above the value."""

    def nearest(self, value: Number) -> Number:
        """The nearest whole number; half a one counts away from zero."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule asks about a household, as numbers of the reckoning; money is NOK."""

    adults: Number
    children: Number
    monthly_income: Number
    housing_cost: Number  # a month too
    group: Number
    category: Number
    specially_adapted: Condition
    heating_included: Condition
    net_wealth: Number
    free_by_dwelling: Condition  # an owner whose dwelling's tax value is known
    dwelling_tax_value: Number


@dataclass(frozen=True, slots=True)
class Steps:
    """The way to the sum. NOK a year, and NOK a month from `of_month` on; `weight` has no unit."""

    weight: Number
    wealth: Number
    income: Number
    own_share: Number
    cap: Number
    cost: Number
    approved: Number
    of_month: Number
    rounded: Number
    smallest: Number
    monthly: Number


def work_out(who: Facts, by: Reckoning) -> Steps:
    """§ 1: so many per cent of the approved cost above the own share, by the month.

    § 13: rounded to the nearest whole krone first, and nothing when that is below the smallest payment.
    """
    weight, wealth = weight_of(who, by), wealth_supplement(who, by)
    income = (who.monthly_income * MONTHS + wealth) / weight
    share, cap, cost = own_share(income, who, by), cap_of(who, by), cost_of(who, by)
    approved = by.smaller(cost, cap)
    of_month = by.share("covered_percent") * (approved - share) / MONTHS
    rounded, smallest = by.nearest(of_month), by.rate("smallest_payment")
    monthly = by.either(rounded < smallest, lambda: 0, lambda: rounded)
    return Steps(weight, wealth, income, share, cap, cost, approved, of_month, rounded, smallest, monthly)


def weight_of(who: Facts, by: Reckoning) -> Number:
    """§ 7: what the household's income is divided by."""
    return (
        1
        + (who.adults - 1) * by.share("weight_adult_percent")
        + who.children * by.share("weight_child_percent")
    )


def wealth_supplement(who: Facts, by: Reckoning) -> Number:
    """§ 6: what is added to the year's income for wealth above the free amount.

    An owner's free amount is the dwelling's tax value, up to a limit; when it is not known, a tenant's.
    """

    def free() -> Number:
        return by.either(
            who.free_by_dwelling,
            lambda: by.smaller(who.dwelling_tax_value, by.rate("wealth_free_owner")),
            lambda: by.rate("wealth_free_tenant"),
        )

    def counted() -> Number:
        return by.share("wealth_percent") * by.larger(0, who.net_wealth - free())

    return by.either(who.net_wealth > 0, counted, lambda: 0)


def own_share(income: Number, who: Facts, by: Reckoning) -> Number:
    """§ 4: what the household pays itself: a least amount, and more of the income above each of two limits.

    Linear above the second limit from 1 July 2024. Before that, a part of the whole income for each step
    above it (Husbanken's annual reports 2022 and 2023; our reading, which gives their tables).
    """
    first, second = by.numbered(FIRST_LIMITS, who.category), by.numbered(SECOND_LIMITS, who.category)
    share = by.rate("own_share_least") + by.share("own_share_first_percent") * by.larger(0, income - first)
    if by.is_linear:
        return share + by.share(SECOND_PERCENT) * by.larger(0, income - second)
    steps = by.larger(0, 1 + by.whole_below((income - second - 1) / by.rate("own_share_step")))
    return share + by.share("own_share_step_percent") * steps * income


def cap_of(who: Facts, by: Reckoning) -> Number:
    """§ 3: the most that is approved of the housing cost."""
    return (
        by.numbered(CAPS, who.adults + who.children)
        + by.numbered(GROUP_SUPPLEMENTS, who.group)
        + by.either(who.specially_adapted, lambda: by.rate("cap_supplement_adapted"), lambda: 0)
    )


def cost_of(who: Facts, by: Reckoning) -> Number:
    """§ 2: the housing cost, with the supplement for heating that is not in it."""
    heating = by.either(who.heating_included, lambda: 0, lambda: by.rate("heating_supplement"))
    return who.housing_cost * MONTHS + heating
