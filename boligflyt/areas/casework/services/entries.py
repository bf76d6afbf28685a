"""Contacts and notes: written once, corrected by a new entry that says why; the first stays readable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import BY_HAND, About, EntryKind
from boligflyt.areas.casework.models import LONGEST_TEXT, Entry
from boligflyt.areas.casework.queries.doors import demand_sight, entries_visible_to
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Conflict, Refused


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What was said: how, about what, when, by whom (outside the municipality)."""

    kind: EntryKind
    about: About
    happened_at: datetime
    text: str
    who: str = ""


def write_entry(actor: Actor, household: Household, said: NewEntry) -> Entry:
    """Write down a contact or a note; the caller has opened the household's file.

    Raises Forbidden when the actor does not see what it is about, Refused for an empty text or the future.
    """
    actor.demand(Right.CASEFILE_WRITE)
    demand_sight(actor, household.pk, said.about)
    return _store(actor, household, said)


def correct_entry(actor: Actor, pk: UUID, said: NewEntry, why: str) -> Entry:
    """Put right what an entry says. The first stays, marked as corrected.

    Raises Http404 for an entry that the actor does not see, Refused without a reason, for another's entry of
    another office, or when it is corrected already.
    """
    actor.demand(Right.CASEFILE_WRITE)
    first = entries_visible_to(actor).select_related("household", "corrected_by").filter(pk=pk).first()
    if first is None:
        raise Http404
    if first.office_id != actor.office:
        raise Refused("En annen enhet skrev dette. Be dem rette det, eller skriv et eget notat.")
    if hasattr(first, "corrected_by"):
        raise Refused("Dette er allerede rettet. Rett den nye teksten i stedet.")
    if not why.strip():
        raise Refused("Skriv hvorfor du retter.", field="why_corrected")
    demand_sight(actor, first.household_id, said.about)
    try:
        with transaction.atomic():
            return _store(actor, first.household, said, corrects=first, why_corrected=why.strip())
    except IntegrityError:
        raise Conflict("Noen andre rettet dette samtidig med deg. Last siden på nytt.") from None


def hand_over_entry(actor: Actor, household: Household, text: str) -> Entry:
    """The trace in the file of a hand-over; the service that hands over has asked for the right."""
    return _store(actor, household, NewEntry(EntryKind.HAND_OVER, About.HOUSING, actor.at, text))


def _store(actor: Actor, household: Household, said: NewEntry, **more: object) -> Entry:
    _must_make_sense(actor, said)
    row = Entry(
        household=household, kind=said.kind, about=said.about, bits=said.about.information.bit,
        happened_at=said.happened_at, who=said.who.strip(), text=said.text.strip(), office_id=actor.office,
        written_by_id=actor.staff, written_at=actor.at, **more,
    )  # fmt: skip
    row.save(force_insert=True)
    record_change(actor.trace, "file", household.pk, "skrev i mappen", entry=str(row.pk))
    return row


def _must_make_sense(actor: Actor, said: NewEntry) -> None:
    if not said.text.strip():
        raise Refused("Skriv hva det gjaldt.", field="text")
    if len(said.text) > LONGEST_TEXT:
        raise Refused(f"Teksten er for lang. Det er plass til {LONGEST_TEXT} tegn.", field="text")
    if said.happened_at > actor.at:
        raise Refused(
            f"Dette kan ikke ha skjedd ennå. Velg {norwegian_date(actor.today)} eller tidligere. "
            "Skal det gjøres senere, lag en oppgave.",
            field="happened_on",
        )
    if said.kind not in BY_HAND and said.kind != EntryKind.HAND_OVER:
        raise Refused("Velg hvordan dere var i kontakt.", field="kind")
