"""Persons, households, memberships and schools, in bulk."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from boligflyt.areas.people.choices import NumberKind, Protection
from boligflyt.areas.people.models import Household, Membership, Person, Schooling
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.households import starts_school
from boligflyt.jobs.demo.records import HouseholdRecord, MemberRecord, Town, joins_on
from boligflyt.toolkit.encryption import blind_index

BATCH = 500
STREETS, HOUSES = ("Elvegata", "Skogveien", "Møllebakken", "Kirkeveien"), 60
LARGE_PRINT = 17  # one in so many


def load_people(town: Town, at: datetime) -> dict[str, Household]:
    """Write everybody; gives the household rows, with their contact, by key."""
    members = [(household, member) for household in town.households for member in household.members]
    persons = {member.person.id: _person(member, at) for _, member in members}
    Person.objects.bulk_create(persons.values(), BATCH)
    households = {
        str(one.id): Household(id=one.id, contact=persons[one.contact.id], created_at=at, changed_at=at)
        for one in town.households
    }
    Household.objects.bulk_create(households.values(), BATCH)
    Membership.objects.bulk_create([_membership(household, member) for household, member in members], BATCH)
    Schooling.objects.bulk_create([_schooling(member) for _, member in members if member.school], BATCH)
    return households


def _person(member: MemberRecord, at: datetime) -> Person:
    one = member.person
    return Person(
        id=one.id,
        given_name=one.given_name,
        family_name=one.family_name,
        born=one.born,
        number=one.number,
        number_index=blind_index(one.number),
        number_kind=NumberKind.FOEDSELSNUMMER,
        created_at=at,
        changed_at=at,
        **{**_letters_to(one.id, str(one.fields.get("protection", Protection.NONE))), **one.fields},
    )


def _letters_to(key: UUID, protection: str) -> dict[str, Any]:
    """Where letters go, and now and then in large print; by the key, so that the town stays as it is."""
    large = {"large_print": key.int % LARGE_PRINT == 0}
    if protection != Protection.NONE:
        return large
    street = f"{STREETS[key.int % len(STREETS)]} {key.int % HOUSES + 1}"
    return large | {"postal_address": street, "postal_code": "9999", "postal_place": "Nordelv"}


def _membership(household: HouseholdRecord, member: MemberRecord) -> Membership:
    return Membership(
        id=member.id, household_id=household.id, person_id=member.person.id, role=member.role,
        period=Period(joins_on(household, member), None),
    )  # fmt: skip


def _schooling(member: MemberRecord) -> Schooling:
    return Schooling(
        id=member.schooling, child_id=member.person.id, school=f"{member.school} skole",
        school_district=member.school, period=Period(starts_school(member.person.born), None),
    )  # fmt: skip
