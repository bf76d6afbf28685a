"""`docs/rules/`: the rates that come with the program as the page lists them, and the rule of bostøtte.

`python -m tests.support.area_tables` writes them anew; a house test fails when they say otherwise.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from boligflyt.domain.bostoette.paragraphs import PARAGRAPHS
from boligflyt.domain.rates import DatedValue, program_rates
from boligflyt.domain.rates.listing import RateGroup, RateLine, listed

RULES = Path(__file__).resolve().parents[2] / "docs" / "rules"
DOCUMENT, BOSTOETTE = RULES / "rates.md", RULES / "bostoette.md"
LAST = date.max  # the document has every value, and sorts by no day
MARKS = {"": "lest", "inferred": "regnet ut", "verify": "må kontrolleres"}
HEAD = """\
# Satser

Alle satsene som følger med programmet: hver verdi fra sin første dag, med kilde, om den er lest der, og dagen
den ble kontrollert. Skrevet av filene i `boligflyt/domain/rates/` med
`python -m tests.support.area_tables`; endre dem der. En kommune legger sine egne over dem i
[egne filer](../how-to/add-a-rate.md). Siden «Satser og regler» viser det samme for en valgt dag, med det
kommunen selv har satt, ved siden av.
"""
BOSTOETTE_HEAD = """\
# Bostøtte

Slik regnes bostøtten, i den rekkefølgen den regnes. Regelen selv står ett sted, i
`boligflyt/domain/bostoette/rule.py`; satsene står i [rates.md](rates.md). Skrevet av
`boligflyt/domain/bostoette/paragraphs.py` med `python -m tests.support.area_tables`. Paragrafene er i
forskrift om bustøtte. Dette er et anslag; Husbanken avgjør.

| Steg | Hva som regnes | Satser |
|---|---|---|
"""


def rate_document() -> str:
    """The document as the files have it now."""
    return HEAD + "".join(_group(group) for group in listed(program_rates(), LAST))


def _group(group: RateGroup) -> str:
    head = "\n".join(
        (
            "",
            f"## {group.name}",
            "",
            "| Sats | Fra | Verdi | Enhet | Merke | Kilde | Kontrollert |",
            "|---|---|---:|---|---|---|---|",
            "",
        )
    )
    return head + "".join(_row(line, one) for line in group.lines for one in line.table.values)


def _row(line: RateLine, one: DatedValue) -> str:
    table = line.table
    name = f"{table.name} (`{table.key}`)" if one == table.values[0] else ""
    cells = (
        name, f"{one.valid_from:%d.%m.%Y}", _number(one.value), table.unit, MARKS[one.mark],
        one.source.replace("|", "/"), f"{table.checked_on:%d.%m.%Y}",
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |\n"


def _number(value: Decimal) -> str:
    return f"{value:,f}".replace(",", "\u00a0").replace(".", ",")


def bostoette_document() -> str:
    """The rule of bostøtte in words, step by step, with the rates that each step asks for."""
    tables = program_rates().tables
    rows = [
        f"| {one.number} {one.title} | {one.text} | "
        f"{'; '.join(tables[f'bostoette/{rate}'].name for rate in one.rates)} |\n"
        for one in PARAGRAPHS
    ]
    return BOSTOETTE_HEAD + "".join(rows)


def write() -> None:
    """Write the documents."""
    DOCUMENT.write_text(rate_document(), encoding="utf-8")
    BOSTOETTE.write_text(bostoette_document(), encoding="utf-8")
