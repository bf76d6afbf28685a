"""The signed protocol as data for its template, and the content that both sign."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.handovers.choices import ProtocolKind, Safety, TenantOutcome
from boligflyt.areas.handovers.models import Picture, Protocol
from boligflyt.toolkit.documents import law_sentences

TEMPLATE = "areas/handovers/letter_templates/protocol.typ"
SENTENCES = "areas/handovers/letter_templates/sentences.yaml"


def checksum(protocol: Protocol) -> str:
    """SHA-256 of all that is signed: the content, the list it follows, day, lease, and every picture."""
    pictures = Picture.objects.filter(protocol=protocol).order_by("taken_at", "id")
    return content_sha256({
        "lease": str(protocol.lease_id), "kind": protocol.kind, "held_on": protocol.held_on.isoformat(),
        "layout": protocol.layout, "content": protocol.content,
        "adds_to": str(protocol.adds_to_id or ""), "addition_reason": protocol.addition_reason,
        "pictures": [[one.section, one.caption, one.sha256] for one in pictures],
    })  # fmt: skip


def protocol_data(protocol: Protocol, tenant: dict[str, str]) -> dict[str, Any]:
    """Everything on the paper; `tenant` is what the tenant answered, with name or reason."""
    municipality = the_municipality()
    lease, remarks = protocol.lease, protocol.section("remarks")
    moving_out = protocol.kind == ProtocolKind.OUT
    return {
        "municipality": municipality.name if municipality else "Kommunen",
        "title": f"{protocol.get_kind_display()} av {lease.dwelling.address}",
        "addition": protocol.addition_reason,
        "contract_number": lease.contract_number,
        "held_on": protocol.held_on.isoformat(),
        "rooms": _rooms(protocol),
        "facts": [*_meters(protocol), *_keys(protocol), *_safety(protocol)],
        "remarks": [
            {"label": label, "value": remarks.get(name) or "Ingen merknad"}
            for name, label in (("worker", "Kommunens merknad"), ("tenant", "Leietakers merknad"))
        ],
        "pictures": [
            f"{one.caption} ({one.sha256[:12]})" for one in Picture.objects.filter(protocol=protocol)
        ],
        "law": law_sentences(SENTENCES, ["handed_back", "complain_back"] if moving_out else ["complain_in"]),
        "signatures": [_ours(protocol), tenant],
        "checksum": protocol.content_sha256,
    }  # fmt: skip


def _rooms(protocol: Protocol) -> list[dict[str, Any]]:
    words = protocol.layout["conditions"]
    found = []
    for room in protocol.layout["rooms"]:
        told = protocol.section(room["code"])
        rows = [
            [label, words[told[item]]["label"] if told.get(item) else "Ikke ført",
             told.get(f"{item}_remark", "")]
            for item, label in room["items"]
        ]  # fmt: skip
        found.append({"name": room["label"], "rows": rows})
    return found


def _meters(protocol: Protocol) -> list[dict[str, str]]:
    told = protocol.section("meters")
    return [
        {"label": f"Måler, {meter['label'].lower()}",
         "value": f"{told[f'{code}_number']}: {told[f'{code}_reading'].replace('.', ',')} {meter['unit']}"}
        for code, meter in protocol.layout["meters"].items()
        if told.get(f"{code}_reading")
    ]  # fmt: skip


def _keys(protocol: Protocol) -> list[dict[str, str]]:
    told = protocol.section("keys")
    return [
        {"label": label, "value": str(told[code])}
        for code, label in protocol.layout["keys"].items()
        if told.get(code) is not None
    ]


def _safety(protocol: Protocol) -> list[dict[str, str]]:
    told = protocol.section("safety")
    return [
        {"label": label, "value": str(Safety(told[code]).label)}
        for code, label in protocol.layout["safety"].items()
        if told.get(code)
    ]


def _ours(protocol: Protocol) -> dict[str, str]:
    at = timezone.localtime(protocol.worker_signed_at) if protocol.worker_signed_at else None
    name = protocol.worker.name if protocol.worker else ""
    return {"label": "For kommunen", "value": f"{name}, egen konto, {at:%d.%m.%Y kl. %H.%M}" if at else name}


def tenants_words(outcome: TenantOutcome, name: str, reason: str, at: Any) -> dict[str, str]:
    """The line about the tenant on the paper."""
    when = f"{timezone.localtime(at):%d.%m.%Y kl. %H.%M}"
    if outcome == TenantOutcome.SIGNED:
        return {"label": "Leietaker", "value": f"{name}, skrevet og bekreftet på telefon, {when}"}
    return {"label": "Leietaker", "value": f"{outcome.label}. {reason} ({when})"}
