"""Which postal place a number has, and which school districts an address lies in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from boligflyt.domain.dwelling_file import fold
from boligflyt.domain.reference_file.reading import PostalLine, SchoolLine

FIRST_NUMBER = re.compile(r"\d+")
PostalPlaces = Mapping[str, str]


def street_key(street: str) -> str:
    """A street as streets are compared: without case and doubled spaces."""
    return fold(street)


def number_of(house_number: str) -> int | None:
    """12 for «12 B»; None when there is no number in it."""
    found = FIRST_NUMBER.match(house_number.strip())
    return int(found.group()) if found else None


def postal_places(lines: Iterable[PostalLine]) -> PostalPlaces:
    """The place of each postal code."""
    return {one.code: one.place for one in lines}


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts of an address; empty where the sheet does not tell."""

    primary: str = ""
    secondary: str = ""


class SchoolDistricts:
    """The lines of a sheet by street; those of one street do not overlap."""

    def __init__(self, lines: Iterable[SchoolLine]) -> None:
        self._by_street: dict[str, list[SchoolLine]] = defaultdict(list)
        for one in lines:
            self._by_street[street_key(one.street)].append(one)

    def of(self, street: str, house_number: str) -> Districts | None:
        """The districts of the address; None when no line of the sheet has it."""
        number = number_of(house_number)
        for one in self._by_street.get(street_key(street), ()):
            if one.has(number):
                return Districts(one.primary, one.secondary)
        return None
