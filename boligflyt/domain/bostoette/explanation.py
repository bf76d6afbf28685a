"""The steps of the estimate in words, in the order they are worked out."""

from fractions import Fraction

from boligflyt.domain.bostoette.household import BostoetteHousehold
from boligflyt.domain.bostoette.rule import MONTHS, Steps
from boligflyt.domain.bostoette.values import Values, as_decimal

SHOWN = 4  # decimals of a percentage or a weight, without the zeros at the end


def in_words(household: BostoetteHousehold, steps: Steps, values: Values) -> tuple[str, ...]:
    """One sentence for each step, and last what it comes to."""
    return (
        *_income(household, steps),
        f"Egenandelen av en inntekt på {_kroner(steps.income)} er {_kroner(steps.own_share)} i året (§ 4).",
        *_cost(household, steps),
        f"Bostøtten dekker {_number(values.rate('covered_percent'))} prosent av {_kroner(steps.approved)} "
        f"minus {_kroner(steps.own_share)}: {_kroner(steps.of_month, 2)} i måneden (§ 1).",
        *_result(steps),
        "Dette er et anslag. Husbanken avgjør.",
    )


def _income(household: BostoetteHousehold, steps: Steps) -> list[str]:
    month = Fraction(household.monthly_income)
    year = month * MONTHS
    as_told = _kroner(month, 0 if month.denominator == 1 else 2)
    told = [f"Inntekten er {as_told} i måneden, {_kroner(year)} i året (§ 5)."]
    if steps.wealth:
        told.append(f"For formue legges det til {_kroner(steps.wealth)} i året (§ 6).")
    people = f"{household.adults} voksne" if household.adults > 1 else "én voksen"
    children = f" og {household.children} under 18 år" if household.children else ""
    weight = _number(steps.weight)
    told.append(
        f"Husstanden er {people}{children} og har vekt {weight}: {_kroner(year + steps.wealth)} delt på "
        f"{weight} er {_kroner(steps.income)} (§ 7)."
    )
    return told


def _cost(household: BostoetteHousehold, steps: Steps) -> list[str]:
    heating = "" if household.heating_included else ", med tillegg for oppvarming"
    cap = f"Boutgiftene er {_kroner(steps.cost)} i året{heating}. Taket er {_kroner(steps.cap)} (§§ 2 og 3)."
    over = " Det som er over taket, regnes ikke med." if steps.cost > steps.cap else ""
    return [cap + over]


def _result(steps: Steps) -> list[str]:
    if steps.rounded <= 0:
        return ["Egenandelen er større enn boutgiftene som godkjennes. Da blir det ingen bostøtte."]
    if steps.rounded < steps.smallest:
        least = _kroner(steps.smallest)
        return [f"Det er under minste utbetaling på {least}. Da blir det ingen bostøtte (§ 13)."]
    return [f"Avrundet til hele kroner er det {_kroner(steps.rounded)} i måneden."]


def _kroner(amount: Fraction | int, decimals: int = 0) -> str:
    rounded = as_decimal(amount, decimals)
    return f"{rounded:,}".replace(",", "\u00a0").replace(".", ",") + "\u00a0kroner"


def _number(value: Fraction) -> str:
    return f"{as_decimal(value, SHOWN).normalize():f}".replace(".", ",")
