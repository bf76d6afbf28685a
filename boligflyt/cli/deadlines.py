"""`deadlines`: the days of the law for a tenancy or a case. Starts without Django and without a database."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from boligflyt.cli.arguments import NorwegianParser, add_day, add_json
from boligflyt.cli.json_lists import (
    EXIT_FAULTY,
    FaultyInputError,
    answer_json,
    error_object,
    print_json,
)
from boligflyt.domain.deadlines import KINDS, Answer, Deadline, Mark, NotReckoned, reckon
from boligflyt.domain.explanation import Finding
from boligflyt.domain.rent import PriceIndex, PriceIndexError, read_price_index

DESCRIPTION = f"""\
Regn ut frister i husleieloven, tvangsfullbyrdelsesloven og forvaltningsloven.

Spørsmålet er et JSON-objekt; en liste gir en liste med svar, like lang og i samme rekkefølge. «kind» sier hva
det gjelder: {", ".join(KINDS)}.
Svaret har dagene, hvor regelen står, det som ble funnet, forklaringen i ord, og hva som må kontrolleres."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Hva hvert spørsmål tar, står i docs/how-to/deadlines.md."""


def run(argv: list[str]) -> int:
    """Answer the questions in a file or on standard input. Gives the exit code."""
    parser = NorwegianParser(prog="bf deadlines", description=DESCRIPTION, epilog=EPILOG)
    add_day(parser, "dagen det ses fra")
    add_json(parser, "spørsmålet")
    parser.add_argument("--index", metavar="FIL", help="kommunens fil med indekstall, «month;index»")
    options = parser.parse_args(argv)
    try:
        index = _index(options.index) if options.index else None
    except PriceIndexError as fault:
        print(fault, file=sys.stderr)
        print_json(error_object("faulty_index", str(fault), options.index))
        return EXIT_FAULTY
    return answer_json(options.json, _answering(options.on, index))


def _index(name: str) -> PriceIndex:
    try:
        return read_price_index(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        words = f"Indeksfilen «{name}» kan ikke leses. Sjekk at den finnes og er lagret som UTF-8."
        raise PriceIndexError(words) from fault


def _answering(on: date, index: PriceIndex | None) -> Callable[[Any, str], dict[str, Any]]:
    def answer_one(element: Any, where: str) -> dict[str, Any]:
        if not isinstance(element, dict):
            raise FaultyInputError("not_an_object", "Et spørsmål skal være et JSON-objekt.", where)
        try:
            return as_answer(reckon(element, on, index=index))
        except NotReckoned as fault:
            place = f"{where}.{fault.field}" if fault.field else where
            raise FaultyInputError(fault.code, str(fault), place) from fault

    return answer_one


def as_answer(told: Answer) -> dict[str, Any]:
    """The answer in the command's published form; amounts are NOK."""
    return {
        "kind": told.kind,
        "on": told.on.isoformat(),
        "deadlines": [_deadline(one, told.on) for one in told.deadlines],
        "findings": [_finding(one) for one in told.findings],
        "amounts": {name: _number(value) for name, value in told.amounts.items()},
        "explanation": list(told.explanation),
        "marks": [_mark(one) for one in told.marks],
    }


def _deadline(told: Deadline, on: date) -> dict[str, Any]:
    return {
        "code": told.code, "day": told.day.isoformat(), "bound": told.bound.value,
        "days_left": (told.day - on).days, "rule": told.section.rule, "source": told.section.source,
        "explanation": told.explanation,
    }  # fmt: skip


def _finding(told: Finding) -> dict[str, Any]:
    return {
        "rule": told.rule, "outcome": told.outcome.value, "force": told.force.value,
        "reason": told.reason, "law": told.law,
    }  # fmt: skip


def _mark(told: Mark) -> dict[str, Any]:
    return {
        "rate": told.rate, "name": told.name, "mark": told.mark,
        "value": None if told.value is None else _number(told.value),
        "valid_from": told.valid_from.isoformat() if told.valid_from else None, "source": told.source,
    }  # fmt: skip


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
