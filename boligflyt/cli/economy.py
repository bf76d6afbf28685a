"""`economy`: what a household can bear, and its ways side by side. Starts without Django and a database."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from boligflyt.cli.arguments import NorwegianParser, add_day, add_json
from boligflyt.cli.json_lists import EXIT_FAULTY, FaultyInputError, answer_json, print_json
from boligflyt.domain.bostoette.asked import AskedError
from boligflyt.domain.grants import GrantError, load_write_down
from boligflyt.domain.household_economy import (
    MunicipalTables,
    NotWorkedOut,
    household_economy,
    load_budget_table,
)
from boligflyt.domain.household_economy.answer import as_answer
from boligflyt.domain.household_economy.asked import economy_of
from boligflyt.domain.strict_yaml import FileError

Loaded = TypeVar("Loaded")

DESCRIPTION = """\
Regn på en husstands økonomi på en bestemt dag: hva de har igjen, hva de kan låne etter Husbankens mål, hva
lånet koster, hvilken rente de tåler, og tre veier side om side: bli boende, leie en annen bolig, kjøpe.

Husstanden er et JSON-objekt; en liste gir en liste med svar, like lang og i samme rekkefølge. Svaret har
hvert steg i ord, en tekst til familien, og hvilke satser som er regnet ut eller må kontrolleres. Kommunen
avgjør lån og tilskudd, og Husbanken bostøtte; dette er et anslag."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Formatene er beskrevet i docs/how-to/economy.md."""


def run(argv: list[str]) -> int:
    """Answer the households in a file or on standard input. Gives the exit code."""
    options = _parser().parse_args(argv)
    try:
        tables = MunicipalTables(
            _load(options.norm, load_budget_table),
            _load(options.least, load_budget_table),
            _load(options.write_down, lambda text: load_write_down(text, options.on)),
        )
    except FaultyInputError as fault:
        print(fault.message, file=sys.stderr)
        print_json(fault.as_json())
        return EXIT_FAULTY
    return answer_json(options.json, _answering(options.on, tables, plan=options.plan))


def _parser() -> NorwegianParser:
    parser = NorwegianParser(prog="bf economy", description=DESCRIPTION, epilog=EPILOG)
    add_day(parser, "dagen det spørres om")
    add_json(parser, "husstanden")
    parser.add_argument(
        "--norm", metavar="FIL", help="kommunens tabell over livsopphold, som et referansebudsjett"
    )
    parser.add_argument("--least", metavar="FIL", help="kommunens tabell over det laveste livsoppholdet")
    parser.add_argument("--write-down", metavar="FIL", help="kommunens nedskriving av tilskudd")
    parser.add_argument("--plan", action="store_true", help="vis nedbetalingen av lånene år for år")
    return parser


def _load(name: str | None, load: Callable[[str], Loaded]) -> Loaded | None:
    if name is None:
        return None
    try:
        return load(Path(name).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        message = f"Filen «{name}» kan ikke leses. Sjekk at den finnes, og at den er lagret som UTF-8."
        raise FaultyInputError("unreadable_file", message, name) from fault
    except FileError as fault:
        raise FaultyInputError(fault.code, f"«{name}», {fault}", name) from fault
    except GrantError as fault:
        raise FaultyInputError("not_worked_out", str(fault), name) from fault


def _answering(on: date, tables: MunicipalTables, *, plan: bool) -> Callable[[Any, str], dict[str, Any]]:
    def answer_one(element: Any, where: str) -> dict[str, Any]:
        if not isinstance(element, dict):
            raise FaultyInputError("not_an_object", "En husstand skal være et JSON-objekt.", where)
        try:
            asked = economy_of(element)
            return as_answer(asked, household_economy(asked, on, tables), on, plan=plan)
        except AskedError as fault:
            raise FaultyInputError(fault.code, str(fault), f"{where}.{fault.field}") from fault
        except NotWorkedOut as fault:
            place = f"{where}.{fault.field}" if fault.field else where
            raise FaultyInputError("not_worked_out", str(fault), place) from fault

    return answer_one
