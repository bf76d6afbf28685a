"""ETHOS Light codes for the Norwegian situations (an own reading of the two lists, not an official table)."""

from boligflyt.domain.homelessness.classification import HomelessnessFinding, SituationFacts
from boligflyt.domain.homelessness.situations import ACUTE_ACCOMMODATION, AccommodationKind

NON_CONVENTIONAL = frozenset({AccommodationKind.CARAVAN, AccommodationKind.CABIN})
CODES = {1: 1, 3: 4, 4: 4, 5: 6}


def ethos_light(facts: SituationFacts, finding: HomelessnessFinding) -> int | None:
    """The ETHOS Light code 1–6 of a person found homeless; None when the person is not counted."""
    if finding.situation is None:
        return None
    if finding.situation in CODES:
        return CODES[finding.situation]
    if facts.accommodation in ACUTE_ACCOMMODATION:
        return 2
    return 5 if facts.accommodation in NON_CONVENTIONAL else 3
