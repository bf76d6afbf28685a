"""The cast: the small fixed set of people that every test knows.

Kari Saksvik and Amir Haddad are caseworkers at Boligkontoret. Hedda Lund is one too, and cleared for those
who are protected, as is Ingrid Solvang, who decides there. Nora Lie is a caseworker at NAV (another office),
Per Bakke runs the buildings, Liv Strand leads, Jon Moe supports people at home, Ada Berg sets up.
The family Tesfay lives in a hotel; Ola Hemmelig has a protected address. All are invented.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from boligflyt.areas.access.choices import Grade, Information, OfficeKind, Purpose, Role
from boligflyt.areas.access.models import Assignment, Municipality, Office, Participation, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Channel, Housing
from boligflyt.areas.applications.models import Application
from boligflyt.areas.dwellings.choices import Disposal, DwellingType, StatusCode
from boligflyt.areas.dwellings.models import Building, Dwelling, StatusEntry
from boligflyt.areas.people.choices import HouseholdRole, Protection, Stay
from boligflyt.areas.people.models import Household, Membership, Person, Schooling
from boligflyt.domain.periods import Period

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
_number = count(1)

STAFF = {
    "kari": ("Kari Saksvik", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING),
    "amir": ("Amir Haddad", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING),
    "ingrid": ("Ingrid Solvang", Role.DECIDER, "Boligkontoret", OfficeKind.HOUSING),
    "nora": ("Nora Lie", Role.NAV_CASEWORKER, "NAV", OfficeKind.NAV),
    "per": ("Per Bakke", Role.PROPERTY_MANAGER, "Eiendom", OfficeKind.PROPERTY),
    "liv": ("Liv Strand", Role.LEADER, "Ledelsen", OfficeKind.LEADERSHIP),
    "jon": ("Jon Moe", Role.HOME_SUPPORT, "Oppfølging", OfficeKind.HEALTH),
    "ada": ("Ada Berg", Role.ADMINISTRATOR, "Ledelsen", OfficeKind.LEADERSHIP),
    "hedda": ("Hedda Lund", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING),
}
# Those who may see everybody who is protected.
CLEARED = ("ingrid", "hedda")


@dataclass
class Cast:
    """The municipality and its staff, as actors at 10 o'clock in Oslo on Monday 23 November 2026."""

    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.actors[name]
        except KeyError:
            raise AttributeError(name) from None


def make_cast(rule_set: str = "demo-drammen") -> Cast:
    """The municipality with its offices and staff."""
    Municipality.objects.create(name="Nordelv kommune", number="9999", rule_set=rule_set, phone="00 00 00 00")
    cast = Cast()
    for username, (name, role, office_name, kind) in STAFF.items():
        office, _ = Office.objects.get_or_create(name=office_name, defaults={"kind": kind})
        staff = Staff.objects.create_user(username, name, "et langt passord")
        clearance = Grade.STRICT if username in CLEARED else Grade.NONE
        Assignment.objects.create(
            staff=staff, office=office, role=role, period=Period(LONG_AGO, None), clearance=clearance
        )
        cast.actors[username] = Actor(staff.pk, name, role, office.pk, office.name, NOW, clearance=clearance)
    return cast


def take_part(subject: Person | Household, office: uuid.UUID | None = None, *kinds: Information) -> None:
    """An office takes part since long ago with all kinds, or those named; Boligkontoret unless told."""
    office = office or Office.objects.filter(name="Boligkontoret").values_list("pk", flat=True).first()
    if office:
        Participation.objects.get_or_create(
            kind=subject._meta.model_name, subject=subject.pk, office_id=office, purpose=Purpose.CASE_WORK,
            defaults={
                "kinds": sorted({Information.IDENTITY, *(kinds or Information)}),
                "period": Period(LONG_AGO, None),
            },
        )  # fmt: skip


def stamped() -> dict[str, object]:
    """What a versioned row needs when a test makes it without a service."""
    return {"created_at": NOW, "changed_at": NOW}


def make_person(
    given: str = "Selam", family: str = "Tesfay", born: date | None = date(1990, 5, 4), **traits
) -> Person:
    """An adult of 36 unless told otherwise."""
    traits = {"stay": Stay.PERMANENT, "resident_since": date(2018, 3, 1), **stamped(), **traits}
    person = Person.objects.create(given_name=given, family_name=family, born=born, **traits)
    person.refresh_from_db(fields=["grade"])
    take_part(person)
    return person


def make_household(adult: Person | None = None, children: int = 0, *, school: str | None = None) -> Household:
    """An adult and so many children aged 6, 7, …; with `school` the children go there and wish to stay."""
    adult = adult or make_person()
    household = Household.objects.create(contact=adult, **stamped())
    Membership.objects.create(
        household=household, person=adult, role=HouseholdRole.ADULT, period=Period(LONG_AGO, None)
    )
    for number in range(children):
        child = make_person(f"Barn{number + 1}", adult.family_name, born=date(2020 - number, 6, 15))
        Membership.objects.create(
            household=household, person=child, role=HouseholdRole.CHILD, period=Period(child.born, None)
        )
        if school:
            Schooling.objects.create(
                child=child,
                school=f"{school} skole",
                school_district=school,
                period=Period(date(2025, 8, 15), None),
            )
    household.refresh_from_db(fields=["grade"])
    take_part(household)
    return household


def make_protected() -> Person:
    """A person with a strictly protected address."""
    return make_person("Ola", "Hemmelig", protection=Protection.STRICT)


def make_dwelling(
    bedrooms: int = 2, *, ready_since: date | None = TODAY - timedelta(days=10), **traits
) -> Dwelling:
    """An ordinary municipal flat in Skogbrynet; ready to let unless told otherwise."""
    number = next(_number)
    building = traits.pop("building", None) or make_building(
        **{k: traits.pop(k) for k in ("school_district", "completed_on") if k in traits}
    )
    traits = {
        "disposal": Disposal.OWNED,
        "dwelling_type": DwellingType.FLAT,
        "rooms": bedrooms + 1,
        "area_m2": 30 + 15 * bedrooms,
        "floor": 2,
        "rent": 8000 + 1000 * bedrooms,
        "disposed_from": date(2010, 1, 1),
        **stamped(),
        **traits,
    }
    dwelling = Dwelling.objects.create(
        building=building, unit_number=f"H{number % 10000:04d}", bedrooms=bedrooms, **traits
    )
    if ready_since:
        StatusEntry.objects.create(
            dwelling=dwelling, status=StatusCode.READY, period=Period(ready_since, None)
        )
    return dwelling


def make_building(school_district: str = "Elvebyen", completed_on: date = date(2005, 6, 1)) -> Building:
    """Skogbrynet with a running number."""
    number = next(_number)
    return Building.objects.create(
        street="Skogbrynet",
        house_number=str(number),
        postal_code="9999",
        postal_place="Nordelv",
        cadastral_unit=1,
        property_unit=number,
        completed_on=completed_on,
        school_district=school_district,
    )


def make_application(actor: Actor, household: Household | None = None, **facts) -> Application:
    """A family in a hotel since 1 October, received today, with every fact that the Drammen rules ask for."""
    household = household or make_household(children=2)
    known = {
        "received_on": TODAY, "channel": Channel.PHONE, "housing": Housing.ACUTE_OR_TEMPORARY,
        "housing_place": "Elvehotellet", "housing_since": date(2026, 10, 1),
        "own_efforts": "Har vært på fire visninger.", "own_efforts_documented": "yes",
        "yearly_income": 310_000, "arrears": 0, "target_groups": ["family", "economic"], "bedrooms_needed": 3,
        "services": "none_needed", "services_text": "Familien klarer seg uten tjenester i boligen.",
        "can_own_startlaan": "no", "can_own_grant": "no", "bostoette_enough": "no", "private_rent": "no",
        "unable_alone": "yes", "children_considered": "Barna trenger å bli på skolen sin og bo trygt.",
        "children_considered_on": TODAY,
    }  # fmt: skip
    take_part(household, actor.office)
    return Application.objects.create(
        case_code=uuid.uuid4().hex[:8].upper(),
        household=household,
        applicant=household.contact,
        office_id=actor.office,
        caseworker_id=actor.staff,
        **stamped(),
        **{**known, **facts},
    )
