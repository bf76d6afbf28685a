"""Streets, districts and places of Nordelv. All are invented."""

from __future__ import annotations

import math
from decimal import Decimal

FIRST_PARTS = (
    "Tiurleik", "Ospelund", "Elvesving", "Granbar", "Rypelyng", "Bekkeblom", "Kvernstein", "Sagmester",
    "Tømmerfløter", "Ørretstim", "Måltrost", "Gråor", "Nattfiol", "Blåklokke", "Steinsopp", "Fjøsnisse",
)  # fmt: skip
LAST_PARTS = ("stubben", "faret", "tråkket", "kneika", "hellinga", "gløtten", "snippen")
SCHOOL_DISTRICTS = ("Elvebyen", "Åsen", "Sagtorvet", "Fjellheim", "Strandsiden")
POSTAL_CODE = "9999"
POSTAL_PLACE = "Nordelv"
HOTELS = ("Elvehotellet", "Brygga pensjonat", "Nordelv camping")


def streets() -> list[str]:
    """Every street, in a fixed order."""
    return [first + last for last in LAST_PARTS for first in FIRST_PARTS]


# Nordelv lies where nobody lives: each district about a point on the plateau, in degrees.
CENTRES = dict(zip(
    SCHOOL_DISTRICTS,
    ((69.352, 24.400), (69.366, 24.382), (69.344, 24.436), (69.371, 24.431), (69.337, 24.374)),
    strict=True,
))  # fmt: skip
TURN, STEP, WIDER = 2.4, 0.0006, 2.8  # a spiral; a degree of longitude is shorter up there
UNPLACED = 13  # every so many buildings nobody has placed yet
FIVE = Decimal("0.00001")


def position(district: str, running: int) -> dict[str, Decimal | None]:
    """Where the building stands, by its number alone, so that no other draw is changed."""
    if running % UNPLACED == 0:
        return {"latitude": None, "longitude": None}
    latitude, longitude = CENTRES[district]
    out = STEP * math.sqrt(running % 100)
    north, east = out * math.cos(running * TURN), WIDER * out * math.sin(running * TURN)
    return {
        "latitude": Decimal(str(latitude + north)).quantize(FIVE),
        "longitude": Decimal(str(longitude + east)).quantize(FIVE),
    }
