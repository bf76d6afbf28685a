"""The papers of an answer to a request for access are made once, kept, and the letter put in the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.complaints.answer_papers import (
    COPY,
    LETTER,
    copy_bits,
    copy_data,
    letter_data,
    reference,
)
from boligflyt.areas.complaints.choices import PaperOfAnswer
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest
from boligflyt.areas.complaints.pieces import Settled
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.areas.letters.services.outbox import NewDispatch, put_in_outbox
from boligflyt.toolkit.documents import DocumentError, compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Refused


def keep_papers(actor: Actor, row: AccessRequest, chosen: Sequence[Settled]) -> None:
    """Make the letter, and the copy when anything from the file is given. The caller has asked for the right.

    Raises Refused when a paper cannot be set.
    """
    if any(one.given for one in chosen):
        told = [f"{one.piece.source} {one.piece.pk}" for one in chosen if one.given]
        copy = _kept(actor, row, PaperOfAnswer.COPY, COPY, copy_data(row, actor, chosen), copy_bits(chosen))
        record_change(
            actor.trace, "access_request", row.pk, "laget kopien til svaret", holds=told, sha256=copy.sha256
        )
    data = letter_data(row, actor)
    letter = _kept(actor, row, PaperOfAnswer.LETTER, LETTER, data, Information.DECISION.bit)
    new = NewDispatch(
        household=row.household_id, office=actor.office, recipient=row.asker, kind=DispatchKind.ACCESS,
        title=data["heading"], record_kind=RecordKind.ACCESS, record=letter.pk, sha256=letter.sha256,
        attention=row.representative, page_language=page_language(data),
    )  # fmt: skip
    put_in_outbox(actor, new)


def _kept(
    actor: Actor, row: AccessRequest, kind: PaperOfAnswer, template: str, data: Mapping[str, Any], bits: int
) -> AccessPaper:
    try:
        pdf = compile_pdf(template, data, actor.at, f"{data['heading']} {reference(row)}")
    except DocumentError as fault:
        raise Refused(f"{kind.label} kan ikke lages: {fault.explanation}. Rett teksten.") from None
    return AccessPaper.objects.create(
        request=row, kind=kind, made_at=actor.at, made_by_id=actor.staff, template=template, pdf=pdf,
        sha256=sha256_hex(pdf), bits=bits,
    )  # fmt: skip
