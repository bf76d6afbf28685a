"""A JSON list in, a JSON list of equal length and order out: the plumbing of commands with `--json`.

Only JSON goes to standard output. A faulty element gives `{"error": {"code", "message", "where"}}` in its
place, the message on standard error and exit code 2 at the end; so does input that is no JSON list, as one
error object instead of a list.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STANDARD_INPUT = "-"
EXIT_OK = 0
EXIT_FAULTY = 2

AnswerOne = Callable[[Any, str], dict[str, Any]]


class FaultyInputError(Exception):
    """The input, or one element of it, cannot be answered; the message is Norwegian."""

    def __init__(self, code: str, message: str, where: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where

    def as_json(self) -> dict[str, Any]:
        """The error object of the command line."""
        return error_object(self.code, self.message, self.where)


def error_object(code: str, message: str, where: str) -> dict[str, Any]:
    """`{"error": {"code", "message", "where"}}`."""
    return {"error": {"code": code, "message": message, "where": where}}


def answer_json(source: str, answer_one: AnswerOne) -> int:
    """Answer one JSON object, or a JSON list as `answer_json_list` does. Gives the exit code."""
    return _answer(source, answer_one, one_object_too=True)


def answer_json_list(source: str, answer_one: AnswerOne) -> int:
    """Answer each element of the JSON list in `source` (a file's name, or "-" for standard input).

    `answer_one(element, where)` gives the answer for one element; it raises FaultyInputError for an element
    it cannot answer. Gives the exit code.
    """
    return _answer(source, answer_one, one_object_too=False)


def _answer(source: str, answer_one: AnswerOne, *, one_object_too: bool) -> int:
    try:
        content = _content(_text(source))
        elements = [content] if one_object_too and isinstance(content, dict) else _elements(content)
    except FaultyInputError as fault:
        print(fault.message, file=sys.stderr)
        print_json(fault.as_json())
        return EXIT_FAULTY
    answers = []
    exit_code = EXIT_OK
    for index, element in enumerate(elements):
        where = f"$[{index}]" if elements is content else "$"
        try:
            _refuse_faults(element, where)
            answers.append(answer_one(element, where))
        except FaultyInputError as fault:
            # The message names the field; in a list it must be told of which element too.
            place = f"{fault.where}: " if elements is content else ""
            print(f"{place}{fault.message}", file=sys.stderr)
            answers.append(fault.as_json())
            exit_code = EXIT_FAULTY
    print_json(answers if elements is content else answers[0])
    return exit_code


def print_json(answer: Any) -> None:
    """The answer as JSON on standard output, with Norwegian letters where the output can hold them."""
    text = json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(answer, ensure_ascii=True, indent=2, allow_nan=False)
    print(text)


def _text(source: str) -> str:
    try:
        return _bytes(source).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        message = f"Innholdet er ikke UTF-8: byte {fault.start + 1} kan ikke leses. Lagre som UTF-8."
        raise FaultyInputError("not_utf8", message, f"byte {fault.start + 1}") from fault
    except OSError as fault:
        message = f"Filen «{source}» kan ikke leses. Sjekk at den finnes og at du har tilgang."
        raise FaultyInputError("unreadable_file", message, source) from fault


def _bytes(source: str) -> bytes:
    if source != STANDARD_INPUT:
        return Path(source).read_bytes()
    buffer = getattr(sys.stdin, "buffer", None)
    return bytes(buffer.read()) if buffer is not None else sys.stdin.read().encode("utf-8", "surrogatepass")


def _content(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except json.JSONDecodeError as fault:
        where = f"linje {fault.lineno}, kolonne {fault.colno}"
        message = f"Innholdet er ikke gyldig JSON: feil ved {where}."
        raise FaultyInputError("malformed_json", message, where) from fault
    except RecursionError as fault:
        raise FaultyInputError("too_deep", "Innholdet har for mange nivåer inni hverandre.", "$") from fault
    except ValueError as fault:  # an integer of thousands of digits
        raise FaultyInputError("malformed_json", "Innholdet har et tall som er for langt.", "$") from fault


def _elements(content: Any) -> list[Any]:
    if not isinstance(content, list):
        message = 'Innholdet må være en JSON-liste, for eksempel ["…", "…"].'
        raise FaultyInputError("not_a_list", message, "$")
    return content


@dataclass(frozen=True)
class _Fault:
    """Stands in the place of a value that JSON allows to be written but nobody can trust."""

    code: str
    message: str


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        twice = _Fault("duplicate_key", f"Feltet «{name}» står to ganger i samme objekt.")
        members[name] = twice if name in members else value
    return members


def _constant(name: str) -> _Fault:
    return _Fault("not_a_number", f"«{name}» er ikke et tall i JSON.")


def _refuse_faults(element: Any, where: str) -> None:
    """Raise FaultyInputError for the first untrustworthy value anywhere in the element."""
    waiting = [(element, where)]
    while waiting:
        value, place = waiting.pop()
        if isinstance(value, _Fault):
            raise FaultyInputError(value.code, value.message, place)
        if isinstance(value, dict):
            waiting.extend((inner, f"{place}.{name}") for name, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((inner, f"{place}[{index}]") for index, inner in enumerate(value))
