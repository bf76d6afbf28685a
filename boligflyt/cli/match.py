"""`match`: who gets which dwelling, with the proof. Starts without Django and without a database."""

from typing import Any

from boligflyt.cli.arguments import NorwegianParser, add_json
from boligflyt.cli.json_lists import FaultyInputError, answer_json

DESCRIPTION = """\
Fordel boliger på husstander: flest mulig i første klasse, så i neste, og så minst mulig avvik i alt.

Problemet er et JSON-objekt med husstander, boliger, par og grenser; en liste gir en liste med svar, like lang
og i samme rekkefølge. Svaret har hvem som får hvilken bolig, hvorfor de andre ikke får, og et bevis. Det
kontrolleres av et eget program før det vises."""
EPILOG = """\
Avslutningskode: 0 når alt er besvart, 2 når noe ikke kunne leses eller ikke holdt i kontrollen.
Formatene, grunnene og beviset er beskrevet i docs/how-to/match.md."""


def run(argv: list[str]) -> int:
    """Answer the problems in a file or on standard input. Gives the exit code."""
    parser = NorwegianParser(prog="bf match", description=DESCRIPTION, epilog=EPILOG)
    add_json(parser, "problemet")
    return answer_json(parser.parse_args(argv).json, answer_one)


def answer_one(element: Any, where: str) -> dict[str, Any]:
    """The answer to one problem, checked. Raises FaultyInputError for what is not read or does not hold."""
    from boligflyt.domain.matching.asked import ProblemError, problem_of
    from boligflyt.domain.matching.document import document_of
    from boligflyt.domain.matching.engine import solve
    from boligflyt.domain.matching.reason_checker import check_answer
    from boligflyt.domain.matching.tiers import SolverError

    if not isinstance(element, dict):
        raise FaultyInputError("not_an_object", "Et problem skal være et JSON-objekt.", where)
    try:
        problem = problem_of(element)
        answer = document_of(problem, solve(problem))
    except ProblemError as fault:
        raise FaultyInputError(fault.code, str(fault), f"{where}.{fault.field}") from fault
    except SolverError as fault:
        raise FaultyInputError(
            "not_solved", "Fant ikke et forslag i hele tall for dette problemet.", where
        ) from fault
    if faults := check_answer(element, answer):
        message = f"Forslaget holdt ikke i kontrollen og vises ikke: {faults[0]}"
        raise FaultyInputError("not_verified", message, where)
    return answer
