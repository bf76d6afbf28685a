"""After moving out: what may concern the deposit, what is left, the new address, the dwelling made ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import EmptyCause, StatusCode
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.services import set_status
from boligflyt.areas.handovers.choices import BelongingKind, BelongingState, ProtocolKind, ProtocolState
from boligflyt.areas.handovers.models import Belonging, Forwarding, Protocol, SettlementLine
from boligflyt.areas.handovers.queries.doors import belongings_visible_to, protocols_visible_to
from boligflyt.areas.handovers.queries.moving import differences_of, standing_protocol
from boligflyt.areas.handovers.services.protocols import lease_for_handover, locked_protocol
from boligflyt.areas.handovers.workflow import BELONGING_STATES
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.handover import Difference
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Refused

KEPT_DAYS = "municipal/belongings_kept_days"
MOST_AMOUNT = 400_000
MOST_THINGS = 500
# What a person is asked to confirm for the dwelling, worst first.
PROPOSALS = {
    StatusCode.MAINTENANCE: (EmptyCause.REPAIR, "Noe er skadet eller mangler. Boligen må repareres."),
    StatusCode.TURNOVER: (EmptyCause.CLEANING, "Boligen må klargjøres før neste leietaker."),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is decided about one difference: claimed or not, an amount in whole NOK or none, and why."""

    claimed: bool
    amount: int | None = None
    note: str = ""


def settle(actor: Actor, pk: UUID, claims: Mapping[str, Claim]) -> Protocol:
    """Say of each difference whether it is claimed. Raises Refused for a draft or a sum that cannot be."""
    protocol = locked_protocol(actor, pk, None)
    if protocol.kind != ProtocolKind.OUT or protocol.state != ProtocolState.SIGNED:
        raise Refused("Oppgjøret kommer når protokollen for tilbakelevering er ferdig.")
    for one in to_settle(protocol):
        claim = claims.get(one.code)
        if claim is not None:
            _keep_line(actor, protocol, one, claim)
    record_change(actor.trace, "protocol", pk, "vurderte hva som skal gjøres opp")
    return protocol


def to_settle(protocol: Protocol) -> list[Difference]:
    """The differences from moving in that may concern the deposit."""
    earlier = standing_protocol(list(Protocol.objects.filter(lease=protocol.lease_id, kind=ProtocolKind.IN)))
    return [one for one in differences_of(earlier, protocol) if one.settle]


def _keep_line(actor: Actor, protocol: Protocol, one: Difference, claim: Claim) -> None:
    if claim.amount is not None and not 0 <= claim.amount <= MOST_AMOUNT:
        raise Refused(f"Skriv hele kroner, fra 0 til {MOST_AMOUNT}.", field=f"{one.code}-amount")
    lines = SettlementLine.objects.select_for_update().filter(protocol=protocol, code=one.code)
    line = lines.first() or SettlementLine(protocol=protocol, code=one.code)
    line.text = f"{one.where}, {one.what.lower()}: {one.before.lower()} → {one.now.lower()}"[:300]
    line.claimed, line.note = claim.claimed, claim.note.strip()
    line.amount = claim.amount if claim.claimed else None
    line.stamp(actor.at, actor.staff)
    line.save()


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of a belonging."""

    kind: str
    what: str
    count: int = 1
    place: str = ""
    note: str = ""


def keep_belonging(actor: Actor, lease_id: UUID, thing: Thing) -> Belonging:
    """Furniture that was given, or what is left and kept until a day (husleieloven § 10-4)."""
    lease = lease_for_handover(actor, lease_id)
    if thing.kind not in BelongingKind.values:
        raise Refused("Velg om det fulgte med eller er igjen.", field="kind")
    if not thing.what.strip():
        raise Refused("Skriv hva det er.", field="what")
    if not 1 <= thing.count <= MOST_THINGS:
        raise Refused(f"Skriv et antall fra 1 til {MOST_THINGS}.", field="count")
    kind = BelongingKind(thing.kind)
    row = Belonging(
        lease=lease, kind=kind, what=thing.what.strip(), count=thing.count, place=thing.place.strip(),
        note=thing.note.strip(), state=BELONGING_STATES[kind][0],
    )  # fmt: skip
    if kind == BelongingKind.LEFT:
        days = shipped_rates().on(KEPT_DAYS, actor.today).value
        row.kept_until = actor.today + timedelta(days=int(days))
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "belonging", row.pk, "førte en eiendel")
    return row


def change_belonging(
    actor: Actor, pk: UUID, version: int | None, state: str, note: str, kept_until: date | None = None
) -> Belonging:
    """What has become of it. Raises Refused without a note for what is thrown away, or before its day."""
    actor.demand(Right.HANDOVER_WRITE)
    if not belongings_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    row = Belonging.locked(pk, version)
    if state not in BELONGING_STATES[BelongingKind(row.kind)]:
        raise Refused("Velg hva som er gjort.", field="state")
    if state == BelongingState.DISPOSED and not note.strip():
        raise Refused("Skriv hva som ble gjort og hvorfor.", field="note")
    row.kept_until = kept_until or row.kept_until
    left = row.kind == BelongingKind.LEFT
    if state == BelongingState.DISPOSED and left and row.kept_until and actor.today <= row.kept_until:
        raise Refused(
            f"Eiendelen skal tas vare på til og med {row.kept_until:%d.%m.%Y}. Er den verdiløs eller "
            "bedervet, sett en tidligere dag og skriv hvorfor.",
            field="state",
        )
    row.state, row.note = state, note.strip()
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "belonging", pk, f"eiendel: {BelongingState(state).label.lower()}")
    return row


def keep_forwarding(
    actor: Actor, lease_id: UUID, version: int | None, address: str, from_day: date, *, mail_told: bool
) -> Forwarding:
    """Where they are reached now; empty is not known. Raises Http404 for who does not see who they are."""
    lease = lease_for_handover(actor, lease_id)
    if not getattr(lease, "nameable", False):
        raise Http404
    row = Forwarding.objects.filter(lease=lease).first()
    row = Forwarding.locked(row.pk, version) if row else Forwarding(lease=lease)
    row.address, row.unknown = address.strip(), not address.strip()
    row.from_day, row.mail_told = from_day, mail_told
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "new_address", row.pk, "førte ny adresse etter flytting")
    return row


def readiness_proposal(protocol: Protocol) -> tuple[StatusCode, EmptyCause, str] | None:
    """The status that a signed protocol at moving out speaks for; a person confirms it."""
    if protocol.kind != ProtocolKind.OUT or protocol.state != ProtocolState.SIGNED:
        return None
    words = protocol.layout["conditions"]
    found = [
        protocol.section(room["code"]).get(item)
        for room in protocol.layout["rooms"]
        for item, _label in room["items"]
    ]
    worst = max((words[one]["damage"] for one in found if one), default=0)
    status = StatusCode.MAINTENANCE if worst > 1 else StatusCode.TURNOVER
    cause, why = PROPOSALS[status]
    return status, cause, why


def set_readiness(
    actor: Actor, pk: UUID, version: int | None, status: str, cause: str, from_day: date
) -> StatusEntry:
    """Confirm the dwelling's status after moving out, in the register, through its own service."""
    actor.demand(Right.DWELLING_WRITE)
    protocol = protocols_visible_to(actor).select_related("lease").filter(pk=pk).first()
    if protocol is None:
        raise Http404
    if readiness_proposal(protocol) is None:
        raise Refused("Boligens status settes når protokollen for tilbakelevering er ferdig.")
    lease: Lease = protocol.lease
    if from_day <= lease.period.last:
        raise Refused(
            f"Leieforholdet varer til og med {lease.period.last:%d.%m.%Y}. Velg en dag etter det.",
            field="from_day",
        )
    dwelling = Dwelling.objects.get(pk=lease.dwelling_id)
    return set_status(actor, dwelling.pk, version or dwelling.version, status, from_day, cause)
