"""`bench`: measure pages, controls, trace, matching and bostøtte, and write `benchmarks/RESULTS.md`."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from boligflyt.cli import postgres
from boligflyt.cli.arguments import NorwegianParser

PARTS = ("pages", "board", "controls", "search", "trace", "matching", "import", "bostoette")
WITHOUT_DATABASE = {"matching", "bostoette"}
SIZES = ("drammen", "oslo", "norway")
DATABASE, OTHER_DATABASE = "boligflyt", "boligflyt_other"
MILLION = "search-million"
SEED = 2026
MILLION_DATA = (
    "a million invented persons in 450 000 homes, one home in a thousand protected, 15 000 dwellings"
)
DESCRIPTION = """\
Mål sidene og søket i demokommunen, hva hver kontroll koster, loggen, fordelingen av boliger og bostøtte for
en million husstander, og skriv benchmarks/RESULTS.md.

Sidene måles på en egen database med demokommunen «drammen», som lages på nytt hver gang
(eller brukes om igjen, se --reuse)."""
EPILOG = "Avslutningskode: 0 når alt er målt, 1 når noe ikke lot seg måle."


def run(argv: list[str]) -> int:
    """Measure, and write the results. Gives the exit code."""
    parser = NorwegianParser(prog="bf bench", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument(
        "--only", choices=PARTS, nargs="+", metavar="DEL",
        help="bare noe: sidene (pages), møtet (board), kontrollene (controls), søket (search), "
        "loggen (trace), fordelingen (matching), boliger fra fil (import), bostøtte for en million "
        "(bostoette)",
    )  # fmt: skip
    parser.add_argument(
        "--search-million", action="store_true",
        help="bare søket, blant en million oppdiktede personer (ti minutter, 6 GB)",
    )  # fmt: skip
    parser.add_argument(
        "--size", choices=SIZES, default=SIZES[0],
        help="hvor stor kommune sidene måles i (lages på nytt: oslo to minutter, norway seks og 10 GB)",
    )  # fmt: skip
    parser.add_argument(
        "--reuse", action="store_true",
        help="bruk kommunen fra forrige måling når den er laget av de samme dataene, samme dag; tabellene "
        "bringes opp til denne versjonen. Ellers lages den på nytt",
    )  # fmt: skip
    chosen = parser.parse_args(argv)
    wanted = {MILLION, *(chosen.only or ())} if chosen.search_million else set(chosen.only or PARTS)
    sys.path.insert(0, str(postgres.ROOT))
    results = importlib.import_module("benchmarks.results")
    sections: dict[str, str] = {}
    try:
        sections |= _without_database(results, wanted)
        if wanted - WITHOUT_DATABASE:
            sections |= _with_postgres(results, wanted, chosen.size, chosen.reuse)
    except (ImportError, postgres.PostgresError) as fault:
        print(f"Kunne ikke måle: {fault}", file=sys.stderr)
        return 1
    importlib.import_module("benchmarks.growth").draw(sections)
    results.write(sections, date.today())  # noqa: DTZ011 – the day on the machine that measured
    print(f"Skrev {results.FILE.relative_to(postgres.ROOT)}")
    return 0


def _without_database(results: Any, wanted: set[str]) -> dict[str, str]:
    sections: dict[str, str] = {}
    if "matching" in wanted:
        sections |= _matching(results)
    if "bostoette" in wanted:
        bostoette = importlib.import_module("benchmarks.bostoette")
        rows = bostoette.run()
        sections[results.BOSTOETTE] = results.bostoette_section(rows, bostoette.SEED, bostoette.REPEATS)
    return sections


def _matching(results: Any) -> dict[str, str]:
    matching = importlib.import_module("benchmarks.matching")
    apart, seed = importlib.import_module("benchmarks.apart").apart, matching.SEED
    return {
        results.MATCHING: results.matching_section(matching.run(), seed),
        results.MATCHING_LIMITS: results.matching_limits_section(apart("benchmarks.matching_limits"), seed),
        results.MATCHING_GROWTH: results.matching_growth_section(*apart("benchmarks.matching_growth"), seed),
    }


def _with_postgres(results: Any, wanted: set[str], size: str, reuse: bool) -> dict[str, str]:
    sections: dict[str, str] = {}
    with postgres.running("bench", durable=False, sole_owner=True) as server:
        _django_on(server, DATABASE, size if reuse else None)
        from boligflyt.cli import demo_contents

        said = f"PostgreSQL {postgres.major_version()}"
        if wanted & {"pages", "board", "controls", "search"}:
            demo_contents.prepare(size)
        if "pages" in wanted:
            pages = importlib.import_module("benchmarks.pages")
            name = results.PAGES if size == SIZES[0] else f"{results.PAGES} in {size}"
            sections[name] = results.pages_section(pages.run(), _data(size), said, pages.REPEATS)
            users = importlib.import_module("benchmarks.fifty_users")
            of_users = name.replace(results.PAGES, results.USERS)
            sections[of_users] = results.users_section(users.run(), users.mix(), _data(size), said)
        if "board" in wanted:
            board = importlib.import_module("benchmarks.board")
            sections[results.BOARD] = results.board_section(board.run(), _data(size), said)
        if "controls" in wanted:
            controls = importlib.import_module("benchmarks.controls")
            rows = controls.run()
            sections[results.CONTROLS] = results.controls_section(rows, _data(size), said, controls.REPEATS)
        if "search" in wanted:
            search = importlib.import_module("benchmarks.search")
            rows = search.run_drammen()
            sections[results.SEARCH] = results.search_section(rows, _data(size), said, search.REPEATS)
        sections |= _in_empty_database(server, results, wanted, said)
        _close()
    return sections


def _in_empty_database(server: postgres.Server, results: Any, wanted: set[str], said: str) -> dict[str, str]:
    sections: dict[str, str] = {}
    if "trace" in wanted:
        trace = importlib.import_module("benchmarks.trace")
        with _empty_database(server):
            sections[results.TRACE] = results.trace_section(trace.run(), said)
    if "import" in wanted:
        loading = importlib.import_module("benchmarks.dwelling_import")
        with _empty_database(server):
            sections[results.IMPORT] = results.import_section(loading.run(), said)
    if MILLION in wanted:
        from boligflyt.cli import demo_contents

        demo_contents.collect()  # the pages ask for their styles by name
        search = importlib.import_module("benchmarks.search")
        case_page = importlib.import_module("benchmarks.case_page")
        with _empty_database(server):
            readers = search.prepare_million()
            found, opened = search.run_million(readers), case_page.run(readers)
        sections[results.SEARCH_MILLION] = results.search_section(found, MILLION_DATA, said, search.REPEATS)
        sections[results.PAGES_MILLION] = results.pages_section(opened, MILLION_DATA, said, case_page.REPEATS)
    return sections


def _django_on(server: postgres.Server, database: str, kept: str | None) -> None:
    """An empty database; or the one that lies there, when it is made as one of the size `kept` would be."""
    postgres.ensure_database(server.url("postgres"), database)
    os.environ.update(
        BF_MODE="demo", DATABASE_URL=server.url(database), DJANGO_SETTINGS_MODULE="boligflyt.config.settings",
        BF_STATIC_ROOT=str(postgres.data_home() / "static"),
    )  # fmt: skip
    import django

    django.setup()
    from boligflyt.cli import demo_contents

    if kept and demo_contents.is_made_of(kept, SEED):
        print(f"Bruker kommunen «{kept}» som ligger der.", flush=True)
        return
    _close()
    postgres.drop_database(server.url("postgres"), database)
    postgres.ensure_database(server.url("postgres"), database)


def _data(size: str) -> str:
    from django.utils import timezone

    from boligflyt.jobs.demo.plan import plans
    from boligflyt.jobs.demo.town import generate

    town, plan = generate(size, SEED, timezone.localdate()), plans()[size]
    often = f", {plan.districts} times over" if plan.districts > 1 else ""
    return (
        f"the demonstration municipality «{size}», seed {SEED}, data hash {town.data_hash()[:16]}{often}: "
        f"{plan.dwellings} dwellings, {len(town.leases) * plan.districts} leases"
    )


@contextmanager
def _empty_database(server: postgres.Server) -> Iterator[None]:
    """Both connections on a database with tables and roles and nothing in them."""
    from django.core.management import call_command
    from django.db import connections

    postgres.drop_database(server.url("postgres"), OTHER_DATABASE)
    postgres.ensure_database(server.url("postgres"), OTHER_DATABASE)
    _close()
    for one in connections.all():
        one.settings_dict["NAME"] = OTHER_DATABASE
    call_command("migrate", interactive=False, verbosity=0)
    call_command("raise_walls")
    try:
        yield
    finally:
        _close()
        postgres.drop_database(server.url("postgres"), OTHER_DATABASE)


def _close() -> None:
    from django.db import connections

    connections.close_all()
