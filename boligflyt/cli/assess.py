"""`assess`: an application against a rule set. Starts without Django and without a database."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from boligflyt.cli.arguments import NorwegianParser, add_day, add_json
from boligflyt.cli.json_lists import (
    EXIT_FAULTY,
    EXIT_OK,
    FaultyInputError,
    answer_json,
    error_object,
    print_json,
)
from boligflyt.domain.eligibility import (
    ApplicationError,
    FileError,
    RuleSet,
    RuleSetError,
    assess,
    available_rule_sets,
    load_rule_set,
    shipped_rule_set,
)
from boligflyt.domain.explanation import Explanation
from boligflyt.domain.rates import RateError

DESCRIPTION = """\
Vurder en søknad om kommunal bolig mot kommunens regler en bestemt dag.

Søknaden er et JSON-objekt; en liste med søknader gir en liste med svar, like lang og i samme rekkefølge:
{"outcome", "findings": [{"rule", "outcome", "force", "reason", "law", "facts"}], "rule_set"}.
Mangler det opplysninger, er svaret «not_assessed», aldri «not_met». Programmet gir en vurdering til hjelp
for saksbehandleren. Det fatter ikke vedtak."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses.
Formatene er beskrevet i docs/how-to/assess.md."""


def run(argv: list[str]) -> int:
    """Answer the applications in a file or on standard input. Gives the exit code."""
    options = _parser().parse_args(argv)
    try:
        rule_set = _rule_set(options.rules)
        rule_set.check_day(options.on)
    except FaultyInputError as fault:
        print_json(fault.as_json())
        return EXIT_FAULTY
    except RuleSetError as fault:
        print_json(error_object("not_valid_on_day", str(fault), "--on"))
        return EXIT_FAULTY
    if options.check:
        print_json({"rule_set": {"id": rule_set.id, "version": rule_set.version, "sha256": rule_set.sha256}})
        return EXIT_OK
    return answer_json(options.json, _answering(rule_set, options.on))


def _parser() -> NorwegianParser:
    parser = NorwegianParser(prog="bf assess", description=DESCRIPTION, epilog=EPILOG)
    shipped = ", ".join(available_rule_sets())
    parser.add_argument(
        "--rules", required=True, metavar="FIL", help=f"regelfil (YAML), eller et av regelsettene {shipped}"
    )
    add_day(parser, "dagen det vurderes for")
    add_json(parser, "søknaden")
    parser.add_argument("--check", action="store_true", help="bare kontroller regelfilen")
    return parser


def _rule_set(name: str) -> RuleSet:
    if name in available_rule_sets():
        return shipped_rule_set(name)
    try:
        return load_rule_set(Path(name))
    except FileError as fault:
        where = f"linje {fault.line}" if fault.line is not None else name
        raise FaultyInputError(fault.code, fault.message, where) from fault
    except OSError as fault:
        shipped = " og ".join(available_rule_sets())
        message = f"Regelfilen «{name}» kan ikke leses. Ferdige regelsett er {shipped}."
        raise FaultyInputError("unreadable_file", message, name) from fault


def _answering(rule_set: RuleSet, on: date) -> Callable[[Any, str], dict[str, Any]]:
    def answer_one(element: Any, where: str) -> dict[str, Any]:
        if not isinstance(element, dict):
            raise FaultyInputError("not_an_object", "En søknad skal være et JSON-objekt.", where)
        try:
            return as_answer(assess(element, rule_set, on))
        except ApplicationError as fault:
            place = f"{where}.{fault.where}" if fault.where else where
            raise FaultyInputError(fault.code, str(fault), place) from fault
        except (RateError, RuleSetError) as fault:
            raise FaultyInputError("no_value", str(fault), where) from fault

    return answer_one


def as_answer(explanation: Explanation) -> dict[str, Any]:
    """The explanation in the command's published form, in which labels and stored types are left out."""
    stored = explanation.to_json()
    return {
        "outcome": stored["outcome"],
        "findings": [_as_finding(finding) for finding in stored["findings"]],
        "rule_set": {"id": explanation.rule_set.id, "version": explanation.rule_set.version},
    }


def _as_finding(stored: dict[str, Any]) -> dict[str, Any]:
    kept = {key: stored[key] for key in ("rule", "outcome", "force", "reason", "law")}
    facts = [{key: fact[key] for key in ("name", "value", "source")} for fact in stored["facts"]]
    return kept | {"facts": facts}
