"""The list of rates in `docs/rules/rates.md`: every value with its first day, mark and source.

`python -m tests.support.rate_list` writes it anew; a house test fails when it says otherwise than the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from boligflyt.domain.rates import RateTable, shipped_rates

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules" / "rates.md"
MARKS = {"": "lest", "inferred": "regnet ut", "verify": "må kontrolleres"}
INTRODUCTION = """\
# Satser, grenser og frister

Alt som er et tall fra loven, fra andre eller fra kommunen, med første dag, merke og kilde. «Lest» er sett i
kilden. «Regnet ut» bygger på andre tall som er lest. «Må kontrolleres» skal sjekkes før noen stoler på det.
En dag før den første verdien gir en feil som sier det. Siden er laget av filene i `boligflyt/domain/rates/`
med `python -m tests.support.rate_list`.
"""
COLUMNS = """\
| Sats | Enhet | Fra | Verdi | Merke | Kilde |
|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page."""
    tables = [shipped_rates().tables[key] for key in sorted(shipped_rates().tables)]
    parts = [INTRODUCTION]
    for folder, held in groupby(tables, key=lambda table: table.key.partition("/")[0]):
        rows = "\n".join(row for table in held for row in _rows(table))
        parts.append(f"## {folder}\n\n{COLUMNS}{rows}\n")
    return "\n".join(parts)


def _rows(table: RateTable) -> Iterator[str]:
    for value in table.values:
        yield _row(
            table, f"{value.valid_from:%d.%m.%Y}", _number(value.value), MARKS[value.mark], value.source
        )
    if table.known_to is not None:
        yield _row(table, f"etter {table.known_to:%d.%m.%Y}", "–", "ikke kjent", "ikke funnet")


def _row(table: RateTable, day: str, value: str, mark: str, source: str) -> str:
    cells = (f"`{table.key}` {table.name}", table.unit, day, value, mark, source.replace("|", "/"))
    return f"| {' | '.join(cells)} |"


def _number(value: object) -> str:
    return str(value).replace(".", ",")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
