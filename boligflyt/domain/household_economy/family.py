"""The three ways in plain words, for the family to take home."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from boligflyt.domain.household_economy.alternatives import Alternative, Way
from boligflyt.domain.household_economy.household import EconomyAsked
from boligflyt.domain.money import in_kroner, in_percent

HEADINGS = {
    Way.STAY: "Bli boende der {you} bor i dag",
    Way.RENT: "Leie en annen bolig",
    Way.BUY: "Kjøpe denne boligen",
}
IF_THEY = {Way.RENT: "leier en annen bolig", Way.BUY: "kjøper denne boligen"}
SIDE_BY_SIDE = "Side om side"
ENDING = "Tallene er anslag. De kan endre seg når inntekten, renten eller utgiftene endrer seg."


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]


def for_the_family(asked: EconomyAsked, found: Sequence[Alternative]) -> tuple[Passage, ...]:
    """One passage in plain bokmål for each way, and one that sets them side by side."""
    if not found:
        return ()
    you = "du" if len(asked.members) == 1 else "dere"
    told = [Passage(HEADINGS[one.way].format(you=you), tuple(_one(one, you))) for one in found]
    told.append(Passage(SIDE_BY_SIDE, (*_compared(found, you), ENDING)))
    return tuple(told)


def _one(one: Alternative, you: str) -> list[str]:
    with_loan = ", med lånet" if one.loans else ""
    told = [f"Boligen koster {in_kroner(one.housing_cost)} i måneden{with_loan}."]
    if one.bostoette:
        told.append(f"{you.capitalize()} kan få omtrent {in_kroner(one.bostoette)} i bostøtte hver måned.")
    elif one.bostoette == 0:
        told.append(f"Det ser ikke ut til at {you} får bostøtte.")
    return [*told, _left(one), *_loan(one, you)]


def _left(one: Alternative) -> str:
    if one.left < 0:
        return f"Pengene strekker ikke til. Det mangler {in_kroner(-one.left)} hver måned."
    return f"Når alt er betalt, er det {in_kroner(one.left)} igjen hver måned."


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
    return [*told, *_rate(one, you)]


def _rate(one: Alternative, you: str) -> list[str]:
    if one.fixed_throughout:
        return ["Renten på startlånet er fast så lenge det varer."]
    when = f" når den faste renten er slutt etter {one.break_after_years} år" if one.break_after_years else ""
    if one.break_rate is None:
        return [f"Lånet er for stort{when}, også uten rente."]
    more = in_kroner(one.one_point_more)
    dearer = f"Blir renten ett prosentpoeng høyere{when}, koster lånet {more} mer i måneden."
    return [dearer, _break(one, when, you)]


def _break(one: Alternative, when: str, you: str) -> str:
    rate, now = one.break_rate or Decimal(0), one.loans[0].loan.nominal
    if one.bears_any_rate:
        return f"{you.capitalize()} kan betale lånet selv om renten blir {in_percent(rate)}{when}."
    if rate < now:
        return f"Renten må være {in_percent(rate)} eller lavere{when} for at pengene skal strekke til."
    told = f"Den nominelle renten er {in_percent(now)} nå, og kan bli {in_percent(rate)}{when}."
    return f"{told} Blir den høyere, strekker ikke pengene til."


def _compared(found: Sequence[Alternative], you: str) -> list[str]:
    return [*_against_today(found, you), *_which(found, you)]


def _against_today(found: Sequence[Alternative], you: str) -> list[str]:
    """How each other way differs from staying, when that is asked about."""
    stay = next((one for one in found if one.way is Way.STAY), None)
    if stay is None:
        return []
    return [_difference(one, one.left - stay.left, you) for one in found if one.way is not Way.STAY]


def _difference(one: Alternative, difference: Decimal, you: str) -> str:
    beginning = f"Hvis {you} {IF_THEY[one.way]}, har {you}"
    if in_kroner(difference) == in_kroner(0):
        return f"{beginning} like mye igjen hver måned som i dag."
    word = "mer" if difference > 0 else "mindre"
    return f"{beginning} {in_kroner(abs(difference))} {word} hver måned enn i dag."


def _which(found: Sequence[Alternative], you: str) -> list[str]:
    most = max(one.left for one in found)
    best = [one for one in found if one.left == most]
    if most < 0:
        alone = "Valget går ikke opp." if len(found) == 1 else "Ingen av valgene går opp."
        return [f"{alone} Snakk med oss om hva som kan endres."]
    if len(found) == 1:
        return []
    if len(best) > 1:
        return ["Flere av valgene gir like mye igjen hver måned."]
    heading = HEADINGS[best[0].way].format(you=you)
    return [f"Mest igjen hver måned: {heading[0].lower()}{heading[1:]}."]
