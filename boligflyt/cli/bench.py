"""`bench`: measure the pages and the matching, and write `benchmarks/RESULTS.md`."""

from __future__ import annotations

import importlib
import os
import sys
from datetime import date

from boligflyt.cli import postgres
from boligflyt.cli.arguments import NorwegianParser

PARTS = ("pages", "matching")
DATABASE = "boligflyt"
SEED = 2026
DESCRIPTION = """\
Mål sidene i demokommunen og fordelingen av boliger, og skriv benchmarks/RESULTS.md.

Sidene måles på en egen database med demokommunen «drammen», som lages på nytt hver gang."""
EPILOG = "Avslutningskode: 0 når alt er målt, 1 når noe ikke lot seg måle."


def run(argv: list[str]) -> int:
    """Measure, and write the results. Gives the exit code."""
    parser = NorwegianParser(prog="bf bench", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--only", choices=PARTS, help="bare sidene (pages) eller bare fordelingen (matching)")
    options = parser.parse_args(argv)
    sys.path.insert(0, str(postgres.ROOT))
    results = importlib.import_module("benchmarks.results")
    sections: dict[str, str] = {}
    try:
        if options.only != "pages":
            matching = importlib.import_module("benchmarks.matching")
            sections[results.MATCHING] = results.matching_section(matching.run(), matching.SEED)
        if options.only != "matching":
            sections[results.PAGES] = _pages(results)
    except (ImportError, postgres.PostgresError) as fault:
        print(f"Kunne ikke måle: {fault}", file=sys.stderr)
        return 1
    results.write(sections, date.today())  # noqa: DTZ011 – the day on the machine that measured
    print(f"Skrev {results.FILE.relative_to(postgres.ROOT)}")
    return 0


def _pages(results: object) -> str:
    with postgres.running("bench", durable=False, sole_owner=True) as server:
        postgres.drop_database(server.url("postgres"), DATABASE)
        postgres.ensure_database(server.url("postgres"), DATABASE)
        home = postgres.data_home()
        os.environ.update(
            BF_MODE="demo", DATABASE_URL=server.url(DATABASE), BF_STATIC_ROOT=str(home / "static"),
            DJANGO_SETTINGS_MODULE="boligflyt.config.settings",
        )  # fmt: skip
        from django.db import connections
        from django.utils import timezone

        from boligflyt.cli import demo_contents
        from boligflyt.jobs.demo.town import generate

        demo_contents.prepare("drammen")
        pages = importlib.import_module("benchmarks.pages")
        rows = pages.run()
        digest = generate("drammen", SEED, timezone.localdate()).data_hash()[:16]
        connections.close_all()
        data = f"the demonstration municipality «drammen», seed {SEED}, data hash {digest}"
        section: str = results.pages_section(  # type: ignore[attr-defined]
            rows, data, f"PostgreSQL {postgres.major_version()}", pages.REPEATS
        )
        return section
