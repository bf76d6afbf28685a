"""Where a tenancy led, and how soon it should lead on (IND-17, IND-18, IND-25)."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.leases.choices import ExitTarget, LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services.signing import keep, locked_lease
from boligflyt.toolkit.faults import Refused


def tell_where_it_led(actor: Actor, pk: UUID, version: int | None, led_to: str) -> Lease:
    """Note where the household went, also when the daily job ended the lease; may be put right later.

    Raises Refused for a tenancy that nobody has given notice of, and for what is not in the list.
    """
    lease = locked_lease(actor, pk, version)
    if lease.state != LeaseState.ENDED and lease.notice_given_on is None:
        raise Refused("Leieforholdet er ikke oppsagt. Skriv hvor husstanden flytter når det slutter.")
    note_where(actor, lease, led_to)
    keep(actor, lease, "skrev hvor leieforholdet førte")
    return lease


def note_where(actor: Actor, lease: Lease, led_to: str) -> None:
    """Put the answer on the locked lease, with the day it was told; the caller keeps it."""
    if led_to not in LedTo.values:
        raise Refused("Velg fra listen hvor husstanden flytter.", field="led_to")
    lease.led_to, lease.led_to_told_on = led_to, actor.today


def set_exit_target(actor: Actor, pk: UUID, version: int | None, target: str) -> Lease:
    """Say how soon this tenancy should lead on, or that the household needs the dwelling for good.

    Raises Refused for a tenancy that is over, and for what is not in the list.
    """
    lease = locked_lease(actor, pk, version)
    if lease.state not in (LeaseState.PREPARED, LeaseState.RUNNING):
        raise Refused("Leieforholdet er over. Målet kan ikke endres.")
    if target not in ExitTarget.values:
        raise Refused("Velg et mål fra listen.", field="exit_target")
    lease.exit_target = target
    keep(actor, lease, "satte mål for å gå videre")
    return lease
