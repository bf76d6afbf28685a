"""Who is in a household on a day, and which households an actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.models import Participation
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import opening_of
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.choices import HouseholdRole, Residence
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.people.queries.reach import HOUSEHOLD, households_where, kinds_of
from boligflyt.domain.rates import shipped_rates


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a household on a day. `age` is in whole years; None when the birth date is not known."""

    person: Person
    role: HouseholdRole
    residence: Residence
    age: int | None


def age_on(born: date | None, on: date) -> int | None:
    """Whole years on the day; None without a birth date.

    Somebody born on 29 February turns a year on 1 March.
    """
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _member(row: Membership, on: date) -> Member:
    return Member(row.person, HouseholdRole(row.role), Residence(row.residence), age_on(row.person.born, on))


def _in_order(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    return rows.select_related("person").order_by("role", "person__born", "person__given_name", "id")


def members_on(household: Household | UUID, on: date) -> list[Member]:
    """Those who belong to the household on the day: adults first, then children, the eldest first."""
    return [
        _member(row, on)
        for row in _in_order(Membership.objects.filter(household=household, period__contains=on))
    ]


def members_of(households: Iterable[Household | UUID], on: date) -> dict[UUID, list[Member]]:
    """The same for many households with one statement; a household without members is left out."""
    found: dict[UUID, list[Member]] = {}
    for row in _in_order(Membership.objects.filter(household__in=list(households), period__contains=on)):
        found.setdefault(row.household_id, []).append(_member(row, on))
    return found


def has_children_under(household: Household | UUID, on: date, age: int) -> bool:
    """Whether a child under the age (whole years) belongs to the household on the day, also part-time.

    A child without a birth date counts: special care for families must not depend on a missing fact (TG-12).
    """
    return any(
        member.age < age if member.age is not None else member.role is HouseholdRole.CHILD
        for member in members_on(household, on)
    )


def has_minor_children(household: Household | UUID, on: date) -> bool:
    """Whether somebody in the household has not come of age on the day (TG-12)."""
    return has_children_under(household, on, age_of_majority(on))


def age_of_majority(on: date) -> int:
    """Whole years at which a person is of age on the day (rate `law/age_of_majority`)."""
    return shipped_rates().whole("law/age_of_majority", on)


def households_visible_to(actor: Actor) -> QuerySet[Household]:
    """Households that the actor takes part in, is not inhabil in, and is cleared for."""
    if not actor.may(Right.PERSON_READ):
        return Household.objects.none()
    return households_where(actor, Information.IDENTITY)


def open_household(actor: Actor, pk: UUID) -> Household:
    """The door to a household. Raises Http404 for one that is hidden, as for one that does not exist.

    `given` on it is for `kinds_seen`.
    """
    seen = households_visible_to(actor).select_related("contact").annotate(given=kinds_of(actor, "pk"))
    household = seen.filter(pk=pk).first()
    if household is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return household


def takes_part_without_opening(actor: Actor, pk: UUID) -> bool:
    """Whether the actor sees the household also without having opened it with a written reason."""
    return households_visible_to(actor.without_openings()).filter(pk=pk).exists()


def openings_among(actor: Actor, households: Iterable[Household]) -> Participation | None:
    """The actor's running opening of one of these households, when it is all that lets them see it."""
    for one in households:
        opening = opening_of(actor, HOUSEHOLD, one.pk)
        if opening is not None and not takes_part_without_opening(actor, one.pk):
            return opening
    return None


def households_on(person: Person | UUID, day: date) -> list[Household]:
    """The households the person belongs to on the day: one, or two for a child with shared residence."""
    belongs = Q(memberships__person=person, memberships__period__contains=day)
    return list(
        Household.objects.filter(belongs).select_related("contact").distinct().order_by("created_at", "id")
    )
