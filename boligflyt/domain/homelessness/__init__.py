"""Who counts as homeless on a day, in which of five situations, and whether a home is satisfactory.

The definition is that of the national mappings: Drammen's plan 5.1 (inventory rows DEF-07 to DEF-13) and
https://www.oslomet.no/forskning/forskningsnyheter/hvorfor-blir-det-ferre-bostedsloese-i-norge (2026-11-21).
"""

from boligflyt.domain.homelessness.classification import (
    LEAVING_LIMIT,
    MAJORITY,
    AgeLimit,
    HomelessnessFinding,
    LeavingLimit,
    SituationFacts,
    classify,
)
from boligflyt.domain.homelessness.ethos import ethos_light
from boligflyt.domain.homelessness.satisfaction import (
    HOUSING_CLASS_NAMES,
    HousingAssessment,
    HousingClass,
    HousingFacts,
    assess_housing,
)
from boligflyt.domain.homelessness.situations import (
    ACCOMMODATION_NAMES,
    ACUTE_ACCOMMODATION,
    CORRECTIONAL_NAMES,
    INSTITUTION_NAMES,
    SITUATION_NAMES,
    AccommodationKind,
    CorrectionalKind,
    HousingSituation,
    InstitutionKind,
)

__all__ = [
    "ACCOMMODATION_NAMES",
    "ACUTE_ACCOMMODATION",
    "CORRECTIONAL_NAMES",
    "HOUSING_CLASS_NAMES",
    "INSTITUTION_NAMES",
    "LEAVING_LIMIT",
    "MAJORITY",
    "SITUATION_NAMES",
    "AccommodationKind",
    "AgeLimit",
    "CorrectionalKind",
    "HomelessnessFinding",
    "HousingAssessment",
    "HousingClass",
    "HousingFacts",
    "HousingSituation",
    "InstitutionKind",
    "LeavingLimit",
    "SituationFacts",
    "assess_housing",
    "classify",
    "ethos_light",
]
