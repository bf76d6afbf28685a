"""Who takes part in which household: the housing office in all, the others where they have work."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from boligflyt.areas.access.choices import Purpose
from boligflyt.areas.access.models import Participation
from boligflyt.areas.access.rights import SHARED_FOR
from boligflyt.areas.applications.choices import Housing
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.courses import HOUSING_OFFICE
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY, is_followed_up
from boligflyt.jobs.demo.offices import LONG_AGO, Offices
from boligflyt.jobs.demo.records import ApplicationRecord, HouseholdRecord, Town

BATCH = 500
FOLLOWUP, SETTLEMENT, NAV = "Oppfølging", "Flyktningtjenesten", "NAV"


def load_participations(town: Town, offices: Offices) -> None:
    """Write one row for each office and household, without a last day."""
    by_household: dict[UUID, ApplicationRecord] = {one.household.id: one for one in town.applications}
    rows = [
        Participation(
            kind=HOUSEHOLD, subject=household.id, office=offices.office(office), purpose=purpose,
            kinds=sorted(SHARED_FOR[purpose]), period=Period(LONG_AGO, None),
        )
        for household in town.households
        for office, purpose in _partners(by_household.get(household.id), household)
    ]  # fmt: skip
    Participation.objects.bulk_create(rows, BATCH)


def _partners(
    application: ApplicationRecord | None, household: HouseholdRecord
) -> Iterator[tuple[str, Purpose]]:
    yield HOUSING_OFFICE, Purpose.CASE_WORK
    facts = application.facts if application else {}
    name = household.contact.family_name
    if is_followed_up(application, household):
        yield FOLLOWUP, Purpose.FOLLOWUP
    if name == EVERYBODYS_FAMILY or facts.get("housing") == Housing.ACUTE_OR_TEMPORARY:
        yield NAV, Purpose.ECONOMIC_HELP
    if "refugee" in facts.get("target_groups", ()):
        yield SETTLEMENT, Purpose.SETTLEMENT
