"""The people everybody meets in the demonstration: the staff, the family Tesfay, and one who is protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from boligflyt.areas.access.choices import Grade, OfficeKind, Role
from boligflyt.areas.applications.choices import Answer, Channel, Housing, Matter, State
from boligflyt.areas.dwellings.choices import Adaptation, Disposal, DwellingType, Gained, Purpose
from boligflyt.areas.people.choices import HouseholdRole, Protection, Stay
from boligflyt.domain.periods import next_working_day
from boligflyt.jobs.demo import courses
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.households import make_household, make_person
from boligflyt.jobs.demo.places import POSTAL_CODE, POSTAL_PLACE, position
from boligflyt.jobs.demo.records import (
    ApplicationRecord,
    BuildingRecord,
    DwellingRecord,
    HouseholdRecord,
    MemberRecord,
    StaffRecord,
)

MUNICIPALITY = {
    "name": "Nordelv kommune (demo)", "number": "9999", "rule_set": "demo-drammen", "phone": "00 00 00 00",
    "postal_address": "Elvegata 1, 9999 Nordelv",
}  # fmt: skip
ELVEBYEN = "Elvebyen"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the staff."""

    username: str
    name: str
    role: Role
    office: str
    office_kind: OfficeKind
    clearance: Grade = Grade.NONE


STAFF = (
    Member("demo-kari", "Kari Saksvik", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING),
    Member("demo-amir", "Amir Haddad", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING),
    Member("demo-hedda", "Hedda Lund", Role.CASEWORKER, "Boligkontoret", OfficeKind.HOUSING, Grade.STRICT),
    Member("demo-ingrid", "Ingrid Solvang", Role.DECIDER, "Boligkontoret", OfficeKind.HOUSING, Grade.STRICT),
    Member("demo-nora", "Nora Lie", Role.NAV_CASEWORKER, "NAV", OfficeKind.NAV),
    Member("demo-per", "Per Bakke", Role.PROPERTY_MANAGER, "Eiendom", OfficeKind.PROPERTY),
    Member("demo-liv", "Liv Strand", Role.LEADER, "Ledelsen", OfficeKind.LEADERSHIP),
    Member("demo-jon", "Jon Moe", Role.HOME_SUPPORT, "Oppfølging", OfficeKind.HEALTH),
    Member("demo-rune", "Rune Dahl", Role.REFUGEE_SERVICE, "Flyktningtjenesten", OfficeKind.REFUGEE),
    Member("demo-eva", "Eva Holt", Role.ECONOMY_WORKER, "Økonomi", OfficeKind.ECONOMY),
    Member("demo-marit", "Marit Vik", Role.MEETING_MEMBER, "Oppfølging", OfficeKind.HEALTH),
    Member("demo-cato", "Cato Ness", Role.CONTROLLER, "Ledelsen", OfficeKind.LEADERSHIP, Grade.STRICT),
    Member("demo-aud", "Aud Rist", Role.AUDITOR, "Ledelsen", OfficeKind.LEADERSHIP),
    Member("demo-ada", "Ada Berg", Role.ADMINISTRATOR, "Ledelsen", OfficeKind.LEADERSHIP),
)


def staff(dice: Dice) -> list[StaffRecord]:
    """The staff with keys."""
    return [
        StaffRecord(dice.key(), one.username, one.name, one.role, one.office, one.office_kind, one.clearance)
        for one in STAFF
    ]


def tesfay_flat(dice: Dice, bought_on: date) -> tuple[BuildingRecord, DwellingRecord]:
    """Skogbrynet 7: a flat of four rooms in the school district Elvebyen, bought and ready ten days ago."""
    building = BuildingRecord(
        dice.key(),
        {
            "street": "Skogbrynet",
            "house_number": "7",
            "postal_code": POSTAL_CODE,
            "postal_place": POSTAL_PLACE,
            "cadastral_unit": 100,
            "property_unit": 999,
            "completed_on": date(2005, 6, 1),
            "school_district": ELVEBYEN,
            **position(ELVEBYEN, 1),
            "has_lift": True,
        },
    )
    fields = {
        "unit_number": "H0301", "disposal": Disposal.OWNED, "dwelling_type": DwellingType.FLAT,
        "purpose": Purpose.ORDINARY, "rooms": 4, "area_m2": 86, "floor": 3, "wheelchair": False,
        "adaptation": Adaptation.STEP_FREE, "disposed_from": bought_on,
        "gained_by": Gained.BOUGHT,
    }  # fmt: skip
    return building, DwellingRecord(dice.key(), building.id, 3, 11_900, fields)


def tesfay(dice: Dice, today: date) -> HouseholdRecord:
    """Two adults and three children at Elvebyen school, who need three bedrooms."""
    given = {
        "stay": Stay.PERMANENT, "settled_on": None, "language": "tigrinja", "needs_interpreter": True,
        "maalform": "nb", "resident_since": date(2018, 3, 1),
    }  # fmt: skip
    children = (("Meron", 12, 9), ("Yonas", 9, 3), ("Liya", 7, 1))
    members = [
        MemberRecord(
            dice.key(),
            make_person(dice, today, date(1990, 5, 4), "Tesfay", given, "Selam"),
            HouseholdRole.ADULT,
        ),
        MemberRecord(
            dice.key(),
            make_person(dice, today, date(1988, 2, 17), "Tesfay", given, "Dawit"),
            HouseholdRole.ADULT,
        ),
    ]
    for name, age, month in children:
        born = date(today.year - age, month, 15)
        person = make_person(dice, today, born, "Tesfay", {**given, "needs_interpreter": False}, name)
        members.append(MemberRecord(dice.key(), person, HouseholdRole.CHILD, ELVEBYEN, dice.key()))
    return HouseholdRecord(dice.key(), tuple(members), date(2018, 3, 1), 3)


def tesfay_application(dice: Dice, household: HouseholdRecord, today: date) -> ApplicationRecord:
    """New since some days: nobody has begun on it. What the caseworker asks about later is not known yet."""
    in_hotel = date(today.year, 10, 1) if today > date(today.year, 10, 8) else today - timedelta(days=53)
    facts = {
        "housing": Housing.ACUTE_OR_TEMPORARY, "housing_kind": "hotel", "housing_place": "Elvehotellet",
        "housing_since": in_hotel, "own_efforts": "Har vært på fire visninger uten å få tilbud.",
        "own_efforts_documented": Answer.YES, "yearly_income": 310_000, "wealth": 4_000, "arrears": 0,
        "target_groups": ["family", "economic"], "bedrooms_needed": 3, "wanted_area": "Nær Elvebyen skole",
    }  # fmt: skip
    received = next_working_day(today - timedelta(days=5))
    return ApplicationRecord(
        id=dice.key(),
        case_code=f"{received.year}-{dice.code()[:5]}",
        household=household,
        office=courses.HOUSING_OFFICE,
        caseworker="demo-kari",
        received_on=min(received, today),
        matter=Matter.FIRST,
        channel=Channel.PHONE,
        facts=facts,
        outcome=State.NEW,
    )


def protected_household(dice: Dice, today: date) -> HouseholdRecord:
    """Ola Hemmelig, alone, with a strictly protected address."""
    given = {
        "stay": Stay.CITIZEN,
        "settled_on": None,
        "needs_interpreter": False,
        "language": "",
        "phone": "",
        "protection": Protection.STRICT,
        "postal_code": "",
        "postal_place": "",
    }
    found = make_household(dice, today, 1)
    person = make_person(dice, today, date(1979, 3, 9), "Hemmelig", given, "Ola")
    return HouseholdRecord(
        found.id, (MemberRecord(dice.key(), person, HouseholdRole.ADULT),), date(1997, 3, 1), 1
    )
