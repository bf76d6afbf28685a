"""The steps of the estimate in words, in the order they are worked out."""

from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.bostoette.household import BostoetteHousehold
from boligflyt.domain.bostoette.steps import Steps
from boligflyt.domain.bostoette.values import Values


def in_words(
    household: BostoetteHousehold, steps: Steps, values: Values, rounded: int, smallest: Decimal
) -> tuple[str, ...]:
    """One sentence for each step, and last what it comes to."""
    return (
        *_income(household, steps),
        f"Egenandelen av en inntekt på {_kroner(steps.income)} er {_kroner(steps.own_share)} i året (§ 4).",
        *_cost(household, steps),
        f"Bostøtten dekker {_number(values('covered_percent'))} prosent av {_kroner(steps.approved)} minus "
        f"{_kroner(steps.own_share)}: {_kroner(steps.sum_of_month, 2)} i måneden (§ 1).",
        *_result(rounded, smallest),
        "Dette er et anslag. Husbanken avgjør.",
    )


def _income(household: BostoetteHousehold, steps: Steps) -> list[str]:
    year = household.monthly_income * 12
    month = household.monthly_income
    as_told = _kroner(month, 0 if month == month.to_integral_value() else 2)
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


def _result(rounded: int, smallest: Decimal) -> list[str]:
    if rounded <= 0:
        return ["Egenandelen er større enn boutgiftene som godkjennes. Da blir det ingen bostøtte."]
    if rounded < smallest:
        return [f"Det er under minste utbetaling på {_kroner(smallest)}. Da blir det ingen bostøtte (§ 13)."]
    return [f"Avrundet til hele kroner er det {_kroner(Decimal(rounded))} i måneden."]


def _kroner(amount: Decimal, decimals: int = 0) -> str:
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}".replace(",", "\u00a0").replace(".", ",") + "\u00a0kroner"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
