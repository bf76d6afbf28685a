"""`grants`: rental grants, agreements and write-down. Starts without Django and a database."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from boligflyt.cli.arguments import NorwegianParser, add_day, add_json
from boligflyt.cli.json_lists import EXIT_FAULTY, FaultyInputError, answer_json, print_json
from boligflyt.domain.bostoette.asked import AskedError
from boligflyt.domain.grants import GrantError, WriteDown, load_write_down
from boligflyt.domain.household_economy.grant_questions import grants_answer
from boligflyt.domain.rates import RateError
from boligflyt.domain.strict_yaml import FileError

DESCRIPTION = """\
Regn på tilskudd en bestemt dag: det høyeste tilskuddet til utleieboliger, vilkårene i en tildelings- eller
tilvisningsavtale, og hva som er igjen å betale tilbake av et tilskudd.

Spørsmålet er et JSON-objekt; en liste gir en liste med svar, like lang og i samme rekkefølge. Husbanken
avgjør tilskudd til utleieboliger; dette er et anslag."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Formatene er beskrevet i docs/how-to/grants.md."""

OwnRule = Callable[[date], WriteDown]


def run(argv: list[str]) -> int:
    """Answer the questions in a file or on standard input. Gives the exit code."""
    options = _parser().parse_args(argv)
    try:
        own = _own(options.write_down) if options.write_down else None
    except FaultyInputError as fault:
        print(fault.message, file=sys.stderr)
        print_json(fault.as_json())
        return EXIT_FAULTY
    return answer_json(options.json, _answering(options.on, own))


def _parser() -> NorwegianParser:
    parser = NorwegianParser(prog="bf grants", description=DESCRIPTION, epilog=EPILOG)
    add_day(parser, "dagen det spørres om")
    add_json(parser, "spørsmålet")
    parser.add_argument("--write-down", metavar="FIL", help="kommunens nedskriving av tilskudd")
    return parser


def _own(name: str) -> OwnRule:
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
        load_write_down(text, date.max)
    except (OSError, UnicodeDecodeError) as fault:
        message = f"Filen «{name}» kan ikke leses. Sjekk at den finnes, og at den er lagret som UTF-8."
        raise FaultyInputError("unreadable_file", message, name) from fault
    except FileError as fault:
        raise FaultyInputError(fault.code, f"«{name}», {fault}", name) from fault
    return lambda given_on: load_write_down(text, given_on)


def _answering(on: date, own: OwnRule | None) -> Callable[[Any, str], dict[str, Any]]:
    def answer_one(element: Any, where: str) -> dict[str, Any]:
        try:
            return grants_answer(element, on, own)
        except AskedError as fault:
            raise FaultyInputError(fault.code, str(fault), f"{where}.{fault.field}") from fault
        except (GrantError, RateError) as fault:
            raise FaultyInputError("not_worked_out", str(fault), where) from fault

    return answer_one
