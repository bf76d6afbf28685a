"""What is open around a household when something happens in its life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.households import members_on
from boligflyt.domain.life_events import Consequence, LifeEvent, Situation, consequences
from boligflyt.domain.life_events.consequences import OPEN_STATES

LEAVING = frozenset({LifeEvent.DEATH, LifeEvent.MOVED_OUT, LifeEvent.MOVED_AWAY, LifeEvent.BREAK_UP})


@dataclass(frozen=True, slots=True)
class OpenRows:
    """The rows behind one situation; `beside` says that a newer application of the household is open."""

    case: Application | None
    vedtak: list[Vedtak]
    place: QueueEntry | None
    offer: Offer | None
    prepared: Lease | None
    running: Lease | None
    beside: bool = False


def open_rows(household: UUID) -> list[OpenRows]:
    """What is open, one for each application, the newest first; leases stand with the first.

    Whoever asks: the caller has opened the household and shows only what the actor sees.
    """
    leases = Lease.objects.filter(household=household).defer("contract", "notice").order_by("-period")
    prepared = leases.filter(state=LeaseState.PREPARED).first()
    running = leases.filter(state=LeaseState.RUNNING).first()
    cases = Application.objects.filter(household=household, state__in=OPEN_STATES)
    found: list[Application | None] = list(
        cases.select_related("office", "caseworker").order_by("-received_on", "id")
    )
    newest, *older = found or [None]
    first = OpenRows(newest, *_promised(newest), prepared, running)
    return [first, *(OpenRows(one, *_promised(one), None, None, beside=True) for one in older)]


def _promised(case: Application | None) -> tuple[list[Vedtak], QueueEntry | None, Offer | None]:
    """What rests on one application: a vedtak that waits to be decided, a place in the queue, an offer."""
    if case is None:
        return [], None, None
    waiting = [EntryState.WAITING, EntryState.OFFERED]
    offers = Offer.objects.filter(entry__application=case, state=OfferState.SENT).defer("letter")
    return (
        list(Vedtak.objects.filter(application=case, state=VedtakState.PREPARED)),
        QueueEntry.objects.filter(application=case, state__in=waiting).first(),
        offers.first(),
    )


def situation(rows: OpenRows, *, alone: bool) -> Situation:
    """The rows as the table of life events reads them."""
    return Situation(
        application=rows.case.state if rows.case else "", vedtak_prepared=bool(rows.vedtak),
        place=rows.place is not None, offer=rows.offer is not None,
        lease_prepared=rows.prepared is not None, lease_running=rows.running is not None, alone=alone,
        beside=rows.beside,
    )  # fmt: skip


def nobody_left(household: Household, event: LifeEvent, person: UUID | None, on: date) -> bool:
    """Whether no adult is in the household afterwards; without a person named, all of them leave."""
    if event not in LEAVING:
        return False
    adults = [one for one in members_on(household, on) if one.role == HouseholdRole.ADULT]
    return person is None or not [one for one in adults if one.person.pk != person]


def what_follows(
    household: Household, event: LifeEvent, person: UUID | None, on: date
) -> list[tuple[OpenRows, Consequence]]:
    """Every line that the event leads to, with the rows it is about, before anything is done."""
    alone = nobody_left(household, event, person, on)
    return [
        (rows, line) for rows in open_rows(household.pk)
        for line in consequences(event, situation(rows, alone=alone))
    ]  # fmt: skip


def foreseen(
    household: Household, event: LifeEvent, person: UUID | None, on: date
) -> tuple[Consequence, ...]:
    """What the event would lead to, before anything is done."""
    return tuple(line for _rows, line in what_follows(household, event, person, on))
