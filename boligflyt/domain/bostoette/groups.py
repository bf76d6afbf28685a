"""Which of the four groups a municipality is in: the group lifts the cap on housing costs."""

from functools import cache
from pathlib import Path

from boligflyt.domain.municipalities import municipality_number
from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("municipality_groups.yaml")
ALL_OTHERS = 4


@cache
def _groups() -> dict[str, int]:
    named = parse(FILE.read_text(encoding="utf-8")).value
    return {number: int(group) for group, numbers in named.items() for number in numbers}


def municipality_group(number: str) -> int:
    """The group, 1 to 4, of the municipality with this four-digit number (forskrift om bustøtte § 3).

    A number that has ended has the group of the one that followed it.
    """
    known = municipality_number(number)
    return _groups().get(known.successor if known else number, ALL_OTHERS)
