"""Moving in and out of one dwelling: the chain of steps, what differs, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.handovers.choices import BelongingKind, BelongingState, ProtocolKind, ProtocolState
from boligflyt.areas.handovers.models import Belonging, Forwarding, Protocol, SettlementLine
from boligflyt.areas.handovers.queries.doors import (
    belongings_visible_to,
    forwardings_visible_to,
    protocols_visible_to,
)
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.handover import MOVE_IN, MOVE_OUT, Difference, StepDone, chain, compare


@dataclass(frozen=True, slots=True)
class Moving:
    """What the page about moving shows; the new address only where the actor sees who the tenant is."""

    protocols: dict[str, list[Protocol]]
    differences: list[Difference]
    settlement: list[SettlementLine]
    belongings: list[Belonging]
    forwarding: Forwarding | None
    chain_in: list[StepDone]
    chain_out: list[StepDone] = field(default_factory=list)

    @property
    def total(self) -> int:
        """NOK of the lines that are claimed and have an amount."""
        return sum(one.amount or 0 for one in self.settlement if one.claimed)


def standing_protocol(protocols: list[Protocol]) -> Protocol | None:
    """The one that counts: the last signed one, or the draft when none is signed."""
    signed = [one for one in protocols if one.state == ProtocolState.SIGNED]
    latest = sorted(signed, key=lambda one: (one.closed_at, one.pk))
    return latest[-1] if latest else next(iter(protocols), None)


def moving_of(actor: Actor, lease: Lease) -> Moving:
    """Everything about moving into and out of the dwelling of a lease that the caller has opened."""
    found = list(protocols_visible_to(actor).filter(lease=lease).select_related("worker"))
    protocols = {kind.value: [one for one in found if one.kind == kind] for kind in ProtocolKind}
    belongings = list(belongings_visible_to(actor).filter(lease=lease))
    forwarding = forwardings_visible_to(actor).filter(lease=lease).first()
    out = standing_protocol(protocols["out"])
    lines = list(SettlementLine.objects.filter(protocol__lease=lease)) if out else []
    differences = differences_of(standing_protocol(protocols["in"]), out)
    done = set(_done(lease, protocols, belongings)) | ({"forwarding"} if forwarding else set())
    if (
        out
        and out.state == ProtocolState.SIGNED
        and {one.code for one in differences if one.settle} <= {one.code for one in lines}
    ):
        done.add("settled")
    steps = dict(MOVE_OUT)
    if not getattr(lease, "nameable", False):
        steps.pop("forwarding")  # where they went is not for everybody, nor whether it is known
    leaving = bool(lease.notice_given_on or lease.state == LeaseState.ENDED or protocols["out"])
    return Moving(
        protocols, differences, lines, belongings, forwarding, chain(MOVE_IN, done),
        chain(steps, done) if leaving else [],
    )  # fmt: skip


def _done(lease: Lease, protocols: dict[str, list[Protocol]], belongings: list[Belonging]) -> Iterator[str]:
    if lease.signed_on:
        yield "contract"
    if lease.key_handed_on:
        yield "key"
    if lease.notice_given_on or lease.state == LeaseState.ENDED:
        yield "last_day"
    for kind, rows in protocols.items():
        if rows:
            yield f"protocol_{kind}"
        if any(one.state == ProtocolState.SIGNED for one in rows):
            yield f"signed_{kind}"
    signed_out = any(one.state == ProtocolState.SIGNED for one in protocols["out"])
    kept = any(one.kind == BelongingKind.LEFT and one.state == BelongingState.STORED for one in belongings)
    if signed_out and not kept:
        yield "belongings"
    if signed_out and status_told(lease):
        yield "readiness"


def status_told(lease: Lease) -> bool:
    """Whether the register says what the dwelling is after the lease: a line begins after its last day."""
    last_day = lease.period.last_day
    lines = StatusEntry.objects.filter(dwelling_id=lease.dwelling_id)
    return last_day is not None and lines.filter(period__startswith__gt=last_day).exists()


def differences_of(before: Protocol | None, now: Protocol | None) -> list[Difference]:
    """What differs between moving in and moving out; nothing to compare gives what is damaged now."""
    if now is None:
        return []
    return compare(now.layout, before.content if before else {}, now.content)


def previous_readings(protocol: Protocol) -> dict[tuple[str, str], Decimal]:
    """The last reading of each meter in the dwelling, by kind and meter number, in other protocols."""
    earlier = Protocol.objects.filter(lease__dwelling_id=protocol.lease.dwelling_id)
    earlier = earlier.exclude(pk=protocol.pk).filter(held_on__lte=protocol.held_on)
    if protocol.adds_to_id:  # an addition may put a reading right
        earlier = earlier.exclude(pk=protocol.adds_to_id).exclude(adds_to=protocol.adds_to_id)
    found: dict[tuple[str, str], Decimal] = {}
    for content in earlier.order_by("held_on", "created_at").values_list("content", flat=True):
        meters = content.get("meters", {})
        for code in protocol.layout["meters"]:
            number, reading = meters.get(f"{code}_number"), meters.get(f"{code}_reading")
            if number and reading:
                found[code, number] = Decimal(reading)
    return found
