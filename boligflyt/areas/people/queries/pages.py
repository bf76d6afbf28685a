"""Everything the pages of a person and of a household show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.audit.queries import looks_at
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Correction, Guardian, Household, Membership, Person, Schooling
from boligflyt.areas.people.queries.corrections import (
    Corrected,
    corrections_in_household,
    corrections_of_person,
)
from boligflyt.areas.people.queries.households import (
    age_of_majority,
    age_on,
    households_visible_to,
    open_household,
)
from boligflyt.areas.people.queries.persons import open_person
from boligflyt.areas.people.queries.reach import kinds_seen, persons_where
from boligflyt.areas.people.queries.same import Same, same_as

LOOKS_SHOWN = 8

TO_READ_DECISIONS = frozenset({Information.IDENTITY, Information.HOUSING, Information.DECISION})


@dataclass(frozen=True, slots=True)
class Look:
    """One line of «Hvem har sett»: who, in which role, did what, how many times, and when last."""

    name: str
    role: str
    deed: str
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person with the visible households through time, guardians, schools and who has looked."""

    person: Person
    age: int | None
    memberships: list[Membership]
    guardians: list[Guardian]
    schoolings: list[Schooling]
    looks: list[Look]
    corrections: list[Corrected]
    same: list[Same]
    on: date

    @property
    def in_use(self) -> Same | None:
        """The record that is used instead of this one, now; None when this is the one in use."""
        return next((one for one in self.same if one.in_use and one.split_at is None), None)

    @property
    def homes(self) -> list[Household]:
        """The households the person belongs to on the day."""
        return [row.household for row in self.memberships if row.period.contains(self.on)]

    @property
    def is_minor(self) -> bool:
        """Whether the person has not come of age."""
        return self.age is not None and self.age < age_of_majority(self.on)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A line of the household's table. `school` only for children, when it is known."""

    membership: Membership
    age: int | None
    school: Schooling | None = None


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A household with its members on the day, and those who have left or are yet to come."""

    household: Household
    members: list[MemberRow]
    former: list[MemberRow]
    corrections: list[Corrected]
    on: date
    sees: frozenset[Information] = frozenset()  # what the reader sees in this household

    @property
    def has_minor_children(self) -> bool:
        """Whether a child that has not come of age belongs here (TG-12)."""
        limit = age_of_majority(self.on)
        return any(
            row.age < limit if row.age is not None else row.membership.role == HouseholdRole.CHILD
            for row in self.members
        )

    @property
    def decisions_seen(self) -> bool:
        """Whether the reader sees vedtak and letters."""
        return self.sees >= TO_READ_DECISIONS

    @property
    def adults(self) -> int:
        """Number of adults on the day."""
        return sum(row.membership.role == HouseholdRole.ADULT for row in self.members)

    @property
    def children(self) -> int:
        """Number of children on the day, also those who live here part of the time."""
        return len(self.members) - self.adults


def open_person_card(actor: Actor, pk: UUID) -> PersonCard:
    """The door to a person's page; raises Http404."""
    person = open_person(actor, pk)
    memberships = (
        Membership.objects.filter(person=person, household__in=households_visible_to(actor))
        .select_related("household__contact")
        .order_by("-period")
    )
    return PersonCard(
        person=person, age=age_on(person.born, actor.today), memberships=list(memberships),
        guardians=list(Guardian.objects.filter(ward=person).order_by("-period")),
        schoolings=list(schoolings_visible_to(actor, [pk]).filter(child=person).order_by("-period")),
        looks=looks_of("person", pk), on=actor.today,
        corrections=corrections_of_person(person) if getattr(person, "was_corrected", True) else [],
        same=same_as(actor, person) if getattr(person, "was_linked", True) else [],
    )  # fmt: skip


def looks_of(kind: str, pk: UUID) -> list[Look]:
    """Who has looked, each person and deed once, the latest first."""
    rows = looks_at(kind, pk).order_by().values("actor", "role", "deed")
    latest = list(rows.annotate(times=Count("id"), last=Max("at")).order_by("-last")[:LOOKS_SHOWN])
    names = names_of(row["actor"] for row in latest)
    return [_look(row, names) for row in latest]


def _look(row: Any, names: dict[UUID, str]) -> Look:
    return Look(names.get(row["actor"], ""), row["role"], row["deed"], row["times"], row["last"])


def open_household_card(actor: Actor, pk: UUID) -> HouseholdCard:
    """The door to a household's page; raises Http404."""
    household = open_household(actor, pk)
    rows = list(
        Membership.objects.filter(household=household, person__grade__lte=actor.clearance)
        .annotate(
            was_corrected=Exists(Correction.objects.filter(household=household, person=OuterRef("person")))
        )
        .select_related("person")
        .order_by("role", "person__born", "person__given_name", "id")
    )
    schools = _schools(actor, [row.person_id for row in rows if row.role == HouseholdRole.CHILD])
    dressed = [
        MemberRow(row, age_on(row.person.born, actor.today), schools.get(row.person_id)) for row in rows
    ]
    now = [row for row in dressed if row.membership.period.contains(actor.today)]
    former = [row for row in dressed if row not in now]
    corrected = any(row.was_corrected for row in rows)
    corrections = corrections_in_household(actor, household) if corrected else []
    sees = kinds_seen(actor, getattr(household, "given", None))
    return HouseholdCard(household, now, former, corrections, actor.today, sees)


def schoolings_visible_to(actor: Actor, among: Sequence[UUID] | None = None) -> QuerySet[Schooling]:
    """A school tells where a child is, so it asks for information about children; `among` as for persons."""
    if not actor.may(Right.PERSON_READ):
        return Schooling.objects.none()
    seen = persons_where(actor, Information.IDENTITY, Information.CHILDREN, among=among)
    return Schooling.objects.filter(child__in=seen)


def _schools(actor: Actor, children: list[UUID]) -> dict[UUID, Schooling]:
    if not children:
        return {}
    now = schoolings_visible_to(actor, children).filter(period__contains=actor.today)
    return {row.child_id: row for row in now}
