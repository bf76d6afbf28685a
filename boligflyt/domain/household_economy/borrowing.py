"""How much the household can borrow: by these terms and by the longest, without bostøtte and with it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from boligflyt.domain.household_economy.household import EconomyAsked, LoanAsked, NotWorkedOut
from boligflyt.domain.household_economy.support import Support
from boligflyt.domain.money import in_kroner
from boligflyt.domain.rates import RateError, RatesOfDay
from boligflyt.domain.startlaan import (
    Ability,
    CoFinancing,
    Loan,
    LoanRefused,
    check_terms,
    highest_loan,
    longest_years,
    monthly_cost,
)

ROUNDS = 200  # bostøtte covers less than all of a rise, so it settles long before


@dataclass(frozen=True, slots=True)
class HighestLoan:
    """The greatest sum in whole NOK whose payments fit, and what they come to, NOK per month.

    `with_bostoette` is the sum when bostøtte for that very loan is counted as income; None when that or the
    dwelling is not asked about. `price` is the dearest dwelling with what they have themselves.
    """

    years: int
    amount: int
    monthly_cost: Decimal
    with_bostoette: int | None
    bostoette: int | None
    price: Decimal | None


@dataclass(frozen=True, slots=True)
class Borrowing:
    """The ability to pay, the highest loan by the terms asked about, and by the longest term allowed."""

    ability: Ability
    highest: HighestLoan
    longest: HighestLoan
    explanation: tuple[str, ...]


def borrowing(
    asked: EconomyAsked, loan: LoanAsked, living: Decimal, support: Support, rates: RatesOfDay
) -> Borrowing:
    """What they can bear by Husbanken's measure. Raises NotWorkedOut for terms the law does not allow."""
    try:
        check_terms(loan.terms, rates)
        most_years = longest_years(loan.terms.long_term_reasons, rates)
        said = check_terms(replace(loan.terms, years=most_years), rates)
    except LoanRefused as fault:
        raise NotWorkedOut(str(fault), f"loan.{fault.field}") from None
    except RateError as fault:
        raise NotWorkedOut(f"Vilkårene for startlån er ikke kjent: {fault}") from None
    ability = Ability(asked.net, living, asked.fixed, asked.debt_payments, _owning_costs(asked))
    highest = _highest(asked, loan.financing, ability.monthly, support)
    longer = replace(loan.financing, startlaan=replace(loan.financing.startlaan, years=most_years))
    longest = _highest(asked, longer, ability.monthly, support)
    words = (*ability.explanation, *said, _in_words(highest), _in_words(longest), *_with_support(highest))
    return Borrowing(ability, highest, longest, tuple(dict.fromkeys(words)))


def _owning_costs(asked: EconomyAsked) -> Decimal:
    if asked.buy is not None:
        return asked.buy.owning_costs
    if asked.owning_costs is None:
        words = "Oppgi hva det koster å eie boligen i måneden («owning_costs»), eller en bolig i «buy»."
        raise NotWorkedOut(words, "owning_costs")
    return asked.owning_costs


def _highest(asked: EconomyAsked, financing: CoFinancing, monthly: Decimal, support: Support) -> HighestLoan:
    amount = highest_loan(monthly, financing.divided)
    cost = cost_of(financing.divided(amount)) if amount else Decimal(0)
    price = None
    if asked.buy is not None:
        own = asked.buy.own_capital + asked.buy.grant - asked.buy.purchase_costs
        price = max(Decimal(0), amount + own)
    with_support, bostoette = _supported(asked, financing, monthly, support)
    return HighestLoan(financing.startlaan.years, amount, cost, with_support, bostoette, price)


def _supported(
    asked: EconomyAsked, financing: CoFinancing, monthly: Decimal, support: Support
) -> tuple[int | None, int | None]:
    """The loan when bostøtte for it is income too: raised until bostøtte rises no more, so never too high."""
    if asked.bostoette is None or asked.buy is None:
        return None, None
    amount, bostoette = 0, 0
    for _ in range(ROUNDS):
        amount = highest_loan(monthly + bostoette, financing.divided)
        cost = cost_of(financing.divided(amount)) if amount else Decimal(0)
        found = support.for_owner(asked.buy, cost)
        if found is None or found.monthly <= bostoette:
            break
        bostoette = found.monthly
    return amount, bostoette


def cost_of(loans: tuple[Loan, ...]) -> Decimal:
    """What the loans ask for together, NOK per month."""
    return sum((monthly_cost(one) for one in loans if one.principal), Decimal(0))


def _in_words(highest: HighestLoan) -> str:
    if highest.amount == 0:
        return f"Det er ikke rom for noe lån over {highest.years} år."
    return (
        f"Over {highest.years} år kan husstanden betale på et lån på {in_kroner(highest.amount)}: det koster "
        f"{in_kroner(highest.monthly_cost)} i måneden."
    )


def _with_support(highest: HighestLoan) -> tuple[str, ...]:
    if not highest.bostoette or highest.with_bostoette is None:
        return ()
    return (
        f"Regnes bostøtten for boligen med, {in_kroner(highest.bostoette)} i måneden, er lånet "
        f"{in_kroner(highest.with_bostoette)}. Bostøtten er et anslag og kan falle bort.",
    )
