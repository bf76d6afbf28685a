"""The procedure from request to help in the tenancy, read from data: who does what, by when (PRO-01)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("procedure.yaml")


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step: its code, its name, who is responsible, and by when in general."""

    code: str
    name: str
    who: str
    by: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps in order, with version and the day the version was adopted (ISO)."""

    version: str
    adopted: str
    steps: tuple[ProcedureStep, ...]


@lru_cache(maxsize=1)
def procedure() -> Procedure:
    """The procedure that ships with the program."""
    told = parse(FILE.read_text(encoding="utf-8")).value
    steps = tuple(ProcedureStep(code, **rest) for code, rest in told["steps"].items())
    return Procedure(told["version"], told["adopted"], steps)
