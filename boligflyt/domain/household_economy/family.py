"""The three ways in plain words, for the family to take home."""

from collections.abc import Sequence
from decimal import Decimal

from boligflyt.domain.household_economy.alternatives import Alternative, Way
from boligflyt.domain.household_economy.household import EconomyAsked
from boligflyt.domain.money import in_kroner, in_percent

HEADINGS = {
    Way.STAY: "Bli boende der {you} bor i dag",
    Way.RENT: "Leie en annen bolig",
    Way.BUY: "Kjøpe denne boligen",
}
ENDING = "Tallene er anslag. De kan endre seg når inntekten, renten eller utgiftene endrer seg."


def for_the_family(asked: EconomyAsked, found: Sequence[Alternative]) -> tuple[str, ...]:
    """Sentences in plain bokmål: each way, which leaves most, and what may change."""
    you = "du" if len(asked.members) == 1 else "dere"
    told = [sentence for one in found for sentence in _one(one, you)]
    if len(found) > 1:
        told.extend(_compared(found, you))
    if found:
        told.append(ENDING)
    return tuple(told)


def _one(one: Alternative, you: str) -> list[str]:
    with_loan = ", med lånet" if one.loans else ""
    heading = HEADINGS[one.way].format(you=you)
    told = [f"{heading}: Boligen koster {in_kroner(one.housing_cost)} i måneden{with_loan}."]
    if one.bostoette:
        told.append(f"{you.capitalize()} kan få omtrent {in_kroner(one.bostoette)} i bostøtte hver måned.")
    elif one.bostoette == 0:
        told.append(f"Det ser ikke ut til at {you} får bostøtte.")
    if one.left >= 0:
        told.append(f"Når alt er betalt, er det {in_kroner(one.left)} igjen hver måned.")
    else:
        told.append(f"Pengene strekker ikke til. Det mangler {in_kroner(-one.left)} hver måned.")
    return told + _loan(one, you)


def _loan(one: Alternative, you: str) -> list[str]:
    if not one.loans:
        return []
    instalments = sum((cost.first_instalment for cost in one.loans), Decimal(0))
    told = []
    if instalments:
        told.append(
            f"Av den første betalingen går {in_kroner(instalments)} til å betale ned lånet. Så mye mindre "
            f"skylder {you} etterpå."
        )
    return [*told, _rate(one, you)]


def _rate(one: Alternative, you: str) -> str:
    when = f" når den faste renten er slutt etter {one.break_after_years} år" if one.break_after_years else ""
    if one.break_rate is None:
        return f"Lånet er for stort{when}, også uten rente."
    if one.bears_any_rate:
        return f"{you.capitalize()} kan betale lånet selv om renten blir {in_percent(one.break_rate)}{when}."
    now = one.loans[0].loan.nominal
    if one.break_rate < now and not one.break_after_years:
        return f"Renten måtte vært {in_percent(one.break_rate)} eller lavere for at pengene skal strekke til."
    told = f"Renten er {in_percent(now)} nå, og kan bli {in_percent(one.break_rate)}{when}."
    return f"{told} Blir den høyere, strekker ikke pengene til."


def _compared(found: Sequence[Alternative], you: str) -> list[str]:
    most = max(one.left for one in found)
    best = [one for one in found if one.left == most]
    if most < 0:
        return ["Ingen av valgene går opp. Snakk med oss om hva som kan endres."]
    if len(best) > 1:
        return ["Flere av valgene gir like mye igjen hver måned."]
    heading = HEADINGS[best[0].way].format(you=you)
    return [f"Mest igjen hver måned: {heading[0].lower()}{heading[1:]}."]
