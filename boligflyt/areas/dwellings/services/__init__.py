"""What the office does with the dwelling register, one function per thing."""

from boligflyt.areas.dwellings.services.economy import DwellingEconomy, set_economy
from boligflyt.areas.dwellings.services.register import (
    BuildingFacts,
    DwellingFacts,
    change_dwelling,
    register_dwelling,
    set_purpose,
)
from boligflyt.areas.dwellings.services.status import end_open_status, set_status, write_status

__all__ = [
    "BuildingFacts",
    "DwellingEconomy",
    "DwellingFacts",
    "change_dwelling",
    "end_open_status",
    "register_dwelling",
    "set_economy",
    "set_purpose",
    "set_status",
    "write_status",
]
