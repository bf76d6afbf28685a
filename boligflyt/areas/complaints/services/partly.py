"""Delvis medhold: part of a complaint is met with a vedtak of its own, and the rest goes on (§ 33).

Nothing is told the complainant before the new vedtak is decided by its second person; then one letter says
what was met, what was sent on, and why.
"""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.complaints.choices import ComplaintAction
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import valid_now
from boligflyt.areas.complaints.services.receiving import keep, locked_complaint, replaced_words
from boligflyt.areas.complaints.services.reopening import take_up_again
from boligflyt.areas.complaints.workflow import next_state
from boligflyt.toolkit.faults import Refused

NO_PART = "Skriv hvilken del av klagen som tas til følge."
NO_REST = (
    "Skriv hvilken del av klagen som ikke tas til følge, og som skal sendes videre. Får klageren medhold i "
    "alt, bruker du «Ta klagen til følge»."
)
NOT_DECIDED = (
    "Det nye vedtaket er ikke avgjort ennå. Resten av klagen kan først sendes når den delen som tas til "
    "følge, er vedtatt."
)


def meet_partly(actor: Actor, pk: UUID, version: int | None, met: str, rest: str) -> Complaint:
    """Find that part of the complaint is right: the case is taken up again for that part.

    Raises Refused unless both parts are named, when the vedtak was changed or another one waits for its
    second person, and when the household has another open case.
    """
    row = locked_complaint(actor, pk, version)
    row.state = next_state(row.state, ComplaintAction.MEET_PARTLY)
    if not met.strip():
        raise Refused(NO_PART, field="met")
    if not rest.strip():
        raise Refused(NO_REST, field="rest")
    _must_be_unchanged(row)
    row.met, row.rest, row.partly_on = met.strip(), rest.strip(), actor.today
    row.reviewed_by_id = actor.staff
    keep(actor, row, "ga delvis medhold i klagen")
    take_up_again(actor, row, f"Klage, delvis medhold: {row.met}")
    # Who says what is met has shaped the new vedtak, and so does not decide it (`_contributors`).
    record_change(actor.trace, "application", row.vedtak.application_id, "Ga delvis medhold i klage")
    return row


def _must_be_unchanged(row: Complaint) -> None:
    valid = valid_now(row.vedtak)
    if valid is not None:
        raise Refused(f"{replaced_words(valid)} La klagen gjelde det før dere vurderer den videre.")
    waiting = Vedtak.objects.filter(
        application=row.vedtak.application_id, kind=row.vedtak.kind, state=VedtakState.PREPARED
    )
    if waiting.exists():
        raise Refused(
            "Et nytt vedtak av dette slaget ligger alt hos beslutter. Vent til det er avgjort eller sendt "
            "tilbake, så det nye vedtaket bygger på klagen."
        )


def reconsider(actor: Actor, pk: UUID, version: int | None) -> Complaint:
    """Nothing is met after all, for instance because the second person did not agree.

    The complainant has been told nothing. The case stays taken up until it has a vedtak.
    """
    row = locked_complaint(actor, pk, version)
    row.state = next_state(row.state, ComplaintAction.RECONSIDER)
    forget_part(row)
    return keep(actor, row, "tok bort delvis medhold i klagen")


def forget_part(row: Complaint) -> None:
    """Take away what was said of a part; the history of the row keeps it."""
    row.met = row.rest = ""
    row.partly_on = row.replacement = None


def met_by(row: Complaint) -> Vedtak:
    """The decided vedtak that meets the part. Raises Refused while there is none, or when it is a no."""
    new = valid_now(row.vedtak)
    if new is None:
        raise Refused(NOT_DECIDED)
    if meets_nothing(new):
        raise Refused(
            f"{replaced_words(new)} Da er ingenting tatt til følge. Ta bort delvis medhold, og vurder klagen "
            "på nytt."
        )
    return new


def meets_nothing(new: Vedtak) -> bool:
    """Whether the new vedtak is a no; what follows a refused offer has no other form."""
    return not new.granted and new.kind != VedtakKind.OFFER_REFUSED
