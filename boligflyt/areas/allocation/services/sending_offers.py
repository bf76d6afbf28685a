"""All offers of a meeting out in one go: each decided for itself, and one that cannot go stops no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.services.offers import send_offer
from boligflyt.toolkit.faults import Conflict, Refused


@dataclass(frozen=True, slots=True)
class Chosen:
    """One allocation as it was shown: the line with its version, and the checksum of the letter."""

    line: UUID
    version: int | None
    shown_sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one: the offer, or the sentence that says why it did not go."""

    line: UUID
    offer: UUID | None
    fault: str = ""


def send_offers(actor: Actor, chosen: Iterable[Chosen]) -> tuple[Outcome, ...]:
    """Decide and send each of them, as `send_offer` does. Raises Refused when none is chosen."""
    actor.demand(Right.VEDTAK_DECIDE)
    asked = sorted(chosen, key=lambda one: str(one.line))  # one order of locking for all who send
    if not asked:
        raise Refused("Kryss av for minst ett tilbud.")
    return tuple(_sent(actor, one) for one in asked)


def _sent(actor: Actor, one: Chosen) -> Outcome:
    try:
        with transaction.atomic():
            return Outcome(one.line, send_offer(actor, one.line, one.version, one.shown_sha256).pk)
    except (Conflict, Refused) as fault:
        return Outcome(one.line, None, fault.message)
