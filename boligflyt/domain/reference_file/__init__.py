"""The municipality's own sheet of postal places or school districts: read with its faults, looked up in."""

from boligflyt.domain.reference_file.headings import HEADINGS, LABELS, NEEDED, Kind, NoReference
from boligflyt.domain.reference_file.looking_up import (
    Districts,
    PostalPlaces,
    SchoolDistricts,
    number_of,
    postal_places,
    street_key,
)
from boligflyt.domain.reference_file.reading import (
    MOST_ROWS,
    Fault,
    PostalLine,
    Reading,
    SchoolLine,
    Side,
    read_reference,
)

__all__ = [
    "HEADINGS",
    "LABELS",
    "MOST_ROWS",
    "NEEDED",
    "Districts",
    "Fault",
    "Kind",
    "NoReference",
    "PostalLine",
    "PostalPlaces",
    "Reading",
    "SchoolDistricts",
    "SchoolLine",
    "Side",
    "number_of",
    "postal_places",
    "read_reference",
    "street_key",
]
