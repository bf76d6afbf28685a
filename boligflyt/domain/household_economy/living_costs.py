"""Livsopphold: the household's own budget beside the norm, and never below the least the state advises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from boligflyt.domain.household_economy.budget_table import BudgetTable
from boligflyt.domain.household_economy.household import ADULT_AGE, NOTHING, EconomyAsked, Line, NotWorkedOut
from boligflyt.domain.money import in_kroner
from boligflyt.domain.rates import RateEnded, RateError, RatesOfDay

LEAST_BY_ADULTS = {1: "social_assistance/single", 2: "social_assistance/couple"}
LEAST_BY_AGE = ((5, "child_0_5"), (10, "child_6_10"), (17, "child_11_17"))


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One purpose: the household's own amount and the norm's, NOK per month; None where it has none."""

    name: str
    own: Decimal | None
    norm: Decimal | None


@dataclass(frozen=True, slots=True)
class LivingCosts:
    """NOK per month: what is counted, and the three it was chosen from; None for one that is not known."""

    counted: Decimal
    own: Decimal | None
    norm: Decimal | None
    least: Decimal | None
    lines: tuple[BudgetLine, ...]
    explanation: tuple[str, ...]


def living_costs(
    asked: EconomyAsked, rates: RatesOfDay, norm: BudgetTable | None, least: BudgetTable | None
) -> LivingCosts:
    """Own lines where they are told, else the norm's; lifted to the least when they are below it.

    `least` is the municipality's table of the state's guiding rates for social assistance; without one the
    rates that are known are used. Raises NotWorkedOut when there is neither budget nor norm, and for a day
    before the first of those rates.
    """
    norm_lines = norm.lines(asked.members, rates.on) if norm else ()
    own, of_norm = _sum(asked.budget), _sum(norm_lines) if norm else None
    chosen = own if own is not None else of_norm
    if chosen is None:
        raise NotWorkedOut(
            "Oppgi husstandens egne linjer i «budget», eller kommunens tabell (--norm).", "budget"
        )
    floor, why_not = _least(asked, rates, least)
    counted = max(chosen, floor) if floor is not None else chosen
    said = [f"Livsoppholdet er regnet {_whence(own is not None, norm)}: {in_kroner(chosen)} i måneden."]
    if own is not None and of_norm is not None:
        said.append(f"Normen «{norm.name if norm else ''}» er {in_kroner(of_norm)}.")
    said.append(why_not or _compared(chosen, counted, floor or NOTHING))
    return LivingCosts(counted, own, of_norm, floor, _side_by_side(asked, norm_lines), tuple(said))


def _sum(lines: tuple[Line, ...] | None) -> Decimal | None:
    return None if lines is None else sum((line.monthly for line in lines), NOTHING)


def _whence(own: bool, norm: BudgetTable | None) -> str:
    return "av husstandens egne tall" if own or norm is None else f"etter «{norm.name}»"


def _compared(chosen: Decimal, counted: Decimal, floor: Decimal) -> str:
    if counted > chosen:
        return f"Det er under det laveste livsoppholdet. Da regnes {in_kroner(counted)}."
    return f"Det er ikke under det laveste livsoppholdet på {in_kroner(floor)}."


def _side_by_side(asked: EconomyAsked, norm_lines: tuple[Line, ...]) -> tuple[BudgetLine, ...]:
    own, of_norm = _by_name(asked.budget or ()), _by_name(norm_lines)
    return tuple(
        BudgetLine(name, own.get(name), of_norm.get(name)) for name in dict.fromkeys([*of_norm, *own])
    )


def _by_name(lines: Sequence[Line]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.name] = sums.get(line.name, NOTHING) + line.monthly
    return sums


def _least(asked: EconomyAsked, rates: RatesOfDay, table: BudgetTable | None) -> tuple[Decimal | None, str]:
    """The least, or why it is not known."""
    if table is not None:
        return _sum(table.lines(asked.members, rates.on)), ""
    if asked.adults not in LEAST_BY_ADULTS:
        return None, "Det laveste livsoppholdet er ikke kjent for så mange voksne. Kontroller det selv."
    try:
        least = rates(LEAST_BY_ADULTS[asked.adults])
        for member in asked.members:
            if member.age < ADULT_AGE:
                least += rates(_rate_of_child(member.age))
    except RateEnded:
        return None, _not_known(rates.on)
    except RateError as fault:
        raise NotWorkedOut(f"Det laveste livsoppholdet er ikke kjent: {fault}") from None
    return least, ""


def _rate_of_child(age: int) -> str:
    return "social_assistance/" + next(name for last, name in LEAST_BY_AGE if age <= last)


def _not_known(on: date) -> str:
    return (
        f"Statens veiledende satser for økonomisk stønad er ikke kjent {on:%d.%m.%Y}. Livsoppholdet er ikke "
        "kontrollert mot dem (--least)."
    )
