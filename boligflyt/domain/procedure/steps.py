"""The steps of the procedure: what ships with the program, and what a municipality may make of it (PRO-01).

A step with one of the program's own codes means what the program can see as done; only its words, deadline
and place are the municipality's. A step of the municipality's own is ticked by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("shipped.yaml")
OWN = "own-"
SAFE_LINK = "https://"


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """One step: its words, how (`guidance`, `link`), and `days` counted from when step `after` was done."""

    code: str
    name: str
    who: str
    by: str
    guidance: str = ""
    link: str = ""
    days: int | None = None
    after: str = ""
    off: bool = False

    @property
    def own(self) -> bool:
        """Whether the municipality made the step; it is done when somebody says so."""
        return self.code.startswith(OWN)

    @property
    def law(self) -> str:
        """The law that demands the step; empty when it may be switched off."""
        return _marked("law").get(self.code, "")

    @property
    def passes(self) -> bool:
        """Whether everything before the step is left behind when it is done."""
        return self.code in _marked("passes")

    @property
    def when_needed(self) -> bool:
        """Whether the step waits for something to happen and not for its turn."""
        return self.code in _marked("when_needed")


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps in order; `number` is 0 while it is a draft. `from_day` is the first day it holds."""

    number: int
    from_day: date | None
    steps: tuple[ProcedureStep, ...]

    @property
    def shown(self) -> tuple[ProcedureStep, ...]:
        """The steps that are in use."""
        return tuple(one for one in self.steps if not one.off)

    def step(self, code: str) -> ProcedureStep | None:
        """The step with this code; None when the version has no such step."""
        return next((one for one in self.steps if one.code == code), None)


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    told: dict[str, Any] = parse(FILE.read_text(encoding="utf-8")).value
    return told


@lru_cache(maxsize=3)
def _marked(mark: str) -> dict[str, str]:
    return {code: str(rest[mark]) for code, rest in _file()["steps"].items() if mark in rest}


@lru_cache(maxsize=1)
def shipped() -> Procedure:
    """The procedure that ships with the program: the first version of every municipality."""
    told = _file()
    steps = tuple(
        ProcedureStep(code, rest["name"], rest["who"], rest["by"]) for code, rest in told["steps"].items()
    )
    return Procedure(int(told["version"]), date.fromisoformat(told["adopted"]), steps)


def to_json(steps: Sequence[ProcedureStep]) -> list[dict[str, Any]]:
    """The steps as they are stored."""
    return [asdict(one) for one in steps]


def from_json(stored: Sequence[Mapping[str, Any]]) -> tuple[ProcedureStep, ...]:
    """The steps as they were stored."""
    return tuple(ProcedureStep(**one) for one in stored)


def free_code(steps: Sequence[ProcedureStep], taken: Sequence[str] = ()) -> str:
    """A code for one more step of the municipality's own; one that was used before is never used again."""
    used = [int(code.removeprefix(OWN)) for code in (*(one.code for one in steps), *taken) if _is_own(code)]
    return f"{OWN}{max(used, default=0) + 1}"


def _is_own(code: str) -> bool:
    return code.startswith(OWN) and code.removeprefix(OWN).isdigit()


def with_step(steps: Sequence[ProcedureStep], step: ProcedureStep) -> tuple[ProcedureStep, ...]:
    """The step in the place of the one with its code; a new one comes before what is done when needed."""
    if any(one.code == step.code for one in steps):
        return tuple(step if one.code == step.code else one for one in steps)
    last = len(steps) - sum(one.when_needed for one in steps)
    return (*steps[:last], step, *steps[last:])


def moved(steps: Sequence[ProcedureStep], code: str, places: int) -> tuple[ProcedureStep, ...]:
    """The step so many places further down (up when negative); at the ends it stays where it is."""
    at = next(place for place, one in enumerate(steps) if one.code == code)
    to = min(max(at + places, 0), len(steps) - 1)
    rest = [one for one in steps if one.code != code]
    return (*rest[:to], steps[at], *rest[to:])


def without(steps: Sequence[ProcedureStep], code: str) -> tuple[ProcedureStep, ...]:
    """The steps without this one; deadlines that were counted from it are taken away."""
    return tuple(
        replace(one, after="", days=None) if one.after == code else one for one in steps if one.code != code
    )


def problems(steps: Sequence[ProcedureStep]) -> list[str]:
    """What keeps the steps from being a procedure, each as a sentence that says how to mend it."""
    codes = {one.code: one for one in steps}
    missing = [one.name for one in shipped().steps if one.code not in codes]
    found = [f"Steget «{name}» mangler. Slå det av i stedet for å fjerne det." for name in missing]
    for one in steps:
        found.extend(_problems_of(one, codes))
    if len(codes) != len(steps):
        found.append("To steg har samme kode.")
    return found


def _problems_of(step: ProcedureStep, codes: Mapping[str, ProcedureStep]) -> list[str]:
    found = []
    if not (step.name.strip() and step.who.strip() and step.by.strip()):
        found.append(f"Steget «{step.name or step.code}» må si hva, hvem og når.")
    if step.off and step.law:
        found.append(f"Steget «{step.name}» kan ikke slås av. Det er et krav i {step.law}.")
    if step.link and not step.link.startswith(SAFE_LINK):
        found.append(f"Lenken i «{step.name}» må begynne med {SAFE_LINK}.")
    if (step.days is None) != (step.after == ""):
        found.append(f"Fristen i «{step.name}» trenger både dager og hvilket steg de regnes fra.")
    start = codes.get(step.after)
    if step.after and (start is None or start.off or step.after == step.code):
        found.append(f"Fristen i «{step.name}» regnes fra et steg som ikke er i bruk. Velg et annet.")
    return found
