"""The steps of a protocol, taken one after the other, for tests that begin in the middle."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.models import Protocol
from boligflyt.areas.handovers.services import (
    sign_for_municipality,
    start_protocol,
    take_answer,
    write_section,
)
from boligflyt.areas.handovers.services.sections import sections_of
from boligflyt.areas.handovers.services.signing import TenantAnswer
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease
from tests.areas.allocation.allocation_steps import on_day
from tests.support.cast import TODAY

SIGNED = TenantAnswer("signed", "Selam Tesfay", confirmed=True)
LATER = timedelta(days=400)


def answers_for(protocol: Protocol, section: str, **told: Any) -> dict[str, Any]:
    """Everything good, one meter and two keys, unless told otherwise."""
    if section == "meters":
        answers = {"electricity_number": "A1", "electricity_reading": "12345,5"}
    elif section == "keys":
        answers = dict.fromkeys(protocol.layout["keys"], 2)
    elif section == "safety":
        answers = dict.fromkeys(protocol.layout["safety"], "works")
    elif section == "remarks":
        answers = {}
    else:
        room = next(one for one in protocol.layout["rooms"] if one["code"] == section)
        answers = {item: "good" for item, _ in room["items"]}
    return answers | told


def filled(actor: Actor, protocol: Protocol, **told: dict[str, Any]) -> Protocol:
    """Every part gone through; `told` is what differs, by part."""
    for section in sections_of(protocol.layout):
        answers = answers_for(protocol, section, **told.get(section, {}))
        protocol = write_section(actor, protocol.pk, protocol.version, section, answers)
    return protocol


def begun(actor: Actor, lease: Lease, kind: str = "in") -> Protocol:
    return start_protocol(actor, lease.pk, kind, actor.today)


def signed(actor: Actor, lease: Lease, kind: str = "in", answer: TenantAnswer = SIGNED, **told) -> Protocol:
    """From begun to locked."""
    protocol = filled(actor, begun(actor, lease, kind), **told)
    protocol = sign_for_municipality(actor, protocol.pk, protocol.version, checksum(protocol))
    return take_answer(actor, protocol.pk, protocol.version, answer, protocol.content_sha256)


def moved_out(cast, lease: Lease) -> tuple[Actor, Actor]:
    """More than a year later the lease has ended; Kari and Per on that day."""
    day = TODAY + LATER
    kari, per = on_day(cast.kari, day), on_day(cast.per, day)
    end_lease(kari, lease.pk, None, day, "Flyttet")
    return kari, per
