"""Both sign: first whoever went through the dwelling for the municipality, then the tenant; it is locked."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.handovers.choices import ProtocolAction, ProtocolKind, TenantOutcome
from boligflyt.areas.handovers.letters import TEMPLATE, checksum, protocol_data, tenants_words
from boligflyt.areas.handovers.models import Protocol, TenantSignature
from boligflyt.areas.handovers.services.protocols import keep, locked_protocol
from boligflyt.areas.handovers.services.sections import sections_of
from boligflyt.areas.handovers.workflow import next_state
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Conflict, Refused

MOST_NAME = 120
MOST_REASON = 400
CHANGED = "Innholdet er endret siden det ble vist. Les gjennom det på nytt før det signeres."


@dataclass(frozen=True, slots=True)
class TenantAnswer:
    """What the tenant did: the name as typed and confirmed, or why there is none."""

    outcome: str
    name: str = ""
    confirmed: bool = False
    reason: str = ""


def missing_parts(protocol: Protocol) -> list[str]:
    """The names of the parts that nobody has gone through yet; remarks may be empty."""
    names = sections_of(protocol.layout)
    return [name for code, name in names.items() if code not in protocol.content and code != "remarks"]


def sign_for_municipality(actor: Actor, pk: UUID, version: int | None, shown_sha256: str) -> Protocol:
    """The actor signs, by their own account, what was shown. Raises Refused while a part is missing."""
    protocol = locked_protocol(actor, pk, version)
    state = next_state(protocol.state, ProtocolAction.SIGN)
    missing = missing_parts(protocol)
    if missing:
        raise Refused("Gå gjennom dette først: " + ", ".join(missing).lower() + ".")
    protocol.content_sha256 = checksum(protocol)
    if protocol.content_sha256 != shown_sha256:
        raise Conflict(CHANGED)
    protocol.state, protocol.worker_id, protocol.worker_signed_at = state, actor.staff, actor.at
    keep(actor, protocol, "signerte protokollen for kommunen")
    return protocol


def reopen(actor: Actor, pk: UUID, version: int | None) -> Protocol:
    """Back to a draft before the tenant has answered; the worker signs anew afterwards."""
    protocol = locked_protocol(actor, pk, version)
    protocol.state = next_state(protocol.state, ProtocolAction.REOPEN)
    protocol.worker, protocol.worker_signed_at, protocol.content_sha256 = None, None, ""
    keep(actor, protocol, "åpnet protokollen igjen")
    return protocol


def take_answer(
    actor: Actor, pk: UUID, version: int | None, answer: TenantAnswer, shown_sha256: str
) -> Protocol:
    """The tenant's name, or why there is none: the protocol is locked, and its paper is made and kept.

    The name is written behind the wall of identity: who takes it on the phone may not read it after.
    Raises Refused for a name that is none, a missing reason, or an absent tenant at moving in.
    """
    protocol = locked_protocol(actor, pk, version)
    state = next_state(protocol.state, ProtocolAction.CLOSE)
    outcome = _checked(protocol, answer)
    if shown_sha256 != protocol.content_sha256 or checksum(protocol) != shown_sha256:
        raise Conflict(CHANGED)
    name = " ".join(answer.name.split()) if outcome == TenantOutcome.SIGNED else ""
    reason = "" if outcome == TenantOutcome.SIGNED else answer.reason.strip()
    data = protocol_data(protocol, tenants_words(outcome, name, reason, actor.at))
    paper = compile_pdf(TEMPLATE, data, actor.at, f"Protokoll {protocol.lease.contract_number}")
    TenantSignature(
        protocol=protocol, outcome=outcome, name=name, reason=reason, content_sha256=shown_sha256,
        at=actor.at, taken_by_id=actor.staff, paper=paper,
    ).save(force_insert=True)  # fmt: skip
    protocol.state, protocol.outcome, protocol.closed_at = state, outcome, actor.at
    protocol.paper_sha256 = sha256_hex(paper)
    keep(actor, protocol, f"protokollen er ferdig: leietaker {outcome.label.lower()}")
    return protocol


def _checked(protocol: Protocol, answer: TenantAnswer) -> TenantOutcome:
    if answer.outcome not in TenantOutcome.values:
        raise Refused("Velg hva leietakeren gjør.", field="outcome")
    outcome = TenantOutcome(answer.outcome)
    if outcome == TenantOutcome.ABSENT and protocol.kind == ProtocolKind.IN:
        raise Refused("Ved overtakelse må leietakeren være til stede. Avtal en ny tid.", field="outcome")
    if outcome == TenantOutcome.SIGNED:
        if len(answer.name.split()) < 2 or len(answer.name) > MOST_NAME or any(map(str.isdigit, answer.name)):
            raise Refused("Leietakeren skriver fornavn og etternavn.", field="name")
        if not answer.confirmed:
            raise Refused("Leietakeren må krysse av for at innholdet er lest.", field="confirmed")
    elif not answer.reason.strip():
        raise Refused("Skriv hvorfor protokollen ikke er signert av leietakeren.", field="reason")
    elif len(answer.reason.strip()) > MOST_REASON:
        raise Refused(f"Skriv høyst {MOST_REASON} tegn.", field="reason")
    return outcome
