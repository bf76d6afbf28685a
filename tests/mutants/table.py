"""All mutants by theme, and the reasons why some are known to live."""

from __future__ import annotations

from tests.mutants import (
    deadlines,
    doors,
    economy,
    entrance,
    file,
    guide,
    handovers,
    law,
    letters,
    retention,
    rights,
    trace,
    walls,
    work,
)
from tests.mutants.mutant import Mutant

THEMES: dict[str, tuple[Mutant, ...]] = {
    "rights and policy": rights.MUTANTS,
    "doors": doors.MUTANTS,
    "what PostgreSQL keeps": walls.MUTANTS,
    "trace": trace.MUTANTS,
    "work": work.MUTANTS,
    "entrance and way out": entrance.MUTANTS,
    "case file, documents, openings": file.MUTANTS,
    "letters": letters.MUTANTS,
    "retention": retention.MUTANTS,
    "guide and drafts": guide.MUTANTS,
    "moving in and out": handovers.MUTANTS,
    "deadlines": deadlines.MUTANTS,
    "loans, grants, economy": economy.MUTANTS,
    "law and rates": law.MUTANTS,
}
MUTANTS: tuple[Mutant, ...] = tuple(one for theme in THEMES.values() for one in theme)
THEME_OF: dict[str, str] = {one.id: theme for theme, rows in THEMES.items() for one in rows}

# Known to live, each with the reason. Nothing is put here that a test could notice at a fair price.
SURVIVE_BECAUSE: dict[str, str] = {}
