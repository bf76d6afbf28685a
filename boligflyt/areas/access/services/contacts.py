"""Contact persons: the one an office answers through in an agreement, and who answers meanwhile (ORG-02)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment, ContactPerson
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

ONE_DAY = timedelta(days=1)


def set_contact(
    actor: Actor, agreement: str, staff: UUID, substitute: UUID | None, first_day: date
) -> ContactPerson:
    """Make a colleague the contact of the actor's office in an agreement, from a day on; the former ends.

    Raises Refused for somebody who does not work in the office, for a contact who would be their own
    substitute, or for a day before the present contact began.
    """
    actor.demand(Right.CASE_ASSIGN)
    name = " ".join(agreement.split())
    if not name:
        raise Refused("Skriv hvilken avtale eller hvilket samarbeid det gjelder.", field="agreement")
    if substitute == staff:
        raise Refused("Vara må være en annen enn kontaktpersonen.", field="substitute")
    for one, field in ((staff, "staff"), (substitute, "substitute")):
        if one and not _works_here(actor, one, first_day):
            raise Refused("Velg en kollega i din egen enhet.", field=field)
    _end_former(actor, name, first_day)
    row = ContactPerson(
        office_id=actor.office, agreement=name, staff_id=staff, substitute_id=substitute,
        period=Period(first_day, None),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Conflict("Noen andre valgte kontaktperson samtidig. Last siden på nytt.") from None
    record_change(actor.trace, "staff", staff, "ble kontaktperson", agreement=name)
    return row


def end_contact(actor: Actor, pk: UUID) -> UUID:
    """The agreement is over for the office, from tomorrow. Raises Refused when it has ended."""
    actor.demand(Right.CASE_ASSIGN)
    row = ContactPerson.objects.select_for_update().filter(pk=pk, office=actor.office).first()
    if row is None or not row.period.is_open:
        raise Refused("Kontaktpersonen er allerede avsluttet, eller hører til en annen enhet.")
    row.period = Period(min(row.period.first_day, actor.today), actor.today)
    row.save()
    record_change(actor.trace, "staff", row.staff_id, "er ikke lenger kontaktperson", agreement=row.agreement)
    return pk


def _works_here(actor: Actor, staff: UUID, on: date) -> bool:
    held = Assignment.objects.filter(staff=staff, office=actor.office, period__contains=on)
    return held.filter(staff__is_active=True).exists()


def _end_former(actor: Actor, agreement: str, first_day: date) -> None:
    rows = ContactPerson.objects.select_for_update().filter(
        office=actor.office, agreement__iexact=agreement, period__overlap=Period(first_day, None)
    )
    for row in rows:
        if row.period.first_day >= first_day:
            raise Refused(
                f"{row.staff.name} er kontaktperson {row.period}. Velg en senere dag.", field="first_day"
            )
        row.period = Period(row.period.first_day, first_day - ONE_DAY)
        row.save()
