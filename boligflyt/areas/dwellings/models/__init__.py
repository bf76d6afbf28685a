"""What is remembered of dwellings: the register itself, and the files it was loaded from."""

from boligflyt.areas.dwellings.models.bases import Base, BasePeriod
from boligflyt.areas.dwellings.models.building import Building
from boligflyt.areas.dwellings.models.coming import ComingHomes
from boligflyt.areas.dwellings.models.cooperative import Cooperative
from boligflyt.areas.dwellings.models.disposal import DisposalPeriod
from boligflyt.areas.dwellings.models.entrances import Entrance
from boligflyt.areas.dwellings.models.importing import CodeMeaning, DwellingImport, ImportRow, KeptMapping
from boligflyt.areas.dwellings.models.ledger import ShieldedPeriod, StatusEntry
from boligflyt.areas.dwellings.models.pictures import DwellingPicture
from boligflyt.areas.dwellings.models.reference import PostalPlace, ReferenceFile, SchoolStreet
from boligflyt.areas.dwellings.models.register import Dwelling, DwellingOwner
from boligflyt.areas.dwellings.models.sales import Grant, Trade, TradeFrame
from boligflyt.areas.dwellings.models.saved_views import SavedView
from boligflyt.areas.dwellings.models.standard import StandardAssessment

__all__ = [
    "Base",
    "BasePeriod",
    "Building",
    "CodeMeaning",
    "ComingHomes",
    "Cooperative",
    "DisposalPeriod",
    "Dwelling",
    "DwellingImport",
    "DwellingOwner",
    "DwellingPicture",
    "Entrance",
    "Grant",
    "ImportRow",
    "KeptMapping",
    "PostalPlace",
    "ReferenceFile",
    "SavedView",
    "SchoolStreet",
    "ShieldedPeriod",
    "StandardAssessment",
    "StatusEntry",
    "Trade",
    "TradeFrame",
]
