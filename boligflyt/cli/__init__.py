"""The command line: one module per command, each with `run(argv) -> exit code`.

Ground-floor commands (`fnr`, `assess`, `bostoette`, `economy`, `grants`, `deadlines`, `match`) start without
Django and PostgreSQL, so the modules are imported only when their command is called.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

COMMANDS = {
    "demo": ("boligflyt.cli.demo", "start demokommunen i nettleseren"),
    "test": ("boligflyt.cli.test", "kjør testene"),
    "check": ("boligflyt.cli.check", "kjør sjekkene av kode, typer, etasjer og maler"),
    "coverage": ("boligflyt.cli.coverage", "vis hvilke rader i kravlisten testene beviser"),
    "migrate": ("boligflyt.cli.migrate", "bring databasen opp til denne versjonen"),
    "audit": ("boligflyt.cli.audit", "forsegl og kontroller innsynsloggen"),
    "import-dwellings": ("boligflyt.cli.dwelling_files", "les boliger fra kommunens egen fil"),
    "export-dwellings": ("boligflyt.cli.export_dwellings", "skriv boligregisteret som en fil"),
    "assess": ("boligflyt.cli.assess", "vurder en søknad mot et regelsett"),
    "bostoette": ("boligflyt.cli.bostoette", "anslå statlig bostøtte for en husstand"),
    "economy": ("boligflyt.cli.economy", "regn på en husstands økonomi, startlån og tre veier videre"),
    "grants": ("boligflyt.cli.grants", "regn på tilskudd til utleieboliger, avtaler og nedskriving"),
    "deadlines": ("boligflyt.cli.deadlines", "regn ut frister for leieforhold og saker"),
    "match": ("boligflyt.cli.match", "fordel boliger på husstander, med bevis"),
    "fnr": ("boligflyt.cli.fnr", "kontroller fødselsnummer og D-nummer"),
    "bench": ("boligflyt.cli.bench", "mål sider og fordeling, skriv benchmarks/RESULTS.md"),
}


def overview() -> str:
    """The list of commands, in Norwegian."""
    width = max(len(name) for name in COMMANDS)
    lines = [f"  {name.ljust(width)}  {said}" for name, (_, said) in COMMANDS.items()]
    return (
        "Bruk: ./bf KOMMANDO [valg]\n\nKommandoer:\n" + "\n".join(lines) + "\n\nHjelp: ./bf KOMMANDO --help"
    )


def main(argv: list[str]) -> int:
    """Find the command and hand over the rest of the line; exit code 2 for an unknown command."""
    if not argv or argv[0] in {"-h", "--help", "hjelp"}:
        print(overview())
        return 0
    name, rest = argv[0], argv[1:]
    if name not in COMMANDS:
        print(f"Kommandoen «{name}» finnes ikke.\n\n{overview()}", file=sys.stderr)
        return 2
    return int(importlib.import_module(COMMANDS[name][0]).run(rest)) if _own_rates_are_read() else 2


def _own_rates_are_read() -> bool:
    """The municipality's own rates go before the program's, also where Django is not started."""
    folder = os.environ.get("BF_RATES")
    if not folder:
        return True
    from boligflyt.domain.rates import use_own_rates
    from boligflyt.domain.strict_yaml import FileError

    try:
        use_own_rates(Path(folder))
    except FileError as fault:
        print(f"Kommunens egne satser (BF_RATES) kan ikke brukes. {fault}", file=sys.stderr)
        return False
    return True
