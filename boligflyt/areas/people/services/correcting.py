"""Correcting what was registered wrongly: the first value is kept with who, when and why.

To change is something else: somebody has moved, and the old address was right until then (`change_person`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Correction, Household, Membership, Person
from boligflyt.areas.people.queries.corrections import NAMES, NUMBER
from boligflyt.areas.people.queries.persons import persons_visible_to
from boligflyt.areas.people.services.households import check_member, note_change, others_in
from boligflyt.areas.people.services.persons import PersonFacts, fill_person, save_person
from boligflyt.domain.periods import Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.faults import Refused

NOTHING_NEW = "Ingenting er rettet. Skriv det som er riktig, i feltet som er feil."


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """How the person belongs to the household; both days inclusive, None as last day while it lasts."""

    role: str
    residence: str
    first_day: date
    last_day: date | None = None


def correct_person(actor: Actor, pk: UUID, version: int | None, facts: PersonFacts, why: str) -> Person:
    """Correct what was wrong from the first day; each fact that differs is kept as it was (`Correction`).

    Raises Refused without a reason, when nothing differs, or for impossible facts; VersionConflict when
    somebody changed the person meanwhile.
    """
    actor.demand(Right.PERSON_WRITE)
    if not persons_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    with transaction.atomic():
        person = Person.locked(pk, version)
        before = {name: getattr(person, name) for name in asdict(facts)}
        fill_person(actor, person, facts)
        wrong = sorted(name for name, value in before.items() if getattr(person, name) != value)
        # Before the person is stored: a correction of the protection itself stands behind the old one too.
        for name in wrong:
            _keep(actor, person, None, name, (_text(before[name]), _text(getattr(person, name))), why)
        _must_have_been_wrong(wrong)
        person.stamp(actor.at, actor.staff)
        save_person(actor, person)
        record_change(actor.trace, "person", pk, "Rettet personen", fields=wrong)
    return person


def correct_membership(actor: Actor, membership: Membership, facts: MemberFacts, why: str) -> Membership:
    """Correct role, residence or days of somebody who belongs, or belonged, to a household the caller opened.

    Raises Refused without a reason, when nothing differs, for days that cannot be, when they live elsewhere
    in that time, or when the contact would be gone while others are left.
    """
    actor.demand(Right.PERSON_WRITE)
    with transaction.atomic():
        home = Household.locked(membership.household_id, None)
        row = Membership.objects.select_for_update().select_related("person").get(pk=membership.pk)
        period = _period(home, row, facts)
        check_member(row.person, facts.role, facts.residence, facts.first_day)
        now = {"role": facts.role, "residence": facts.residence, "period": period}
        wrong = sorted(name for name, value in now.items() if getattr(row, name) != value)
        for name in wrong:
            _keep(actor, row.person, home, name, (_text(getattr(row, name)), _text(now[name])), why)
            setattr(row, name, now[name])
        _must_have_been_wrong(wrong)
        _store(row)
        note_change(actor, home, "Rettet medlemskapet", fields=wrong)
    return row


def _must_have_been_wrong(wrong: list[str]) -> None:
    if not wrong:
        raise Refused(NOTHING_NEW)


def _keep(
    actor: Actor, person: Person, household: Household | None, name: str, values: tuple[str, str], why: str
) -> None:
    if not why.strip():
        raise Refused("Skriv hvorfor det rettes.", field="why")
    before, after = values
    Correction.objects.create(
        person=person, household=household, field=name, before=before, after=after,
        search_key=_found_by(name, before), why=why.strip(), corrected_at=actor.at,
        corrected_by_id=actor.staff,
    )  # fmt: skip


def _found_by(name: str, before: str) -> str:
    if name == NUMBER:
        return blind_index(before) if before else ""
    return before.lower() if name in NAMES else ""


def _text(value: object) -> str:
    """A value as it is kept: days and periods in ISO form, codes as they are stored."""
    if isinstance(value, Period):
        return "/".join(_days(value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _days(period: Period) -> Iterator[str]:
    yield period.first_day.isoformat()
    yield period.last_day.isoformat() if period.last_day else ""


def _period(home: Household, row: Membership, facts: MemberFacts) -> Period:
    if facts.last_day is not None and facts.last_day < facts.first_day:
        raise Refused(
            f"Siste dag {norwegian_date(facts.last_day)} er før første dag, "
            f"{norwegian_date(facts.first_day)}.",
            field="last_day",
        )
    leaves = facts.last_day is not None and row.period.is_open
    if leaves and home.contact_id == row.person_id and others_in(home, row):
        raise Refused(
            f"{row.person.full_name} er kontaktperson. Bruk «Avslutt», og velg hvem som skal være det nå.",
            field="last_day",
        )
    if leaves and row.role == HouseholdRole.ADULT and home.contact_id == row.person_id:
        raise Refused("Husstanden kan ikke stå uten voksne. Bruk «Avslutt».", field="last_day")
    return Period(facts.first_day, facts.last_day)


def _store(row: Membership) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(
            f"{row.person.full_name} er med i en husstand i noe av den tiden fra før. Sjekk dagene.",
            field="first_day",
        ) from None
