"""Egenandel: what a household pays of its housing cost itself (forskrift om bustøtte § 4)."""

from decimal import ROUND_FLOOR, Decimal

from boligflyt.domain.bostoette.household import Category
from boligflyt.domain.bostoette.values import SECOND_PERCENT, Values

NOTHING = Decimal(0)


def own_share(income: Decimal, category: Category, values: Values) -> Decimal:
    """NOK a year of a weighted income: a least amount, and more above each of two limits.

    Linear above the second limit from 1 July 2024. Before that, a percentage of the whole income for each
    step above it (Husbanken's annual reports 2022 and 2023; our reading, which gives their tables).
    """
    least = values("own_share_least")
    above_first = max(NOTHING, income - values.limit("own_share_first_limit", category))
    above_second = income - values.limit("own_share_second_limit", category)
    share = least + values.share("own_share_first_percent") * above_first
    if values.is_linear:
        return share + values.share(SECOND_PERCENT) * max(NOTHING, above_second)
    return share + _by_steps(income, above_second, values)


def _by_steps(income: Decimal, above: Decimal, values: Values) -> Decimal:
    step, part = values("own_share_step"), values.share("own_share_step_percent")
    if above <= 0:
        return NOTHING
    steps = 1 + ((above - 1) / step).to_integral_value(ROUND_FLOOR)
    return part * steps * income
