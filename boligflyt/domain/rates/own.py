"""A municipality's own rates: files of the same form in a folder of its own."""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from boligflyt.domain.rates.tables import Rates, RateTable, load_rate_table
from boligflyt.domain.strict_yaml import FileError

OF_THE_MUNICIPALITY = "municipal/"
FILE_NAME = re.compile(r"[a-z][a-z0-9_]*\.yaml")
ALMOST = 0.9  # so like a known name that it must be a slip


def own_tables(folder: Path, program: Rates) -> dict[str, RateTable]:
    """The rates in the folder by key. Raises FileError saying what is wrong, where, and how to mend it."""
    if not folder.is_dir():
        raise FileError("no_folder", f"Mappen for kommunens egne satser finnes ikke: {folder}.")
    tables = {}
    for path in sorted(folder.rglob("*.y*ml")):
        try:
            table = _table(path, folder, program)
        except FileError as fault:
            fault.file = str(path.relative_to(folder))
            raise
        tables[table.key] = table
    return tables


def _table(path: Path, folder: Path, program: Rates) -> RateTable:
    _check_place(path, folder, program)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = "Filen er ikke lagret som UTF-8. Lagre den på nytt som UTF-8."
        raise FileError("wrong_encoding", message) from None
    except OSError as fault:
        raise FileError("not_readable", f"Filen kan ikke leses: {fault.strerror}.") from None
    table = load_rate_table(text, OF_THE_MUNICIPALITY + path.stem)
    proposed = program.tables.get(table.key)
    if proposed and proposed.unit != table.unit:
        raise FileError(
            "wrong_unit",
            f"Enheten er «{table.unit}», men programmet regner «{proposed.name}» i «{proposed.unit}». "
            f"Skriv «unit: {proposed.unit}», og verdien i den enheten.",
        )
    return table


def _check_place(path: Path, folder: Path, program: Rates) -> None:
    if path.parent != folder:
        raise FileError("wrong_place", "Filen ligger i en undermappe. Legg den rett i mappen.")
    if not FILE_NAME.fullmatch(path.name):
        raise FileError(
            "wrong_name",
            "Filnavnet skal være små bokstaver a–z, tall og understrek, og slutte på «.yaml», "
            "som «offer_answer_days.yaml».",
        )
    _check_name(path.stem, program)


def _check_name(name: str, program: Rates) -> None:
    """A name of the municipality's own, or of one that the program has for it; not a slip, nor the law's."""
    places = [key.partition("/") for key in program.tables]
    municipal = {stem for folder, slash, stem in places if folder + slash == OF_THE_MUNICIPALITY}
    if name in municipal:
        return
    close = get_close_matches(name, municipal, n=1, cutoff=ALMOST)
    if close:
        raise FileError(
            "unknown_name", f"Programmet har ingen sats «{name}». Skal filen hete «{close[0]}.yaml»?"
        )
    by_others = next((key for key in program.tables if key.endswith("/" + name)), None)
    if by_others:
        raise FileError(
            "not_ours",
            f"«{program.tables[by_others].name}» ({by_others}) settes ikke av kommunen. "
            "Ta filen ut av mappen, eller gi den et annet navn.",
        )


def with_own(program: Rates, own: Mapping[str, RateTable]) -> Rates:
    """The program's rates with the municipality's in their place, each from its own first day."""
    return Rates({**program.tables, **{key: _over(program, table) for key, table in own.items()}}, own)


def _over(program: Rates, table: RateTable) -> RateTable:
    proposed = program.tables.get(table.key)
    if proposed is None:
        return table
    first = table.values[0].valid_from
    before = tuple(value for value in proposed.values if value.valid_from < first)
    return replace(table, values=before + table.values)
