"""How far a granted household has come: queue, meeting, offer, lease, key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, TextField, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease

NOTHING = Value(None)


class Queued(NamedTuple):
    """The newest place in the queue with its own last offer; and the days of the last offer in the case."""

    pk: UUID
    state: str
    offer: UUID | None
    offer_state: str
    decided: date
    sent: date | None
    answered: date | None
    answer_by: date | None
    none: None


class Leased(NamedTuple):
    """The last lease that was not made void; `after` is the day after its last."""

    pk: UUID
    state: str
    offer: None
    offer_state: None
    signed: date | None
    key: date | None
    asked: date | None
    first: date
    after: date | None


@dataclass(frozen=True, slots=True)
class Trail:
    """What came after the vedtak in one case: the queue and its offers, and the lease."""

    queued: Queued | None = None
    leased: Leased | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """Where the household is: its place in the queue, and the newest offer and lease if there are any."""

    entry: UUID
    entry_state: str
    offer: UUID | None = None
    offer_state: str = ""
    lease: UUID | None = None
    lease_state: str = ""


def trail_of(application: UUID) -> Trail:
    """One statement. The caller has opened the case."""
    rows = {row[0]: row[1:] for row in _queued(application).union(_leased(application), all=True)}
    queued, leased = rows.get("queue"), rows.get("lease")
    return Trail(Queued(*queued) if queued else None, Leased(*leased) if leased else None)


def _row(rows: QuerySet[Any], what: str, offer: Sequence[Any], days: Sequence[str | Combinable]) -> Any:
    named: dict[str, Any] = {"what": Value(what, TextField()), "t_state": Cast("state", TextField())}
    named |= {"t_offer": Cast(offer[0], UUIDField()), "t_offer_state": Cast(offer[1], TextField())}
    named |= {f"d{place}": Cast(day, DateField()) for place, day in enumerate(days)}
    first, *others = named
    return rows.annotate(**named).values_list(first, "pk", *others)


def _queued(application: UUID) -> Any:
    own = Offer.objects.filter(entry=OuterRef("pk")).order_by("-sent_on", "-id")[:1]
    last = Offer.objects.filter(entry__application=OuterRef("application")).order_by("-sent_on", "-id")[:1]
    days = [Subquery(last.values(day)) for day in ("sent_on", "answered_on", "answer_by")]
    rows = QueueEntry.objects.filter(application=application).order_by("-decided_on", "-id")
    offer = (Subquery(own.values("pk")), Subquery(own.values("state")))
    return _row(rows, "queue", offer, [F("decided_on"), *days, NOTHING])[:1]


def _leased(application: UUID) -> Any:
    rows = Lease.objects.filter(application=application).exclude(state=LeaseState.VOID).order_by("-period")
    days = ("signed_on", "key_handed_on", "reassessment_sent_on", "period__startswith", "period__endswith")
    return _row(rows, "lease", (NOTHING, NOTHING), days)[:1]


def progress_of(application: Application, trail: Trail | None = None) -> Reached | None:
    """The newest place in the queue with its offer and lease; None before the queue."""
    if application.state not in {State.GRANTED, State.WITHDRAWN, State.LAPSED}:
        return None
    found = trail or trail_of(application.pk)
    entry, lease = found.queued, found.leased
    if entry is None:
        return None
    return Reached(
        entry.pk, entry.state, entry.offer, entry.offer_state or "", lease.pk if lease else None,
        lease.state if lease else "",
    )  # fmt: skip
