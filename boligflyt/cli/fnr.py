"""`fnr`: check national numbers, by hand or as a JSON list. Starts without Django and without a database."""

from typing import Any

from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.json_lists import (
    EXIT_OK,
    STANDARD_INPUT,
    FaultyInputError,
    answer_json_list,
)
from boligflyt.domain.national_numbers import (
    NationalNumberCheck,
    NumberKind,
    NumberRule,
    check_national_number,
)

KIND_NAMES = {NumberKind.FOEDSELSNUMMER: "fødselsnummer", NumberKind.D_NUMMER: "D-nummer"}
RULE_NAMES = {NumberRule.CURRENT: "dagens regel", NumberRule.FROM_2032: "regelen fra 2032"}
DESCRIPTION = """\
Kontroller fødselsnummer og D-nummer mot dagens regel og regelen som gjelder fra 2032.
Kjønn og fødselsår leses aldri ut av nummeret.

Med --json leses en JSON-liste med tekster, og svaret er en JSON-liste like lang og i samme rekkefølge:
{"number", "valid", "kind", "synthetic", "rule", "error"}. Et ugyldig nummer er et vanlig svar."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Ekte numre bør gis med --json: argumenter blir liggende i kommandohistorikken."""


def run(argv: list[str]) -> int:
    """Answer the numbers of the command line, or those of a JSON list. Gives the exit code."""
    parser = NorwegianParser(prog="bf fnr", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("numbers", nargs="*", metavar="NUMMER", help="nummer som skal kontrolleres")
    parser.add_argument(
        "--json",
        nargs="?",
        const=STANDARD_INPUT,
        metavar="FIL",
        help="les en JSON-liste fra FIL, eller fra standard inn når ingen fil er nevnt",
    )
    options = parser.parse_args(argv)
    if options.json is not None:
        if options.numbers:
            parser.error("NUMMER kan ikke brukes sammen med --json")
        return answer_json_list(options.json, answer_one)
    if not options.numbers:
        parser.error("skriv minst ett nummer, eller bruk --json")
    for text in options.numbers:
        print(line(check_national_number(text)))
    return EXIT_OK


def answer_one(element: Any, where: str) -> dict[str, Any]:
    """The JSON answer for one element. Raises FaultyInputError when the element is not a text."""
    if not isinstance(element, str):
        message = "Nummeret må stå som tekst i anførselstegn; et tall mister nullen foran."
        raise FaultyInputError("not_text", message, where)
    check = check_national_number(element)
    error = None
    if check.error_code is not None:
        error = {"code": str(check.error_code), "message": check.error, "where": where}
    return {
        "number": check.number,
        "valid": check.valid,
        "kind": check.kind,
        "synthetic": check.synthetic,
        "rule": check.rule,
        "error": error,
    }


def line(check: NationalNumberCheck) -> str:
    """One line for a reader."""
    if check.kind is None or check.rule is None:
        return f"{check.number or '(tomt)'}: ugyldig. {check.error}"
    made_up = ", syntetisk" if check.synthetic else ""
    return f"{check.number}: gyldig {KIND_NAMES[check.kind]}{made_up}, etter {RULE_NAMES[check.rule]}"
