"""A place in Norway by latitude and longitude."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# The mainland with its islands, in whole degrees outwards; Svalbard and Jan Mayen have no municipality.
SOUTH, NORTH = Decimal(57), Decimal(72)
WEST, EAST = Decimal(4), Decimal(32)
METRES = Decimal(1000)  # no degree is as large: such numbers are metres of a map grid
FIVE = Decimal("0.00001")  # about a metre


class PlaceFault(Exception):
    """What is wrong with a coordinate and how to mend it, in Norwegian; `part` is latitude or longitude."""

    def __init__(self, what: str, mend: str, part: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what, self.mend, self.part = what, mend, part


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees north and east, with five decimals."""

    latitude: Decimal
    longitude: Decimal


def read_place(latitude: str, longitude: str) -> Place | None:
    """The place two texts tell, with comma or point; None when both are empty. Raises PlaceFault."""
    if not latitude.strip() and not longitude.strip():
        return None
    north, east = _degrees(latitude, "latitude"), _degrees(longitude, "longitude")
    if max(north, east) >= METRES:
        raise PlaceFault(
            "Dette ser ut som meter (UTM).", "Regn om til grader (EPSG:4258), for eksempel 59,91273.",
            "latitude",
        )  # fmt: skip
    if SOUTH <= east <= NORTH and WEST <= north <= EAST:
        raise PlaceFault("Breddegrad og lengdegrad ser ut til å være byttet om.", "Bytt dem.", "latitude")
    if not SOUTH <= north <= NORTH:
        raise PlaceFault(f"Breddegraden i Norge er mellom {SOUTH} og {NORTH}.", "Sjekk tallet.", "latitude")
    if not WEST <= east <= EAST:
        raise PlaceFault(f"Lengdegraden i Norge er mellom {WEST} og {EAST}.", "Sjekk tallet.", "longitude")
    return Place(north.quantize(FIVE), east.quantize(FIVE))


def _degrees(text: str, part: str) -> Decimal:
    words = {"latitude": "breddegraden", "longitude": "lengdegraden"}
    given = text.strip().removesuffix("°").replace(",", ".")
    if not given:
        raise PlaceFault(f"Fyll ut {words[part]} også,", "eller la begge stå tomme.", part)
    try:
        number = Decimal(given)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise PlaceFault(f"Skriv {words[part]} som et tall i grader,", "for eksempel 59,91273.", part)
    return number
