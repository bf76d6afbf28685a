"""External parties in a household's matter: one contact each, and who answers when that one is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import PartyKind
from boligflyt.areas.casework.models import CaseParty
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """Who it is and how to reach them."""

    kind: PartyKind
    name: str
    contact: str = ""
    phone: str = ""
    email: str = ""
    substitute: str = ""


def keep_party(
    actor: Actor, household: Household, facts: PartyFacts, pk: UUID | None = None, version: int | None = None
) -> CaseParty:
    """Add a party from today, or change one that runs. The caller has opened the household's file.

    Raises Refused when nobody can be reached, or the same place is a party already.
    """
    actor.demand(Right.CASEFILE_WRITE)
    if not (facts.phone.strip() or facts.email.strip()):
        raise Refused("Skriv telefon eller e-post, så noen kan nå dem.", field="phone")
    running = CaseParty.objects.filter(household=household, period__contains=actor.today)
    twins = running.filter(kind=facts.kind, name__iexact=facts.name.strip())
    if any(one.pk != pk for one in twins):
        raise Refused(f"{facts.name.strip()} er allerede part i saken. Endre den raden.", field="name")
    row = _locked(household, pk, version) if pk else CaseParty(household=household)
    if not pk:
        row.period = Period(actor.today, None)
    row.kind, row.name, row.contact = facts.kind, facts.name.strip(), facts.contact.strip()
    row.phone, row.email, row.substitute = facts.phone.strip(), facts.email.strip(), facts.substitute.strip()
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "file", household.pk, "førte ekstern part", party=str(row.pk))
    return row


def end_party(actor: Actor, household: Household, pk: UUID, version: int | None, last_day: date) -> CaseParty:
    """Let a party leave after a day, today at the latest. Raises Refused when it has left."""
    actor.demand(Right.CASEFILE_WRITE)
    row = _locked(household, pk, version)
    if row.period.last_day is not None:
        raise Refused(f"{row.name} er allerede avsluttet.")
    if not row.period.first_day <= last_day <= actor.today:
        raise Refused("Velg en dag fra da de kom inn i saken, til i dag.", field="last_day")
    row.period = Period(row.period.first_day, last_day)
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "file", household.pk, "avsluttet ekstern part", party=str(pk))
    return row


def _locked(household: Household, pk: UUID, version: int | None) -> CaseParty:
    if not CaseParty.objects.filter(pk=pk, household=household).exists():
        raise Http404
    return CaseParty.locked(pk, version)
