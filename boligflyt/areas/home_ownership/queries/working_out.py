"""Working out an assessment by the rules of a day and the municipality's own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from boligflyt.domain.bostoette.asked import AskedError
from boligflyt.domain.grants import GrantError, load_write_down
from boligflyt.domain.household_economy import (
    Economy,
    Line,
    Member,
    MunicipalTables,
    NotWorkedOut,
    household_economy,
    load_budget_table,
)
from boligflyt.domain.household_economy.answer import as_answer, marks
from boligflyt.domain.household_economy.asked import economy_of
from boligflyt.domain.strict_yaml import FileError
from boligflyt.toolkit.faults import Refused

Loaded = TypeVar("Loaded")
FAULTY_TABLE = (
    "En av kommunens tabeller for økonomi kan ikke brukes: {fault} Si fra til den som driver installasjonen."
)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The economy, and its answer in the published form with every rate that was used."""

    economy: Economy
    answer: dict[str, Any]


def tables_in_force(on: date) -> MunicipalTables:
    """The tables in the folder that `BF_ECONOMY_TABLES` names; those that are not there are left out.

    Raises FileError, with the line, and GrantError for a file that is faulty.
    """
    return _tables(settings.ECONOMY_TABLES, on)


@lru_cache(maxsize=8)
def _tables(folder: str, on: date) -> MunicipalTables:
    if not folder:
        return MunicipalTables()
    return MunicipalTables(
        _loaded(Path(folder) / "norm.yaml", load_budget_table),
        _loaded(Path(folder) / "least.yaml", load_budget_table),
        _loaded(Path(folder) / "write_down.yaml", lambda text: load_write_down(text, on)),
    )


def _loaded(file: Path, load: Callable[[str], Loaded]) -> Loaded | None:
    return load(file.read_text(encoding="utf-8-sig")) if file.is_file() else None


def norm_for(members: Sequence[Member], on: date) -> tuple[Line, ...]:
    """The norm's lines for the household, NOK per month; none where the municipality has no norm for it."""
    try:
        norm = tables_in_force(on).norm
        return norm.lines(members, on) if norm is not None and members else ()
    except (NotWorkedOut, FileError, GrantError):  # working it out says what is wrong
        return ()


def work_out(told: Mapping[str, Any], on: date) -> WorkedOut:
    """What the rules of the day say of the household (docs/how-to/economy.md).

    Raises Refused, with the place of the fault in what was told, for what cannot be read or worked out, and
    when one of the municipality's tables is faulty.
    """
    try:
        asked = economy_of(told)
        economy = household_economy(asked, on, tables_in_force(on))
    except (AskedError, NotWorkedOut) as fault:
        raise Refused(str(fault), field=fault.field or None) from fault
    except (FileError, GrantError) as fault:
        raise Refused(FAULTY_TABLE.format(fault=fault)) from fault
    answer = as_answer(asked, economy, on, plan=True) | {"rates": marks(economy.rates)}
    return WorkedOut(economy, answer)
