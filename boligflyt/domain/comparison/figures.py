"""What municipalities have reported: a file of the municipality's own, with place, year and source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from boligflyt.domain.own_file import rows_of

HEADINGS = ("Tall", "Sted", "År", "Verdi", "Kilde")
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Measure(StrEnum):
    """What is compared, by the name it has in the file. The definitions are those of KOSTRA."""

    INHABITANTS = "Innbyggere"
    DWELLINGS = "Kommunale boliger"
    PER_THOUSAND = "Boliger per 1 000 innbyggere"
    OWNED_SHARE = "Andel eid av kommunen"
    APPLICATIONS = "Søknader"
    APPLICATIONS_PER_THOUSAND = "Søknader per 1 000 innbyggere"
    REFUSED_SHARE = "Andel avslag"


IN_PERCENT = frozenset({Measure.OWNED_SHARE, Measure.REFUSED_SHARE})
WHOLE = frozenset({Measure.INHABITANTS, Measure.DWELLINGS, Measure.APPLICATIONS})


class ComparisonFault(Exception):
    """A cell that can not be read; the message says where, what and how to mend it, in Norwegian."""


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """One figure of a place in a year, as the source has it: a number, or per cent of a whole."""

    measure: Measure
    place: str
    year: int
    value: Decimal
    source: str


def read_reported(text: str) -> tuple[ReportedFigure, ...]:
    """The rows of a file with semicolons and the five headings. Raises ComparisonFault at the first fault."""
    found: dict[tuple[Measure, str, int], ReportedFigure] = {}
    for number, row in rows_of(text, HEADINGS, ComparisonFault):
        figure = _figure(number, row)
        key = (figure.measure, figure.place.casefold(), figure.year)
        if key in found:
            raise ComparisonFault(
                f"Rad {number}: {figure.measure} for {figure.place} i {figure.year} står to ganger. "
                "Fjern den ene raden."
            )
        found[key] = figure
    return tuple(found.values())


def _figure(number: int, row: list[str]) -> ReportedFigure:
    name, place, year, value, source = row
    if not place or not source:
        raise ComparisonFault(f"Rad {number}: fyll ut både Sted og Kilde.")
    measure = _measure(number, name)
    return ReportedFigure(measure, place, _year(number, year), _value(number, measure, value), source)


def _measure(number: int, text: str) -> Measure:
    known = {_key(one): one for one in Measure}
    if (found := known.get(_key(text))) is None:
        raise ComparisonFault(
            f"Rad {number}, Tall: «{text[:40]}» er ikke et tall vi sammenligner. "
            f"Skriv ett av: {', '.join(Measure)}."
        )
    return found


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _year(number: int, text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ComparisonFault(f"Rad {number}, År: «{text[:30]}» er ikke et årstall. Skriv for eksempel 2025.")
    return int(text)


def _value(number: int, measure: Measure, text: str) -> Decimal:
    try:
        value = Decimal("".join(text.removesuffix("%").split()).replace(",", "."))
        if not value.is_finite() or value < 0 or (measure == Measure.INHABITANTS and value == 0):
            raise InvalidOperation
    except InvalidOperation:
        raise ComparisonFault(
            f"Rad {number}, Verdi: «{text[:30]}» er ikke et tall. Skriv for eksempel 23 eller 73,6."
        ) from None
    if measure in IN_PERCENT and value > 100:
        raise ComparisonFault(f"Rad {number}, Verdi: {text[:30]} prosent er mer enn alt. Skriv 0 til 100.")
    if measure in WHOLE and value != value.to_integral_value():
        raise ComparisonFault(f"Rad {number}, Verdi: «{text[:30]}» skal være et helt antall.")
    return value
