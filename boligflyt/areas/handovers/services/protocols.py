"""Beginning a protocol, writing in its parts while it is a draft, and adding to one that is signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.services import DocumentFacts, keep_examined
from boligflyt.areas.handovers.choices import ProtocolKind, ProtocolState
from boligflyt.areas.handovers.models import Picture, Protocol
from boligflyt.areas.handovers.queries.doors import protocols_visible_to, rooms_pictures
from boligflyt.areas.handovers.queries.moving import previous_readings, standing_protocol
from boligflyt.areas.handovers.services.sections import checked, sections_of
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.handover import Standard, read_standard, shipped_standard
from boligflyt.toolkit.faults import Conflict, Refused
from boligflyt.toolkit.files.examining import examine

MOST_PICTURES = 60
MOST_CAPTION = 120
NOT_A_PICTURE = "Dette er ikke et bilde. Ta et nytt med kameraet, eller velg et bilde (JPEG, PNG eller HEIC)."


def lease_for_handover(actor: Actor, pk: UUID) -> Lease:
    """The lease, if the actor sees its housing and does handovers. Raises Http404 otherwise."""
    actor.demand(Right.HANDOVER_WRITE)
    seen = leases_visible_to(actor).select_related("dwelling__building", "household")
    found = seen.defer("contract", "notice").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def locked_protocol(actor: Actor, pk: UUID, version: int | None) -> Protocol:
    """The protocol, locked, if the actor sees it and does handovers."""
    actor.demand(Right.HANDOVER_WRITE)
    if not protocols_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    return Protocol.locked(pk, version)


def standard_list() -> Standard:
    """The municipality's own list of rooms and things, or the one that ships with the program."""
    own = settings.HANDOVER_LIST
    return read_standard(Path(own).read_text(encoding="utf-8")) if own else shipped_standard()


def start_protocol(actor: Actor, lease_id: UUID, kind: str, held_on: date) -> Protocol:
    """A draft, for moving out with the list of the one at moving in.

    Raises Refused for a day to come, before the lease or in a lease that came to nothing, Conflict when
    somebody has begun one already.
    """
    lease = lease_for_handover(actor, lease_id)
    _check_day(actor, lease, kind, held_on)
    before = _standing(lease, ProtocolKind.IN) if kind == ProtocolKind.OUT else None
    layout = before.layout if before else standard_list().layout(lease.dwelling.bedrooms)
    protocol = Protocol(lease=lease, kind=kind, held_on=held_on, layout=layout)
    _save_new(actor, protocol, "Noen andre har begynt på protokollen. Åpne den fra siden om flytting.")
    record_change(actor.trace, "protocol", protocol.pk, f"begynte på protokoll for {protocol}".lower())
    return protocol


def _check_day(actor: Actor, lease: Lease, kind: str, held_on: date) -> None:
    if kind not in ProtocolKind.values:
        raise Http404
    if lease.state == LeaseState.VOID:
        raise Refused("Leieavtalen ble ikke noe av, så det er ingenting å overta.")
    if kind == ProtocolKind.OUT and lease.state == LeaseState.PREPARED:
        raise Refused("Leieforholdet har ikke begynt. Overtakelsen kommer først.")
    if held_on > actor.today:
        raise Refused("Dagen kan ikke ligge fram i tid. Begynn protokollen når dere går gjennom boligen.",
            field="held_on",
        )  # fmt: skip
    if kind == ProtocolKind.OUT and held_on < lease.period.first_day:
        raise Refused(
            f"Leien startet {lease.period.first_day:%d.%m.%Y}. Boligen kan ikke være levert tilbake før det.",
            field="held_on",
        )


def _standing(lease: Lease, kind: ProtocolKind) -> Protocol | None:
    return standing_protocol(list(Protocol.objects.filter(lease=lease, kind=kind)))


def _save_new(actor: Actor, protocol: Protocol, taken: str) -> None:
    protocol.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            protocol.save(force_insert=True)
    except IntegrityError:
        raise Conflict(taken) from None


def write_section(
    actor: Actor, pk: UUID, version: int | None, section: str, answers: Mapping[str, Any]
) -> Protocol:
    """Keep one part of a draft.

    Raises VersionConflict when somebody wrote meanwhile, Refused for a bad answer.
    """
    protocol = locked_protocol(actor, pk, version)
    must_be_draft(protocol)
    if section not in sections_of(protocol.layout):
        raise Http404
    before = previous_readings(protocol) if section == "meters" else {}
    kept = checked(protocol.layout, section, answers, before)
    protocol.content = {**protocol.content, section: kept}
    keep(actor, protocol, f"skrev delen {sections_of(protocol.layout)[section].lower()}")
    return protocol


def must_be_draft(protocol: Protocol) -> None:
    """Raises Refused, with the way on, for a protocol that somebody has signed."""
    if protocol.state == ProtocolState.SIGNED:
        raise Refused("Protokollen er ferdig og låst. Lag et tillegg hvis noe skal rettes.")
    if protocol.state != ProtocolState.DRAFT:
        raise Refused("Protokollen er signert for kommunen. Åpne den igjen hvis noe skal rettes.")


def keep(actor: Actor, protocol: Protocol, what: str) -> None:
    """Stamp, save and trace a change of the locked protocol."""
    protocol.stamp(actor.at, actor.staff)
    protocol.save()
    record_change(actor.trace, "protocol", protocol.pk, what)


def add_picture(actor: Actor, pk: UUID, section: str, caption: str, content: bytes, name: str) -> Picture:
    """Examine a photograph as every file is, keep it with the household's documents, and tie it to the room.

    Raises FileRefused for what is not taken, Refused for another kind of file or too many.
    """
    protocol = locked_protocol(actor, pk, None)
    must_be_draft(protocol)
    caption = caption.strip() or sections_of(protocol.layout).get(section, "")
    if section not in sections_of(protocol.layout):
        raise Refused("Velg hvilket rom bildet er fra.", field="section")
    if len(caption) > MOST_CAPTION:
        raise Refused(f"Skriv høyst {MOST_CAPTION} tegn om bildet.", field="caption")
    if Picture.objects.filter(protocol=protocol).count() >= MOST_PICTURES:
        raise Refused(f"Protokollen har {MOST_PICTURES} bilder. Det er det meste den tar.", field="photo")
    file = examine(content, name)
    if not file.kind.content_type.startswith("image/"):
        raise Refused(NOT_A_PICTURE, field="photo")
    facts = DocumentFacts(PaperKind.PHOTOGRAPH, Information.HOUSING, caption, actor.today)
    with rooms_pictures(actor):
        document = keep_examined(actor, protocol.lease.household, facts, file)
    picture = Picture(
        protocol=protocol, document=document, section=section, caption=caption, sha256=document.sha256,
        taken_at=actor.at,
    )  # fmt: skip
    picture.save(force_insert=True)
    keep(actor, protocol, "la inn et bilde")
    return picture


def add_to_protocol(actor: Actor, pk: UUID, version: int | None, reason: str) -> Protocol:
    """A correction of a signed protocol: a draft of its own with the same content, to be signed again."""
    first = locked_protocol(actor, pk, version)
    if first.state != ProtocolState.SIGNED:
        raise Refused("Protokollen er ikke ferdig. Rett den direkte.")
    if not reason.strip():
        raise Refused("Skriv hva tillegget skal rette.", field="reason")
    root = first.adds_to or first
    latest = _standing(first.lease, ProtocolKind(first.kind)) or first
    addition = Protocol(
        lease=first.lease, kind=first.kind, held_on=actor.today, layout=latest.layout,
        content=latest.content, adds_to=root, addition_reason=reason.strip(),
    )  # fmt: skip
    _save_new(actor, addition, "Noen andre har begynt på et tillegg. Gjør det ferdig først.")
    record_change(actor.trace, "protocol", addition.pk, "begynte på et tillegg", adds_to=str(root.pk))
    return addition
