"""Young people with intellectual disability who will ask for a home, and where grown ones live (TG-06)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import NAMESPACE_DNS, UUID, uuid5

from boligflyt.areas.access.choices import Purpose
from boligflyt.areas.access.models import Participation
from boligflyt.areas.access.rights import SHARED_FOR
from boligflyt.areas.applications.choices import Channel, Housing, State, TargetGroup
from boligflyt.areas.applications.models import Application, HealthInformation
from boligflyt.areas.people.choices import HouseholdRole, Stay
from boligflyt.areas.people.models import Guardian, Household, Membership, Person
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.courses import CASEWORKERS, HOUSING_OFFICE
from boligflyt.jobs.demo.offices import LONG_AGO, Offices, morning
from boligflyt.jobs.demo.records import Town

ABOUT = uuid5(NAMESPACE_DNS, "young.demo.boligflyt")
FAMILIES = ("Lia", "Myhre", "Solli", "Vik", "Nes", "Haga", "Moen", "Tveit", "Bakken", "Rud")
GIVEN = ("Eira", "Jonas", "Tuva", "Even", "Maja", "Sander", "Ylva", "Odin", "Signe", "Theo")
# Years until they are of age, and how many; those who are of age, by how they live.
UNTIL = {1: 3, 2: 1, 3: 4, 5: 3, 8: 3}
GROWN = {Housing.PERMANENTLY_WITH_FAMILY: 5, Housing.OWNS: 3, Housing.MUNICIPAL_LEASE: 1}
OF_AGE, GROWN_YEARS = 18, 24
TOLD_DAYS = 200


def load_young(town: Town, offices: Offices) -> None:
    """One case each, told some time ago and answered; guardians act for those who are not of age."""
    told = town.today - timedelta(days=TOLD_DAYS)
    years = [OF_AGE - until for until, number in UNTIL.items() for _ in range(number)]
    homes = [housing for housing, number in GROWN.items() for _ in range(number)]
    ages = [*years, *(GROWN_YEARS for _ in homes)]
    lives = [*(Housing.PERMANENTLY_WITH_FAMILY for _ in years), *homes]
    for place, (age, housing) in enumerate(zip(ages, lives, strict=True)):
        born = date(town.today.year - age, 1 + place % 12, 1 + place)
        person = _person(place, born, told)
        if age < OF_AGE:
            Guardian.objects.create(
                id=uuid5(person.pk, "guardian"), ward=person, name=f"Randi {person.family_name}",
                scope="Forelder", period=Period(born, None),
            )  # fmt: skip
        _case(place, person, housing, told, offices)


def _key(place: int, what: str) -> UUID:
    return uuid5(ABOUT, f"{what}{place}")


def _person(place: int, born: date, told: date) -> Person:
    return Person.objects.create(
        id=_key(place, "person"), given_name=GIVEN[place % len(GIVEN)],
        family_name=FAMILIES[(3 * place) % len(FAMILIES)], born=born, stay=Stay.CITIZEN,
        resident_since=born, created_at=morning(told), changed_at=morning(told),
    )  # fmt: skip


def _case(place: int, person: Person, housing: Housing, told: date, offices: Offices) -> None:
    at, office = morning(told), offices.office(HOUSING_OFFICE)
    household = Household.objects.create(
        id=_key(place, "household"), contact=person, created_at=at, changed_at=at
    )
    Membership.objects.create(
        id=_key(place, "member"), household=household, person=person, role=HouseholdRole.ADULT,
        period=Period(person.born or LONG_AGO, None),
    )  # fmt: skip
    Participation.objects.create(
        kind=HOUSEHOLD, subject=household.pk, office=office, purpose=Purpose.CASE_WORK,
        kinds=sorted(SHARED_FOR[Purpose.CASE_WORK]), period=Period(LONG_AGO, None),
    )  # fmt: skip
    application = Application.objects.create(
        id=_key(place, "case"), case_code=f"{told.year}-U{place:04}", household=household, applicant=person,
        office=office, caseworker_id=offices.key(CASEWORKERS[0]), received_on=told, channel=Channel.PHONE,
        state=State.COMPLETED, closed_on=told, housing=housing, needs_adapted=True, created_at=at,
        changed_at=at,
    )  # fmt: skip
    HealthInformation.objects.update_or_create(
        application=application,
        defaults={
            "target_groups": [TargetGroup.INTELLECTUAL_DISABILITY.value], "needs_staffing": place % 2 == 0,
        },
    )  # fmt: skip
