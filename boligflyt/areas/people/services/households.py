"""Households over time: who joins, who leaves, and from when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Purpose, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import take_part
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.choices import HouseholdRole, Residence
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.people.queries.households import age_of_majority, age_on, households_visible_to
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.domain.periods import Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Conflict, Refused


def make_household(actor: Actor, contact: Person, first_day: date) -> Household:
    """A household with the contact as its first adult member.

    Raises Refused when they live in another that day.
    """
    actor.demand(Right.PERSON_WRITE)
    household = Household(contact=contact)
    household.stamp(actor.at, actor.staff)
    household.save()
    _join(actor, household, contact, HouseholdRole.ADULT, Residence.FULL, first_day)
    take_part(actor, HOUSEHOLD, household.pk, Purpose.CASE_WORK)
    record_change(actor.trace, "household", household.pk, "Opprettet husstanden")
    return household


def add_member(
    actor: Actor,
    household: Household,
    person: Person,
    *,
    role: str,
    first_day: date,
    residence: str = Residence.FULL,
) -> Membership:
    """Let a person join from a day on. A child with shared residence may belong to two homes.

    Raises Refused when the person lives elsewhere that day (with which household and since when), or when the
    day lies before the person was born; Conflict when somebody else came first.
    """
    actor.demand(Right.PERSON_WRITE)
    home = Household.locked(household.pk, None)
    membership = _join(actor, home, person, role, residence, first_day)
    note_change(actor, home, f"Nytt medlem fra {norwegian_date(first_day)}")
    return membership


def end_membership(
    actor: Actor, membership: Membership, last_day: date, *, new_contact: Person | None = None
) -> Membership:
    """Let a membership end after its last day. When the contact leaves others behind, one of them takes over.

    Raises Refused when the last day lies before the first, the membership has ended, or nobody takes over.
    """
    actor.demand(Right.PERSON_WRITE)
    home = Household.locked(membership.household_id, None)
    row = Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)
    if not row.period.is_open:
        raise Refused(f"{row.person.full_name} er allerede meldt ut {norwegian_date(row.period.last)}.")
    if last_day < row.period.first_day:
        raise Refused(
            f"{row.person.full_name} ble medlem {norwegian_date(row.period.first_day)}. "
            "Velg den dagen eller en senere.",
            field="last_day",
        )
    _hand_over(home, row, new_contact)
    row.period = Period(row.period.first_day, last_day)
    row.save()
    note_change(actor, home, f"Medlem til og med {norwegian_date(last_day)}")
    return row


def others_in(household: Household, leaving: Membership) -> list[Person]:
    """The adults who could be contact when this member leaves."""
    rows = Membership.objects.filter(household=household, role=HouseholdRole.ADULT, period__endswith=None)
    return [
        row.person for row in rows.exclude(person=leaving.person_id).select_related("person").order_by("id")
    ]


def _hand_over(home: Household, leaving: Membership, new_contact: Person | None) -> None:
    if home.contact_id != leaving.person_id:
        return
    left = others_in(home, leaving)
    if not left:
        return
    if new_contact is None or new_contact.pk not in {person.pk for person in left}:
        raise Refused(
            f"{leaving.person.full_name} er kontaktperson. Velg hvem som skal være det nå.",
            field="new_contact",
        )
    home.contact = new_contact


def _join(
    actor: Actor, household: Household, person: Person, role: str, residence: str, first_day: date
) -> Membership:
    check_member(person, role, residence, first_day)
    _check_free(actor, household, person, residence, first_day)
    try:
        with transaction.atomic():
            return Membership.objects.create(
                household=household,
                person=person,
                role=role,
                residence=residence,
                period=Period(first_day, None),
            )
    except IntegrityError:
        raise Conflict(
            "Noen andre meldte personen inn i en husstand samtidig. Åpne husstanden på nytt."
        ) from None


def check_member(person: Person, role: str, residence: str, first_day: date) -> None:
    """Raises Refused for a day before birth, a grown child, or an adult who lives there part of the time."""
    if person.born and first_day < person.born:
        raise Refused(
            f"{person.full_name} er født {norwegian_date(person.born)} og kan ikke være medlem før det.",
            field="first_day",
        )
    age = age_on(person.born, first_day)
    if role == HouseholdRole.CHILD and age is not None and age >= age_of_majority(first_day):
        raise Refused(f"{person.full_name} er {age} år og meldes inn som voksen.", field="role")
    if role == HouseholdRole.ADULT and residence != Residence.FULL:
        raise Refused("Delt bosted og samvær gjelder bare barn.", field="residence")


def _check_free(actor: Actor, household: Household, person: Person, residence: str, first_day: date) -> None:
    """Whether any membership stands in the way, now or later: the new one has no end."""
    taken = Membership.objects.filter(person=person, period__overlap=Period(first_day, None))
    here = taken.filter(household=household).first()
    if here is not None:
        raise Refused(
            f"{person.full_name} er allerede med i denne husstanden, {here.period}.", field="person"
        )
    if residence != Residence.FULL:
        return
    elsewhere = taken.filter(residence=Residence.FULL).select_related("household__contact").first()
    if elsewhere is None:
        return
    seen = households_visible_to(actor).filter(pk=elsewhere.household_id).exists()
    where = f"husstanden til {elsewhere.household.contact.full_name}" if seen else "en annen husstand"
    raise Refused(
        f"{person.full_name} bor fast i {where}, {elsewhere.period}. Avslutt det medlemskapet først"
        f"{', eller velg delt bosted' if elsewhere.role == HouseholdRole.CHILD else ''}.",
        field="person",
    )


def note_change(actor: Actor, household: Household, what: str, **detail: object) -> None:
    """Raise the household's version and write the trace; the caller has asked for the right."""
    household.stamp(actor.at, actor.staff)
    household.save()
    record_change(actor.trace, "household", household.pk, what, **detail)


def membership_in(household: Household, pk: UUID) -> Membership | None:
    """The membership of this household with the key; None when it belongs elsewhere."""
    return Membership.objects.filter(household=household, pk=pk).select_related("person").first()
