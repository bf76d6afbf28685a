"""An argument parser that speaks Norwegian: help, usage and errors."""

import argparse
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from boligflyt.cli.json_lists import STANDARD_INPUT

# The years that days are reckoned in: no sum of months or years ends outside the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2199
# The sentences of argparse (Python 3.11–3.13) and ours. An unknown sentence is shown as it is.
SENTENCES = (
    (r"the following arguments are required: (.+)", r"disse argumentene mangler: \1"),
    (r"unrecognized arguments: (.+)", r"ukjente argumenter: \1"),
    (r"one of the arguments (.+) is required", r"ett av argumentene \1 må være med"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 kan ikke brukes sammen med \2"),
    (r"argument (.+?): expected one argument", r"\1 mangler en verdi"),
    (r"argument (.+?): expected at most one argument", r"\1 kan ha høyst én verdi"),
    (r"argument (.+?): expected at least one argument", r"\1 må ha minst én verdi"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 må ha \2 verdier"),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", r"\1 kan ikke være \2; velg blant \3"),
    (r"argument (.+?): invalid (?:.+) value: (.+)", r"\1 kan ikke være \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 skal ikke ha verdien \2"),
    (r"ambiguous option: (.+) could match (.+)", r"«\1» kan bety flere valg: \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


def in_norwegian(message: str) -> str:
    """The error message of argparse in Norwegian; the message itself where there is no translation."""
    for pattern, norwegian in SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(norwegian)
    return message


class NorwegianHelp(argparse.RawDescriptionHelpFormatter):
    """Help that keeps the line breaks of the description and begins with «Bruk»."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage line with its Norwegian word."""
        super().add_usage(usage, actions, groups, "Bruk: " if prefix is None else prefix)


class NorwegianParser(argparse.ArgumentParser):
    """`argparse.ArgumentParser` with Norwegian words; a faulty command line ends with exit code 2."""

    def __init__(self, prog: str | None = None, *, add_help: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", NorwegianHelp)
        super().__init__(prog, add_help=False, **kwargs)
        self._positionals.title = "Argumenter"
        self._optionals.title = "Valg"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="vis denne hjelpen og avslutt")

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error on standard error and end with exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: feil: {in_norwegian(message)}\n")


def add_day(parser: argparse.ArgumentParser, meaning: str) -> None:
    """`--on`: the day that is asked about."""
    parser.add_argument("--on", required=True, type=day_in, metavar="DATO", help=f"{meaning}, år-måned-dag")


def add_json(parser: argparse.ArgumentParser, what: str) -> None:
    """`--json`: a file to read, or standard input; `what` is read from it."""
    parser.add_argument(
        "--json", nargs="?", const=STANDARD_INPUT, default=STANDARD_INPUT, metavar="FIL",
        help=f"les {what} fra FIL, eller fra standard inn når ingen fil er nevnt",
    )  # fmt: skip


def day_in(text: str) -> date:
    """The day of an argument. Raises ArgumentTypeError, which ends with exit code 2."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"«{text}» er ikke en dag, skrevet år-måned-dag, som «2026-11-21»"
        raise argparse.ArgumentTypeError(message)
    return day
