"""The rates that hold in this installation: the program's, and the municipality's own laid over them."""

from functools import cache
from pathlib import Path

from boligflyt.domain.rates.own import own_tables, with_own
from boligflyt.domain.rates.tables import Rates, load_rate_table
from boligflyt.domain.strict_yaml import FileError

FOLDER = Path(__file__).parent


@cache
def program_rates() -> Rates:
    """The rates that come with the software. Raises FileError with file and line when one is faulty."""
    tables = {}
    for path in sorted(FOLDER.rglob("*.yaml")):
        key = path.relative_to(FOLDER).with_suffix("").as_posix()
        try:
            tables[key] = load_rate_table(path.read_text(encoding="utf-8"), key)
        except FileError as fault:
            fault.file = path.name
            raise
    return Rates(tables)


class _Own:
    """The municipality's folder: one for the process, pointed out by the roof at the start."""

    folder: Path | None = None


def use_own_rates(folder: Path | None) -> None:
    """From now on the rates in the folder go before the program's; None: only the program's.

    Raises FileError, with the file and the line, for what is faulty; then nothing is changed.
    """
    _in_force(folder)
    _Own.folder = folder


def shipped_rates() -> Rates:
    """The rates of the software, and over them the municipality's own where the roof has pointed them out."""
    return _in_force(_Own.folder)


@cache
def _in_force(folder: Path | None) -> Rates:
    program = program_rates()
    return program if folder is None else with_own(program, own_tables(folder, program))
