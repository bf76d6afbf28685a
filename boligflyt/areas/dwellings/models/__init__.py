"""What is remembered of dwellings: the register itself, and the files it was loaded from."""

from boligflyt.areas.dwellings.models.importing import CodeMeaning, DwellingImport, ImportRow, KeptMapping
from boligflyt.areas.dwellings.models.register import (
    Building,
    Dwelling,
    DwellingOwner,
    ShieldedPeriod,
    StatusEntry,
)

__all__ = [
    "Building",
    "CodeMeaning",
    "Dwelling",
    "DwellingImport",
    "DwellingOwner",
    "ImportRow",
    "KeptMapping",
    "ShieldedPeriod",
    "StatusEntry",
]
