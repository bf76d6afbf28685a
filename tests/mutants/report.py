"""What the whole run gave, written to `tests/mutants/RESULTS.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tests.mutants.workshop import CAUGHT, FAULT, SURVIVED, Tried

FILE = Path(__file__).with_name("RESULTS.md")


def percentage(tried: Sequence[Tried]) -> float:
    """How many of a hundred were caught; a fault counts as not caught."""
    return 100 * sum(one.outcome == CAUGHT for one in tried) / len(tried) if tried else 0.0


def line(one: Tried) -> str:
    """One mutant on the screen."""
    told = one.by if one.outcome != SURVIVED else one.mutant.harm
    return f"{one.outcome:8} {one.seconds:5.1f} s  {one.mutant.id:42} {told}"


def summary(tried: Sequence[Tried], seconds: float) -> str:
    """The figure in one line."""
    caught = sum(one.outcome == CAUGHT for one in tried)
    return f"{caught} of {len(tried)} mutants caught ({percentage(tried):.1f} %) in {seconds:.0f} s"


def write(
    tried: Sequence[Tried], reasons: Mapping[str, str], theme_of: Mapping[str, str], seconds: float, on: date
) -> None:
    """The figure, what was not caught and why, and every mutant with the test that noticed."""
    FILE.write_text(_written(tried, reasons, theme_of, seconds, on), encoding="utf-8")


def _written(
    tried: Sequence[Tried], reasons: Mapping[str, str], theme_of: Mapping[str, str], seconds: float, on: date
) -> str:
    left = [one for one in tried if one.outcome != CAUGHT]
    parts = [
        "# Results of the security mutants",
        "",
        "Written by `python -m tests.mutants`. Do not edit by hand.",
        "",
        f"Measured {on.isoformat()}. {summary(tried, seconds)}.",
        "",
        "## Not caught",
        "",
        *([f"- `{one.mutant.id}` ({one.outcome}): {one.mutant.harm} {_why(one, reasons)}" for one in left]
          or ["None."]),
        "",
        "## By theme",
        "",
        "| Theme | Mutants | Caught |",
        "|---|---:|---:|",
    ]  # fmt: skip
    made = Counter(theme_of[one.mutant.id] for one in tried)
    caught = Counter(theme_of[one.mutant.id] for one in tried if one.outcome == CAUGHT)
    parts += [f"| {theme} | {number} | {caught[theme]} |" for theme, number in made.items()]
    parts += [
        "",
        "## All",
        "",
        "| Mutant | Outcome | Seconds | Harm | Noticed by |",
        "|---|---|---:|---|---|",
    ]
    parts += [
        f"| {one.mutant.id} | {one.outcome} | {one.seconds:.1f} | {one.mutant.harm} | {_test(one)} |"
        for one in tried
    ]
    return "\n".join(parts) + "\n"


def _why(one: Tried, reasons: Mapping[str, str]) -> str:
    if one.outcome == FAULT:
        return f"The tests could not be run: {one.by}"
    return reasons.get(one.mutant.id, "No reason is written down: a test is missing.")


def _test(one: Tried) -> str:
    return f"`{one.by.rpartition('::')[2].partition('[')[0]}`" if one.outcome == CAUGHT else ""
