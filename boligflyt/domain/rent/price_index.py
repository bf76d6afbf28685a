"""The consumer price index as the municipality gives it: a file with one index number for each month.

No index numbers come with the software. Statistics Norway publishes them; all in one file must have the same
base year, for two numbers with different bases cannot be compared.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from boligflyt.domain.periods import Month

COLUMNS = ["month", "index"]
MONTH = re.compile(r"(\d{4})-(\d{2})")
HIGHEST = Decimal(100_000)


class PriceIndexError(ValueError):
    """The file, or a month in it, cannot be read; the message is Norwegian and says which line."""


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """Index numbers by month."""

    numbers: Mapping[Month, Decimal]

    def on(self, month: Month) -> Decimal:
        """The number of the month. Raises PriceIndexError when the file does not have it."""
        if month not in self.numbers:
            raise PriceIndexError(f"Indeksfilen har ikke noe tall for {month}.")
        return self.numbers[month]


def month_of(text: str) -> Month | None:
    """The month written as 2026-11; None for anything else."""
    found = MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
        return None
    return Month(int(found[1]), int(found[2]))


def read_price_index(text: str) -> PriceIndex:
    """The index in a file with the columns `month;index`, 2026-11;139,5. Raises PriceIndexError by line."""
    rows = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=";")
    if next(rows, None) != COLUMNS:
        raise PriceIndexError("Første linje i indeksfilen skal være «month;index».")
    numbers: dict[Month, Decimal] = {}
    for line, row in enumerate(rows, 2):
        if not row:
            continue
        month, number = _row(row, line)
        if month in numbers:
            raise PriceIndexError(f"Linje {line} i indeksfilen: {month} står to ganger.")
        numbers[month] = number
    if not numbers:
        raise PriceIndexError("Indeksfilen har ingen måneder.")
    return PriceIndex(numbers)


def _row(row: list[str], line: int) -> tuple[Month, Decimal]:
    month = month_of(row[0].strip())
    if month is None or len(row) != len(COLUMNS):
        words = "skal ha en måned og et tall, som «2026-11;139,5»."
        raise PriceIndexError(f"Linje {line} i indeksfilen {words}")
    try:
        number = Decimal(row[1].strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal(0)
    if not number.is_finite() or not 0 < number < HIGHEST:
        raise PriceIndexError(f"Linje {line} i indeksfilen: «{row[1]}» er ikke et indekstall over null.")
    return month, number
