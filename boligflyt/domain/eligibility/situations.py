"""The present home as rules and priority ask about it."""

from datetime import date

from boligflyt.domain.eligibility.application_facts import ApplicationFacts
from boligflyt.domain.homelessness import HousingSituation, SituationFacts, classify

LEAVING = {"prison_release": "housing.release_on", "institution_discharge": "housing.discharge_on"}
UNCLASSIFIED = frozenset({"other", "unknown"})


def homeless_now(facts: ApplicationFacts, day: date) -> bool | None:
    """Whether the applicant counts as homeless on the day by the national definition; None when unknown."""
    situation = facts.value("housing.situation")
    if situation is None or situation in UNCLASSIFIED:
        return None
    found = classify(
        SituationFacts(
            HousingSituation(situation),
            leaves_on=facts.day(LEAVING[situation]) if situation in LEAVING else None,
            has_own_dwelling=facts.value("housing.has_own_dwelling"),
        ),
        day,
    )
    return found.is_homeless
