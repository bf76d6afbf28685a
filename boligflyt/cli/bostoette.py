"""`bostoette`: an estimate of the housing allowance. Starts without Django and without a database."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.cli.arguments import NorwegianParser, add_day, add_json
from boligflyt.cli.json_lists import FaultyInputError, answer_json
from boligflyt.domain.bostoette import (
    BostoetteEstimate,
    BostoetteHousehold,
    NotEstimated,
    estimate,
    highest_income,
)
from boligflyt.domain.bostoette.asked import AskedError, household_of

DESCRIPTION = """\
Anslå statlig bostøtte for en husstand i en bestemt måned, etter reglene og satsene som gjaldt da.

Husstanden er et JSON-objekt; en liste gir en liste med svar, like lang og i samme rekkefølge. Svaret har
beløpet i hele kroner, hvert steg på veien, forklaringen i ord, og hvilke satser som er regnet ut eller må
kontrolleres. Husbanken avgjør; dette er et anslag."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Formatene er beskrevet i docs/how-to/bostoette.md."""


def run(argv: list[str]) -> int:
    """Answer the households in a file or on standard input. Gives the exit code."""
    parser = NorwegianParser(prog="bf bostoette", description=DESCRIPTION, epilog=EPILOG)
    add_day(parser, "en dag i måneden det spørres om")
    add_json(parser, "husstanden")
    parser.add_argument(
        "--max-income", action="store_true", help="finn den høyeste månedsinntekten som gir bostøtte"
    )
    options = parser.parse_args(argv)
    return answer_json(options.json, _answering(options.on, sought=options.max_income))


def _answering(on: date, *, sought: bool) -> Callable[[Any, str], dict[str, Any]]:
    def answer_one(element: Any, where: str) -> dict[str, Any]:
        if not isinstance(element, dict):
            raise FaultyInputError("not_an_object", "En husstand skal være et JSON-objekt.", where)
        try:
            household = household_of(element, without_income=sought)
            answer = as_answer(estimate(household, on))
            return _highest(household, on, answer, told="monthly_income" in element) if sought else answer
        except AskedError as fault:
            raise FaultyInputError(fault.code, str(fault), f"{where}.{fault.field}") from fault
        except NotEstimated as fault:
            raise FaultyInputError("not_estimated", str(fault), where) from fault

    return answer_one


def _highest(
    household: BostoetteHousehold, on: date, answer: dict[str, Any], *, told: bool
) -> dict[str, Any]:
    """The highest income, null when none gives anything; and the estimate itself when an income was told."""
    rest = answer if told else {"marks": answer["marks"]}
    return {"max_monthly_income": highest_income(household, on), **rest}


def as_answer(told: BostoetteEstimate) -> dict[str, Any]:
    """The estimate in the command's published form; NOK a year to the øre, but for the month's sums."""
    return {
        "monthly": told.monthly,
        "monthly_exact": _number(told.unrounded),
        "weight": _number(told.weight),
        "weighted_income": _number(told.weighted_income),
        "wealth_supplement": _number(told.wealth_supplement),
        "egenandel": _number(told.own_share),
        "cap": _number(told.cap),
        "approved_cost": _number(told.approved),
        "minimum_payout": _number(told.smallest_payment),
        "explanation": list(told.explanation),
        "marks": _marks(told),
        "law": told.law,
    }


def _marks(told: BostoetteEstimate) -> list[dict[str, Any]]:
    return [
        {
            "rate": one.key, "name": one.name, "mark": one.held.mark, "value": _number(one.held.value),
            "valid_from": one.held.valid_from.isoformat(), "source": one.held.source,
        }
        for one in told.marked
    ]  # fmt: skip


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
