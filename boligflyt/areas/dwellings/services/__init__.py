"""What the office does with the dwelling register, one function per thing."""

from boligflyt.areas.dwellings.services.confirming import confirm_import
from boligflyt.areas.dwellings.services.economy import DwellingEconomy, set_economy
from boligflyt.areas.dwellings.services.importing import drop, preview_file, refresh, say_meanings
from boligflyt.areas.dwellings.services.register import (
    BuildingFacts,
    DwellingFacts,
    change_dwelling,
    register_dwelling,
    set_purpose,
)
from boligflyt.areas.dwellings.services.status import end_open_status, set_status, write_status
from boligflyt.areas.dwellings.services.undoing import undo_import

__all__ = [
    "BuildingFacts",
    "DwellingEconomy",
    "DwellingFacts",
    "change_dwelling",
    "confirm_import",
    "drop",
    "end_open_status",
    "preview_file",
    "refresh",
    "register_dwelling",
    "say_meanings",
    "set_economy",
    "set_purpose",
    "set_status",
    "undo_import",
    "write_status",
]
