"""`coverage`: which rows of the inventory the passing tests prove, and which they do not.

Reads what the last whole run of the tests on exactly this tree left behind; without one the tests run first.
"""

from __future__ import annotations

import subprocess  # nosec B404 – pytest runs as a process of its own, so that its settings do not leak in here
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from boligflyt.cli import proofs
from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.inventory import Row, rows
from boligflyt.cli.json_lists import print_json
from boligflyt.cli.test import DEFAULT

EXIT_OK = 0
EXIT_NO_PROOF = 1
DESCRIPTION = """\
Vis hvilke rader i kravlisten (docs/inventory.csv) som er bevist av tester som består.

En rad er bevist når minst én test som er merket med raden består, og ingen test merket med den feiler.
Finnes det ikke et resultat for akkurat denne koden, kjøres testene først."""
EPILOG = """\
Med --json: {"proven", "unproven", "no_software", "unknown"}, lister med rad-id-er.
«unknown» er id-er som står i tester, men ikke i kravlisten.
Avslutningskode: 0 når resultatet er vist, 1 når testene ikke ga noe, 2 ved feil i kommandolinjen."""
GROUPS = {
    "DEF": "Begreper", "TG": "Målgrupper", "LAW": "Lover", "GOAL": "Mål og verdier",
    "ORG": "Roller og enheter", "REG": "Registre og kartlegging", "PRO": "Rutiner og tjenester",
    "AGR": "Avtaler og vedtak", "HOU": "Boligtyper og steder", "ECO": "Økonomi og virkemidler",
    "IND": "Indikatorer", "MEA": "Tiltak",
    "PRG": "Programmer", "PLN": "Planer", "REP": "Rapporter", "RSK": "Risiko", "NUM": "Måltall og grenser",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ids of the inventory, each in exactly one of the first three lists."""

    proven: list[str]
    unproven: list[str]
    no_software: list[str]
    unknown: list[str]


def run(argv: list[str]) -> int:
    """Print the coverage for a reader or as JSON. Gives the exit code."""
    parser = NorwegianParser(prog="bf coverage", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--json", action="store_true", help="skriv listene som JSON på standard ut")
    options = parser.parse_args(argv)
    found = proofs.read() or _run_the_tests()
    if found is None:
        print(
            "Testene ga ikke noe resultat: de stoppet før slutten, eller filer ble endret mens de gikk. "
            "Se meldingene over, og prøv igjen.",
            file=sys.stderr,
        )
        return EXIT_NO_PROOF
    inventory = rows()
    coverage = sort_out(inventory, found)
    if options.json:
        print_json({name: getattr(coverage, name) for name in Coverage.__slots__})
    else:
        print("\n".join(as_text(inventory, coverage)))
    return EXIT_OK


def _run_the_tests() -> proofs.Proofs | None:
    """Run every test but the browser's; all that pytest says goes to standard error."""
    print("Ingen ferdig testkjøring av denne koden. Kjører testene først …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *DEFAULT]
    subprocess.run(command, cwd=proofs.ROOT, stdout=sys.stderr, check=False)  # nosec B603
    return proofs.read()


def sort_out(inventory: Iterable[Row], found: proofs.Proofs) -> Coverage:
    """Place every row in one list. A row that needs no software counts as neither proven nor unproven."""
    listed = list(inventory)
    with_software = [row.id for row in listed if row.needs_software]
    known = {row.id for row in listed}
    return Coverage(
        proven=[row for row in with_software if row in found.proven],
        unproven=[row for row in with_software if row not in found.proven],
        no_software=[row.id for row in listed if not row.needs_software],
        unknown=sorted(found.marked - known),
    )


def as_text(inventory: Iterable[Row], coverage: Coverage) -> list[str]:
    """A table by group, then the ids that are proven and those that are not known."""
    listed = list(inventory)
    proven, free = set(coverage.proven), set(coverage.no_software)
    lines = [f"{'Gruppe':<6}  {'':<24}{'Rader':>6}{'Bevist':>8}{'Ikke':>6}{'Uten program':>14}"]
    for group in dict.fromkeys(row.group for row in listed):
        ids = {row.id for row in listed if row.group == group}
        done, none = len(ids & proven), len(ids & free)
        counts = f"{len(ids):>6}{done:>8}{len(ids) - done - none:>6}{none:>14}"
        lines.append(f"{group:<6}  {GROUPS.get(group, ''):<24}{counts}")
    sums = f"{len(listed):>6}{len(proven):>8}{len(coverage.unproven):>6}{len(free):>14}"
    lines += [f"{'Sum':<6}  {'':<24}{sums}", "", *_named("Bevist", coverage.proven)]
    lines += _named("Ikke bevist", coverage.unproven)
    lines += _named("Trenger ikke program", coverage.no_software)
    return lines + _named("Står i tester, men ikke i kravlisten", coverage.unknown)


def _named(heading: str, ids: list[str]) -> list[str]:
    """The ids, eight on a line, under their heading."""
    if not ids:
        return [f"{heading}: ingen"]
    return [f"{heading} ({len(ids)}):"] + [
        "  " + " ".join(f"{one:<8}" for one in ids[start : start + 8]).rstrip()
        for start in range(0, len(ids), 8)
    ]
