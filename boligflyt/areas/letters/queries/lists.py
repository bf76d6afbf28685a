"""Lists of letters: the outbox of an office, the register with its filters, and those of one household."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, DateField, F, IntegerField, QuerySet, Value, When

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.letters.choices import DispatchState, DraftState, RecordKind
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.letters.queries.doors import drafts_visible_to, letters_visible_to
from boligflyt.domain.periods import working_days_after
from boligflyt.domain.rates import shipped_rates

LEAVES_WITHIN = "municipal/letter_leaves_working_days"


@dataclass(frozen=True, slots=True)
class Register:
    """The filters of the register; empty means all. The days are those the letter was put in the outbox."""

    state: str = ""
    channel: str = ""
    kind: str = ""
    first_day: date | None = None
    last_day: date | None = None


def outbox(actor: Actor) -> QuerySet[Dispatch]:
    """What the actor's office has still to send, the oldest first."""
    waiting = letters_visible_to(actor).filter(state=DispatchState.QUEUED, office=actor.office)
    return waiting.select_related("recipient").order_by("queued_on", "title", "id")


def register(actor: Actor, wanted: Register) -> QuerySet[Dispatch]:
    """Every letter that the actor sees: returned and stopped first, then what has waited longest."""
    rows = letters_visible_to(actor)
    for name in ("state", "channel", "kind"):
        if value := getattr(wanted, name):
            rows = rows.filter(**{name: value})
    if wanted.first_day:
        rows = rows.filter(queued_on__gte=wanted.first_day)
    if wanted.last_day:
        rows = rows.filter(queued_on__lte=wanted.last_day)
    order = (DispatchState.RETURNED, DispatchState.STOPPED, DispatchState.QUEUED)
    urgency = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(order)),
        default=Value(len(order)),
        output_field=IntegerField(),
    )
    waits = Case(When(state=DispatchState.QUEUED, then=F("queued_on")), output_field=DateField())
    rows = rows.select_related("recipient", "office")
    return rows.order_by(urgency, waits.asc(nulls_last=True), "-queued_on", "title", "id")


def letters_of(actor: Actor, household: UUID) -> QuerySet[Dispatch]:
    """The letters to somebody in the household, the latest first."""
    rows = letters_visible_to(actor).filter(household=household)
    return rows.select_related("recipient").order_by("-queued_on", "title", "id")


def letters_about(actor: Actor, records: Iterable[UUID]) -> list[Dispatch]:
    """The letters about these vedtak, whoever they are to: the one they are written to, then the copies."""
    rows = letters_visible_to(actor).filter(record_kind=RecordKind.VEDTAK, record__in=list(records))
    return list(rows.select_related("recipient").order_by("sent_because", "queued_on", "id"))


def drafts_of(actor: Actor, household: UUID) -> QuerySet[FreeLetter]:
    """Letters to the household that somebody is writing, the latest first."""
    rows = drafts_visible_to(actor).filter(household=household, state=DraftState.DRAFT)
    return rows.select_related("recipient", "author").order_by("-changed_at", "id")


def leaves_by(letter: Dispatch) -> date:
    """The day a letter in the outbox should have left by."""
    days = shipped_rates().whole(LEAVES_WITHIN, letter.queued_on)
    return working_days_after(letter.queued_on, days)
