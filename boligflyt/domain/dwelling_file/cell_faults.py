"""What a cell holds, how it is quoted, and the fault of one that cannot be read."""

from __future__ import annotations

import re
from datetime import date, time

from boligflyt.domain.national_numbers import check_national_number
from boligflyt.domain.periods.period import norwegian_date

Cell = str | int | float | bool | date | time | None
SHORTEST = 11
SIX = re.compile(r"\d{6}")  # found quickly, since it begins with a digit
ELEVEN = re.compile(r"(?<!\d)\d{6}\s?\d{5}(?!\d)")


class CellFault(ValueError):
    """A cell that cannot be read. `what` is wrong and `mend` says how to put it right, both in bokmål."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what, self.mend = ELEVEN.sub("***********", what), mend


class UnknownCode(CellFault):
    """A code that nobody has said the meaning of."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Koden «{code}» er ikke kjent.", "Si hva den betyr, eller rett den.")
        self.code = code


def holds_national_number(text: str) -> bool:
    """Whether somebody's fødselsnummer or D-number stands in the text."""
    if len(text) < SHORTEST or not SIX.search(text):  # most cells, and the pattern need not be tried
        return False
    return any(check_national_number(found.group()).valid for found in ELEVEN.finditer(text))


def shown(cell: Cell) -> str:
    """The cell as it is quoted in a sentence: a day as people write it, and no more than 40 signs."""
    if isinstance(cell, date):
        return norwegian_date(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())[:40]
