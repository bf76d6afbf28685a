"""The papers of an answer to a request for access, as data for their templates: the letter and the copy.

What is withheld never enters the data, so it cannot stand hidden in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.complaints.choices import ComplainantKind
from boligflyt.areas.complaints.models import AccessRequest
from boligflyt.areas.complaints.pieces import Settled
from boligflyt.areas.letters.in_short import with_page
from boligflyt.areas.letters.letterhead import NO_PHONE, head
from boligflyt.domain.periods.deadlines import COMPLAINT
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.documents import law_sentences

SENTENCES = "areas/complaints/letter_templates/sentences.yaml"
LETTER = "areas/complaints/letter_templates/complaint.typ"
COPY = "areas/complaints/letter_templates/access_copy.typ"
HEADING = "Svar på kravet ditt om innsyn"
COPY_HEADING = "Kopi av det du får se"
OWN_PAPER = "Følger med som eget dokument."


def given_lines(chosen: Sequence[Settled]) -> list[str]:
    """What is given, one thing on each line; a line says when something in it is left out."""
    return [
        f"{one.piece.named}{f', noe er unntatt ({one.ground.law})' if one.ground else ''}"
        for one in chosen
        if one.given
    ]


def withheld_lines(chosen: Sequence[Settled]) -> list[str]:
    """What is withheld, by its kind and ground and no closer."""
    told = Counter(
        (f"Del av: {one.piece.kind.lower()}" if one.given else one.piece.kind, one.ground.law)
        for one in chosen
        if one.ground
    )
    return [f"{kind}{f' ({many})' if many > 1 else ''}: {law}" for (kind, law), many in told.items()]


def copy_bits(chosen: Sequence[Settled]) -> int:
    """Every kind of information in what is given, and decisions, which every answer is."""
    bits = Information.DECISION.bit
    for one in chosen:
        bits |= one.piece.bits if one.given else 0
    return bits


def reference(request: AccessRequest) -> str:
    """What the papers are known by: eight signs of the request's key."""
    return f"I-{str(request.pk)[:8].upper()}"


def copy_data(request: AccessRequest, actor: Actor, chosen: Sequence[Settled]) -> dict[str, Any]:
    """The copy: each thing with its text, and a mark with the law where something is left out."""
    pieces = [
        {"title": one.piece.headed if one.given else one.piece.kind, "text": _shown(one)} for one in chosen
    ]
    return {"letter": _head(request, actor), "heading": COPY_HEADING, "pieces": pieces}


def _shown(one: Settled) -> list[dict[str, str]]:
    if not one.parts:
        return [{"text": OWN_PAPER}]
    shown: list[dict[str, str]] = []
    for part in one.parts:
        if part is None and one.ground:
            shown.append({"withheld": one.ground.law})
        shown += [{"text": line} for line in (part or "").split("\n") if line.strip()]
    return shown


def letter_data(request: AccessRequest, actor: Actor) -> dict[str, Any]:
    """«Svar på kravet ditt om innsyn»: what is given, what is withheld by which law, and how to complain."""
    office = Office.objects.get(pk=actor.office)
    law = ["access_right", *(["access_complaint"] if request.withheld else [])]
    found = law_sentences(
        SENTENCES, law, address_form="du", weeks=COMPLAINT.length, send_to=office.name, complaint_body=""
    )
    term = {"weeks": COMPLAINT.length} if request.withheld else {}
    kind = "access_withheld" if request.withheld else "access_given"
    return {
        "letter": with_page(_head(request, actor), request.asker, kind, **term), "heading": HEADING,
        "outcome": f"Du ba om innsyn {norwegian_date(request.asked_on)}. Her er svaret vårt.",
        "blocks": _blocks(request), "law": [{"text": one["text"], "law": one["law"]} for one in found],
        "contact": {"name": actor.name, "phone": _phone(request, actor)},
        "signed_by": {"name": actor.name, "title": actor.role_label},
    }  # fmt: skip


def _blocks(request: AccessRequest) -> list[dict[str, Any]]:
    lines = {
        "Dette får du se": _lines(request.given) or ["Ingenting."],
        "Dette holder vi tilbake": _lines(request.withheld) or ["Ingenting."],
        "Derfor": [*_ground(request), *_lines(request.withheld_because)],
    }
    return [{"title": title, "text": text} for title, text in lines.items() if text]


def _ground(request: AccessRequest) -> list[str]:
    return [f"{request.get_withheld_ground_display()}."] if request.withheld_ground else []


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _head(request: AccessRequest, actor: Actor) -> dict[str, Any]:
    office = Office.objects.get(pk=actor.office)
    made = head(office.name, reference(request), actor.name, "du", request.asker)
    if request.kind != ComplainantKind.PARTY:
        name = f"{request.asker.full_name} v/ {request.representative}"
        made["recipient"] = {**made["recipient"], "name": name}
    return made


def _phone(request: AccessRequest, actor: Actor) -> str:
    return str(_head(request, actor)["sender"].get("phone") or NO_PHONE)
