"""`test`: run the tests, on two processes unless pytest is told otherwise."""

import subprocess  # nosec B404 – starts pytest
import sys

from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.postgres import ROOT

DEFAULT = ["-n", "2"]
DESCRIPTION = """\
Kjør testene mot en egen PostgreSQL som startes og stoppes av seg selv.

Alt som står etter «test», går videre til pytest. Uten noe kjøres alle testene på to prosesser (-n 2)."""
EPILOG = """\
Eksempler:
  ./bf test                          alle testene
  ./bf test tests/domain -q          bare en mappe
  ./bf test -m browser               testene som styrer en nettleser

Avslutningskode: den pytest gir (0 når alle testene er grønne)."""


def run(argv: list[str]) -> int:
    """Hand the arguments to pytest. Gives pytest's exit code."""
    parser = NorwegianParser(prog="bf test", description=DESCRIPTION, epilog=EPILOG)
    _, rest = parser.parse_known_args(argv)
    return subprocess.call([sys.executable, "-m", "pytest", *(rest or DEFAULT)], cwd=ROOT)  # nosec B603
