"""A household's economy for one day, put together: costs, ability, loans, three ways, the bank beside it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from boligflyt.domain.grants import GrantError, WriteDown, older_write_down
from boligflyt.domain.household_economy.alternatives import Alternative, alternatives, loans_for
from boligflyt.domain.household_economy.borrowing import Borrowing, borrowing
from boligflyt.domain.household_economy.budget_table import BudgetTable
from boligflyt.domain.household_economy.explanation import in_steps
from boligflyt.domain.household_economy.family import Passage, for_the_family
from boligflyt.domain.household_economy.household import EconomyAsked, NotWorkedOut
from boligflyt.domain.household_economy.living_costs import LivingCosts, living_costs
from boligflyt.domain.household_economy.support import Support
from boligflyt.domain.rates import RateError, Rates, RatesOfDay, UsedRate, shipped_rates
from boligflyt.domain.startlaan import BankCheck, BankQuestion, bank_rule


@dataclass(frozen=True, slots=True)
class MunicipalTables:
    """What the municipality brings in files: its norm, the least, and how grants are written down."""

    norm: BudgetTable | None = None
    least: BudgetTable | None = None
    write_down: WriteDown | None = None


@dataclass(frozen=True, slots=True)
class Economy:
    """The answer. `before_housing` is what is left each month before the dwelling is paid, NOK.

    `explanation` is for the caseworker, step by step; `family` for the household; `rates` are those used.
    """

    living: LivingCosts
    before_housing: Decimal
    borrowing: Borrowing | None
    alternatives: tuple[Alternative, ...]
    bank: tuple[BankCheck, ...]
    write_down: WriteDown | None
    explanation: tuple[str, ...]
    family: tuple[Passage, ...]
    rates: tuple[UsedRate, ...]

    @property
    def marked(self) -> tuple[UsedRate, ...]:
        """The rates that were worked out from others, or must be verified at their source."""
        return tuple(one for one in self.rates if one.held.mark)


def household_economy(
    asked: EconomyAsked, on: date, tables: MunicipalTables | None = None, known: Rates | None = None
) -> Economy:
    """Works it out by the rules and rates of the day. Amounts to the øre, half up; a loan in whole kroner.

    Raises NotWorkedOut for a household that cannot be, a loan that the law does not allow, and a day before
    the first rates of what is asked.
    """
    _check(asked)
    held, rates = tables or MunicipalTables(), RatesOfDay(on, known or shipped_rates())
    support = Support(asked, rates, known)
    living = living_costs(asked, rates, held.norm, held.least)
    lent = borrowing(asked, asked.loan, living.counted, support, rates) if asked.loan else None
    ways = alternatives(asked, living.counted, support)
    bank = _bank(asked, lent, rates)
    write_down = _write_down(asked, held, rates)
    before = asked.net - living.counted - asked.fixed - asked.debt_payments
    return Economy(
        living, before, lent, ways, bank, write_down,
        in_steps(asked, living, lent, ways, bank, write_down), for_the_family(asked, ways),
        _all_rates(rates, support),
    )  # fmt: skip


def _check(asked: EconomyAsked) -> None:
    if asked.adults < 1:
        raise NotWorkedOut("Husstanden må ha minst én voksen.", "members")
    if asked.bank_rule and (asked.loan is None or asked.buy is None):
        raise NotWorkedOut("Bankens regel krever både «loan» og «buy».", "bank_rule")


def _bank(asked: EconomyAsked, lent: Borrowing | None, rates: RatesOfDay) -> tuple[BankCheck, ...]:
    if not asked.bank_rule or lent is None or asked.buy is None:
        return ()
    question = BankQuestion(
        loans_for(asked.buy, asked.loan), asked.gross, asked.debt, asked.buy.price, lent.ability.monthly
    )
    try:
        return bank_rule(question, rates)
    except RateError as fault:
        raise NotWorkedOut(f"Bankens regel er ikke kjent: {fault}", "bank_rule") from None


def _write_down(asked: EconomyAsked, held: MunicipalTables, rates: RatesOfDay) -> WriteDown | None:
    if asked.buy is None or not asked.buy.grant:
        return None
    try:
        return held.write_down or older_write_down(rates)
    except (RateError, GrantError) as fault:
        raise NotWorkedOut(str(fault), "buy.grant") from None


def _all_rates(rates: RatesOfDay, support: Support) -> tuple[UsedRate, ...]:
    by_key = {one.key: one for found in support.estimates for one in found.rates}
    return tuple(({one.key: one for one in rates.used} | by_key).values())
