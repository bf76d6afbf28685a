"""Housing situations that several rules ask about."""

from datetime import date

from boligflyt.domain.eligibility.application_facts import ApplicationFacts
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates

ALWAYS_HOMELESS = frozenset({"no_roof", "acute_or_temporary", "temporarily_with_others"})
LEAVING = {"prison_release": "housing.release_on", "institution_discharge": "housing.discharge_on"}
RELEASE_MONTHS = "law/homeless_release_months"


def homeless_now(facts: ApplicationFacts, day: date, rates: Rates) -> bool | None:
    """Whether the applicant counts as homeless on the day; None when a fact is missing.

    Release or discharge counts when it comes within the months of the national definition and the applicant has
    no dwelling of their own.
    """
    situation = facts.value("housing.situation")
    if situation is None:
        return None
    if situation in ALWAYS_HOMELESS:
        return True
    if situation not in LEAVING:
        return False
    if facts.value("housing.has_own_dwelling"):
        return False
    leaves_on = facts.day(LEAVING[situation])
    if leaves_on is None:
        return None
    return leaves_on <= add_months(day, rates.whole(RELEASE_MONTHS, day))
