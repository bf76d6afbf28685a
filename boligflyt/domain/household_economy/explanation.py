"""The steps of a household's economy in words, for the caseworker."""

from collections.abc import Sequence
from decimal import Decimal

from boligflyt.domain.grants import WriteDown
from boligflyt.domain.household_economy.alternatives import Alternative, LoanCost, Way
from boligflyt.domain.household_economy.borrowing import Borrowing
from boligflyt.domain.household_economy.household import Buying, EconomyAsked
from boligflyt.domain.household_economy.living_costs import LivingCosts
from boligflyt.domain.money import in_kroner, in_percent
from boligflyt.domain.startlaan import BankCheck, Repayment, shares_in_words

NAMES = {Way.STAY: "Bli boende", Way.RENT: "Leie", Way.BUY: "Kjøpe"}
LENDERS = {"startlaan": "Startlånet", "bank": "Banklånet"}
BANK_BESIDE = "Bankens regel er et annet mål enn kommunens. Den avgjør ikke om husstanden kan få startlån."
PERHAPS_BANKABLE = (
    "Alle bankens grenser holder. Startlån gis ikke til den som kan få vanlig lån (forskrift om lån fra "
    "Husbanken § 5-1)."
)
ENDING = "Dette er et anslag. Kommunen avgjør startlån og tilskudd, og Husbanken avgjør bostøtte."


def in_steps(
    asked: EconomyAsked, living: LivingCosts, lent: Borrowing | None, ways: Sequence[Alternative],
    bank: Sequence[BankCheck], write_down: WriteDown | None,
) -> tuple[str, ...]:  # fmt: skip
    """One sentence or two for each step, in the order they are worked out."""
    before = asked.net - living.counted - asked.fixed - asked.debt_payments
    told = [
        *living.explanation,
        f"Av {in_kroner(asked.net)} etter skatt er det {in_kroner(before)} igjen i måneden når livsopphold, "
        f"faste utgifter ({in_kroner(asked.fixed)}) og gjeld ({in_kroner(asked.debt_payments)}) er betalt.",
    ]
    if lent is not None:
        told.extend(lent.explanation)
    for way in ways:
        told.extend(_way(asked, way))
    told.extend(check.explanation for check in bank)
    if bank:
        told.extend((BANK_BESIDE, *([PERHAPS_BANKABLE] if all(check.met for check in bank) else [])))
    if write_down is not None:
        told.append(write_down.in_words)
    return (*told, ENDING)


def _way(asked: EconomyAsked, way: Alternative) -> list[str]:
    told = []
    if way.way is Way.BUY and asked.buy is not None:
        told.append(_to_borrow(asked.buy))
        told.extend(shares_in_words([cost.loan for cost in way.loans]))
        told.extend(_loan(cost) for cost in way.loans)
    support = "" if way.bostoette is None else f" og det kommer {in_kroner(way.bostoette)} i bostøtte"
    told.append(
        f"{NAMES[way.way]}: boligen koster {in_kroner(way.housing_cost)} i måneden{support}. Igjen er "
        f"{in_kroner(way.left)}."
    )
    return [*told, *_break(way)]


def _to_borrow(buying: Buying) -> str:
    own = buying.own_capital + buying.grant
    return (
        f"Boligen og omkostningene koster {in_kroner(buying.price + buying.purchase_costs)}. Egenkapital og "
        f"tilskudd er {in_kroner(own)}. Da skal {in_kroner(buying.to_borrow)} lånes."
    )


def _loan(cost: LoanCost) -> str:
    loan = cost.loan
    kind = "annuitetslån" if loan.repayment is Repayment.ANNUITY else "serielån"
    return (
        f"{LENDERS[cost.lender]}: {kind} over {loan.years} år med {loan.payments_per_year} terminer i "
        f"året. Nominell rente {in_percent(loan.nominal, 4)} er {in_percent(cost.effective_without_fees, 4)} "
        f"effektiv (§ 8-2), og {in_percent(cost.effective, 4)} med gebyrer. Høyeste termin er "
        f"{in_kroner(cost.payment, 2)}. Renter og gebyrer er til sammen {in_kroner(cost.interest_in_all)}."
    )


def _break(way: Alternative) -> list[str]:
    if not way.loans:
        return []
    if way.fixed_throughout:
        return ["Renten på startlånet er fast så lenge det varer."]
    when = f" etter {way.break_after_years} år med fast rente" if way.break_after_years else ""
    if way.break_rate is None:
        return [f"Det er ikke rom for lånet{when}, selv uten rente."]
    if way.bears_any_rate:
        return [f"Husstanden tåler all nominell rente til og med {in_percent(way.break_rate)}{when}."]
    others = " Bankens rente er da regnet å følge den." if len(way.loans) > 1 else ""
    above = way.break_rate + Decimal("0.01")
    support = "Med bostøtten som nå tåler husstanden" if way.bostoette else "Husstanden tåler"
    return [
        f"{support} en nominell rente på {in_percent(way.break_rate)}{when}, og ikke "
        f"{in_percent(above)}.{others}"
    ]
