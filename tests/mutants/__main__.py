"""Take one control away at a time and see that a test notices.

    .venvs/test/bin/python -m tests.mutants              all of them, and tests/mutants/RESULTS.md
    .venvs/test/bin/python -m tests.mutants --core       the few that .ci/run tries
    .venvs/test/bin/python -m tests.mutants --only ID…   some, by id or by the beginning of it

What was caught is caught by a test that is green while nothing is changed; that is tried at the end.

Exit code: 0 when enough were caught, 1 when not, 2 when the table no longer fits the program or the tests
cannot be run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from boligflyt.cli import postgres
from tests.mutants import report
from tests.mutants.mutant import Mutant, misfits
from tests.mutants.table import MUTANTS, SURVIVE_BECAUSE, THEME_OF
from tests.mutants.workshop import CAUGHT, FAULT, SURVIVED, Tried, Workshop

WANTED = 95.0


def main(argv: Sequence[str] | None = None) -> int:
    """Try what was chosen. Gives the exit code."""
    options = _options(argv)
    chosen = [one for one in MUTANTS if _is_chosen(one, options)]
    if faults := misfits(MUTANTS):
        print("\n".join(faults), file=sys.stderr)
        return 2
    if not chosen:
        print("No mutant has such an id.", file=sys.stderr)
        return 2
    began = time.monotonic()
    with (
        postgres.running("mutants", durable=False, sole_owner=True) as server,
        TemporaryDirectory(prefix="boligflyt-mutants-") as place,
    ):
        tried = _try_all(chosen, server, Path(place), options.jobs)
    if tried is None:
        return 2
    seconds = time.monotonic() - began
    print(report.summary(tried, seconds))
    if len(tried) == len(MUTANTS):
        report.write(tried, SURVIVE_BECAUSE, THEME_OF, seconds, date.today())
        print(f"Wrote {report.FILE.relative_to(postgres.ROOT)}")
        return 0 if report.percentage(tried) >= WANTED else 1
    return 0 if all(_is_as_expected(one) for one in tried) else 1


def _is_as_expected(one: Tried) -> bool:
    return one.outcome == CAUGHT or (one.outcome == SURVIVED and one.mutant.id in SURVIVE_BECAUSE)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="ID", help="these, by id or by the beginning of it")
    parser.add_argument("--core", action="store_true", help="the few quick ones that every run tries")
    parser.add_argument("--jobs", type=int, default=1, help="how many to try at once (1)")
    return parser.parse_args(argv)


def _is_chosen(mutant: Mutant, options: argparse.Namespace) -> bool:
    if options.only:
        return mutant.id.startswith(tuple(options.only))
    return mutant.core or not options.core


def _try_all(chosen: list[Mutant], server: postgres.Server, place: Path, jobs: int) -> list[Tried] | None:
    """Each in its turn, in the order of the table; None when the tests cannot be run at all."""
    with ExitStack() as stack, ThreadPoolExecutor(jobs) as pool:
        shops = [Workshop(place / str(number), server, number) for number in range(jobs)]
        for shop in shops:
            stack.callback(shop.close)
            postgres.drop_database(server.url("postgres"), shop.database)
        if fault := shops[0].make_database():
            print(f"The tests cannot be run:\n{fault[-3000:]}", file=sys.stderr)
            return None
        for shop in shops[1:]:
            shop.clone_database(shops[0].database)
        free: SimpleQueue[Workshop] = SimpleQueue()
        for shop in shops:
            free.put(shop)
        tried = list(pool.map(partial(_attempt, free), chosen))
        return _without_false_catches(tried, shops, pool)


def _without_false_catches(
    tried: list[Tried], shops: list[Workshop], pool: ThreadPoolExecutor
) -> list[Tried]:
    """What was caught by a test that is red without the mutant too, was not caught."""
    tests = sorted({one.by for one in tried if one.outcome == CAUGHT})
    parts = [tests[number :: len(shops)] for number in range(len(shops))]
    red = set().union(*pool.map(Workshop.red_anyway, shops, parts))
    for test in sorted(red):
        print(f"red although nothing is changed: {test}", file=sys.stderr)
    return [replace(one, outcome=FAULT) if one.by in red else one for one in tried]


def _attempt(free: SimpleQueue[Workshop], mutant: Mutant) -> Tried:
    shop = free.get()
    try:
        done = shop.attempt(mutant)
    finally:
        free.put(shop)
    print(report.line(done), flush=True)
    return done


if __name__ == "__main__":
    sys.exit(main())
