"""Writing down a talk about a housing career."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.private_renting.choices import CareerResult
from boligflyt.areas.private_renting.models import CareerTalk
from boligflyt.areas.private_renting.queries.career import due_with, open_refugee_household
from boligflyt.toolkit.faults import Conflict, Refused

NOT_DUE = "Ingen samtale skal holdes med husstanden nå. Neste kommer i listen en måned før."


@dataclass(frozen=True, slots=True)
class CareerFacts:
    """The day of the talk, what came of it, and what was said."""

    held_on: date
    result: str
    text: str = ""


def write_career_talk(actor: Actor, household: UUID, facts: CareerFacts) -> CareerTalk:
    """The talk that is due with the household. Never changed afterwards.

    Raises Http404 for a household the actor does not see, Refused when none is due, for a day to come or
    before settlement, and without a result.
    """
    actor.demand(Right.CASEFILE_WRITE)
    home = open_refugee_household(actor, household)
    due, settled = due_with(actor, home), home.contact.settled_on
    if due is None or settled is None:
        raise Refused(NOT_DUE)
    if not settled <= facts.held_on <= actor.today:
        raise Refused(f"Velg en dag fra {settled:%d.%m.%Y} til i dag.", field="held_on")
    if facts.result not in CareerResult.values:
        raise Refused("Velg hva samtalen førte til.", field="result")
    try:
        with transaction.atomic():
            talk = CareerTalk.objects.create(
                household=home, months=due.months, held_on=facts.held_on, result=facts.result,
                text=facts.text.strip(), written_at=actor.at, written_by_id=actor.staff,
                office_id=actor.office,
            )  # fmt: skip
    except IntegrityError:
        raise Conflict("Noen har nettopp ført denne samtalen. Last siden på nytt.") from None
    record_change(actor.trace, "household", home.pk, "førte en samtale om bokarriere")
    return talk
