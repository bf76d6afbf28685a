"""The published form of a household's economy: plain values under the names in docs/how-to/economy.md."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.domain.grants import WriteDown
from boligflyt.domain.household_economy.alternatives import Alternative, LoanCost
from boligflyt.domain.household_economy.borrowing import HighestLoan
from boligflyt.domain.household_economy.economy import Economy
from boligflyt.domain.household_economy.household import EconomyAsked
from boligflyt.domain.household_economy.living_costs import LivingCosts
from boligflyt.domain.money import to_ore
from boligflyt.domain.rates import UsedRate
from boligflyt.domain.startlaan import BankCheck

OF_RATES = Decimal("0.0001")


def as_answer(asked: EconomyAsked, found: Economy, on: date, *, plan: bool = False) -> dict[str, Any]:
    """NOK per month unless the name says otherwise, to the øre; rates in percent with four decimals.

    `plan`: each loan's repayment too, year by year.
    """
    lent = found.borrowing
    return {
        "on": on.isoformat(),
        "income": {"gross": number(asked.gross), "net": number(asked.net)},
        "debts": {"balance": number(asked.debt), "monthly": number(asked.debt_payments)},
        "fixed_costs": number(asked.fixed),
        "living_costs": _living(found.living),
        "left_before_housing": number(found.before_housing),
        "ability_to_pay": number(lent.ability.monthly) if lent else None,
        "highest_loan": _highest(lent.highest) if lent else None,
        "highest_loan_longest_term": _highest(lent.longest) if lent else None,
        "alternatives": [_alternative(one, plan) for one in found.alternatives],
        "bank_rule": [_check(one) for one in found.bank] if asked.bank_rule else None,
        "grant_left": _grant(asked, found.write_down),
        "explanation": list(found.explanation),
        "for_the_family": [
            {"heading": one.heading, "sentences": list(one.sentences)} for one in found.family
        ],
        "marks": marks(found.marked),
    }


def _living(living: LivingCosts) -> dict[str, Any]:
    return {
        "counted": number(living.counted),
        "own": number(living.own),
        "norm": number(living.norm),
        "least": number(living.least),
        "lines": [
            {"name": line.name, "own": number(line.own), "norm": number(line.norm)} for line in living.lines
        ],
    }


def _highest(highest: HighestLoan) -> dict[str, Any]:
    return {
        "years": highest.years,
        "amount": highest.amount,
        "monthly_cost": number(highest.monthly_cost),
        "price": number(highest.price),
        "amount_with_bostoette": highest.with_bostoette,
        "bostoette": highest.bostoette,
    }


def _alternative(one: Alternative, plan: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "way": str(one.way),
        "housing_cost": number(one.housing_cost),
        "bostoette": one.bostoette,
        "left": number(one.left),
        "bostoette_explanation": list(one.support.explanation) if one.support else None,
    }
    if one.loans:
        answer |= {
            "loans": [_loan(cost) | ({"plan": _plan(cost)} if plan else {}) for cost in one.loans],
            "break_rate": number(one.break_rate),
            "break_after_years": one.break_after_years,
            "bears_any_rate": one.bears_any_rate,
            "fixed_throughout": one.fixed_throughout,
            "one_point_more": number(one.one_point_more),
        }
    return answer


def _loan(cost: LoanCost) -> dict[str, Any]:
    return {
        "lender": cost.lender,
        "principal": number(cost.loan.principal),
        "years": cost.loan.years,
        "repayment": str(cost.loan.repayment),
        "payments": cost.loan.payments,
        "payment": number(cost.payment),
        "first_instalment": number(cost.first_instalment),
        "interest_and_fees_in_all": number(cost.interest_in_all),
        "nominal_rate": rate(cost.loan.nominal),
        "effective_rate_without_fees": rate(cost.effective_without_fees),
        "effective_rate": rate(cost.effective),
    }


def _plan(cost: LoanCost) -> list[dict[str, Any]]:
    """NOK a year."""
    return [
        {
            "year": one.year, "interest": number(one.interest), "instalments": number(one.instalments),
            "fees": number(one.fees), "balance": number(one.balance),
        }
        for one in cost.years
    ]  # fmt: skip


def _check(check: BankCheck) -> dict[str, Any]:
    return {
        "check": check.code,
        "found": number(check.found),
        "limit": number(check.limit),
        "met": check.met,
        "explanation": check.explanation,
    }


def _grant(asked: EconomyAsked, write_down: WriteDown | None) -> list[dict[str, Any]] | None:
    """What is to be paid back if they sell when so many whole years have passed."""
    if write_down is None or asked.buy is None:
        return None
    return [
        {"after_years": years, "left": number(write_down.left(asked.buy.grant, years))}
        for years in range(write_down.years + 1)
    ]


def marks(used: Sequence[UsedRate]) -> list[dict[str, Any]]:
    """These rates with value, mark and source."""
    return [
        {
            "rate": one.key, "name": one.name, "mark": one.held.mark, "value": number(one.held.value),
            "valid_from": one.held.valid_from.isoformat(), "source": one.held.source,
        }
        for one in used
    ]  # fmt: skip


def number(value: Decimal | None) -> int | float | None:
    """To the øre; a whole number without decimals, null for what is not known."""
    if value is None:
        return None
    rounded = to_ore(value)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def rate(value: Decimal) -> float:
    """Percent a year with four decimals."""
    return float(value.quantize(OF_RATES))
