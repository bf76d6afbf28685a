"""One mutant: a fault that somebody could bring into the program, and the tests that ought to notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A control taken away: in `file` the fragment `old`, which stands there once, becomes `new`.

    `harm` says what goes wrong when nobody notices. `tests` are files or single tests, with a blank between.
    `fresh`: the mutant is in a migration, so the test database is made anew. `core`: among the few that every
    run of `.ci/run` tries.
    """

    id: str
    file: str
    old: str
    new: str
    harm: str
    tests: str
    fresh: bool = False
    core: bool = False

    @property
    def path(self) -> str:
        """From the root of the repository."""
        return f"boligflyt/{self.file}"

    @property
    def selection(self) -> list[str]:
        """What pytest is told to run."""
        return self.tests.split()

    def applied(self, text: str) -> str:
        """The file with the fault in it."""
        return text.replace(self.old, self.new)


M = Mutant  # short, because it stands on every line of the table


def misfits(mutants: Iterable[Mutant], root: Path = ROOT) -> list[str]:
    """What in the table no longer fits the program: fragments, tests, names that stand twice."""
    rows = list(mutants)
    faults = [
        f"{name}: the id stands twice" for name, times in Counter(m.id for m in rows).items() if times > 1
    ]
    changes = Counter((m.file, m.old, m.new) for m in rows)
    faults += [f"{file}: the same change stands twice" for (file, *_), times in changes.items() if times > 1]
    for mutant in rows:
        faults += [f"{mutant.id}: {fault}" for fault in _misfits_of(mutant, root)]
    return faults


def _misfits_of(mutant: Mutant, root: Path) -> Iterable[str]:
    path = root / mutant.path
    times = path.read_text(encoding="utf-8").count(mutant.old) if path.is_file() else 0
    if times != 1:
        yield f"the fragment stands {times} times in {mutant.path}"
    if mutant.old == mutant.new or not mutant.old.strip():
        yield "the fragment does not change"
    if not mutant.harm.endswith("."):
        yield "say the harm in a sentence"
    if ("/migrations/" in mutant.path) != mutant.fresh:
        yield "a mutant in a migration, and no other, needs a fresh database"
    for one in mutant.selection:
        file, _, test = one.partition("::")
        if not (root / file).is_file():
            yield f"{file} is not a file"
        elif test and f"def {test.partition('[')[0]}(" not in (root / file).read_text(encoding="utf-8"):
            yield f"{file} has no test {test}"
