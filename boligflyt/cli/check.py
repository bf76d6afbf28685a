"""`check`: every check of code, types, floors, templates and migrations, with the time each took."""

import os
import subprocess  # nosec B404 – starts the checking tools
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.postgres import ROOT

BIN = Path(sys.executable).parent
DESCRIPTION = """\
Kjør sjekkene av kode, typer, etasjer, maler, sikkerhet og migrasjoner.

Hver sjekk vises med ✓ eller ✗ og tiden den tok. Verktøyets egne ord vises bare når sjekken feiler."""
EPILOG = "Avslutningskode: 0 når alt er i orden, 1 når noe feilet."


@dataclass(frozen=True, slots=True)
class Check:
    """One tool: what it looks at, in Norwegian, and how it is called."""

    says: str
    command: tuple[str, ...]


def _python(*words: str) -> tuple[str, ...]:
    return (sys.executable, *words)


CHECKS = {
    "ruff": Check("kodestil og vanlige feil", _python("-m", "ruff", "check", ".")),
    "mypy": Check("typer", _python("-m", "mypy", "boligflyt")),
    "lint-imports": Check("etasjene i huset", (str(BIN / "lint-imports"),)),
    "djlint": Check("maler", (str(BIN / "djlint"), "--lint", "--quiet", "boligflyt/web/templates")),
    "bandit": Check(
        "sikkerhet i koden", (str(BIN / "bandit"), "-q", "-c", "pyproject.toml", "-r", "boligflyt")
    ),
    "migrasjoner": Check(
        "modeller mot migrasjoner", _python("-m", "django", "makemigrations", "--check", "--dry-run")
    ),
}


def run(argv: list[str]) -> int:
    """Run the checks that are named, or all. Gives the exit code."""
    parser = NorwegianParser(prog="bf check", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("checks", nargs="*", metavar="SJEKK", help=f"bare disse: {', '.join(CHECKS)}")
    options = parser.parse_args(argv)
    unknown = [name for name in options.checks if name not in CHECKS]
    if unknown:
        parser.error(f"sjekken «{unknown[0]}» finnes ikke; velg blant {', '.join(CHECKS)}")
    passed = [_passes(name, CHECKS[name]) for name in options.checks or CHECKS]
    return 0 if all(passed) else 1


def _passes(name: str, check: Check) -> bool:
    environment = {**os.environ, "BF_MODE": "test", "DJANGO_SETTINGS_MODULE": "boligflyt.config.settings"}
    began = time.monotonic()
    done = subprocess.run(  # nosec B603
        check.command, cwd=ROOT, env=environment, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    sign = "✓" if done.returncode == 0 else "✗"
    print(f"{sign} {name} ({check.says}), {time.monotonic() - began:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0
