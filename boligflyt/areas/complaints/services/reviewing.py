"""From our own review to the end: reversed here, sent on with a statement, dismissed, withdrawn, decided."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.complaints import letters
from boligflyt.areas.complaints.choices import (
    PARTLY,
    REOPENS,
    ComplaintAction,
    ComplaintOutcome,
    ComplaintState,
    DismissGround,
    Lateness,
    Suspension,
)
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import valid_now
from boligflyt.areas.complaints.services.partly import forget_part, met_by
from boligflyt.areas.complaints.services.receiving import keep, locked_complaint, replaced_words
from boligflyt.areas.complaints.services.reopening import take_up_again
from boligflyt.areas.complaints.workflow import next_state
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Forbidden, Refused

AFTER_A_YEAR = (
    "Klagen kom mer enn ett år etter vedtaket og kan ikke behandles (forvaltningsloven § 31). Avvis den. "
    "Finner dere at vedtaket er feil, kan dere likevel endre det (§ 35)."
)


def start_review(actor: Actor, pk: UUID, version: int | None, late_because: str = "") -> Complaint:
    """Look at the case again. A late complaint needs a reason why it is treated (forvaltningsloven § 31)."""
    row = locked_complaint(actor, pk, version)
    row.state = next_state(row.state, ComplaintAction.REVIEW)
    if row.lateness == Lateness.TOO_LATE:
        raise Refused(AFTER_A_YEAR)
    if row.lateness == Lateness.LATE and not late_because.strip():
        raise Refused(
            f"Klagen kom etter fristen {norwegian_date(row.deadline)}. Skriv hvorfor den behandles likevel, "
            "eller avvis den.",
            field="late_because",
        )
    row.late_because = late_because.strip() if row.lateness == Lateness.LATE else ""
    row.reviewed_by_id = actor.staff
    return keep(actor, row, "startet ny vurdering etter klage")


def reverse(actor: Actor, pk: UUID, version: int | None, because: str) -> Complaint:
    """Find that the complaint is right: the case is taken up again, and a new vedtak follows from there.

    The new vedtak has two persons as any other. Raises Refused when the household has another open case.
    """
    row = locked_complaint(actor, pk, version)
    _end(actor, row, ComplaintAction.REVERSE, because, "Skriv hva som er feil i vedtaket.")
    forget_part(row)
    keep(actor, row, "tok klagen til følge")
    if valid_now(row.vedtak) is None:
        take_up_again(actor, row, f"Klage: {because.strip()}")
    letters.keep_letter(actor, row, LetterKind.COMPLAINT_ANSWER, letters.reversed_data(row, actor))
    return row


def forward(actor: Actor, pk: UUID, version: int | None, statement: str) -> Complaint:
    """Send the complaint on with our statement (forvaltningsloven § 33): all of it, or what was not met here.

    Raises Refused without a statement, while suspended effect is asked for and not answered, when the vedtak
    was changed meanwhile, and for the rest while the part that is met has no decided vedtak.
    """
    row = locked_complaint(actor, pk, version)
    row.state = next_state(row.state, ComplaintAction.FORWARD)
    if row.state == ComplaintState.REST_FORWARDED:
        row.replacement = met_by(row)
    else:
        _must_stand(row)
    if not statement.strip():
        raise Refused(
            "Skriv en uttalelse: hvorfor vi står ved vedtaket, og hva vi mener om det klageren sier.",
            field="statement",
        )
    if row.suspension == Suspension.ASKED:
        raise Refused("Klageren har bedt om at vedtaket skal vente. Svar på det før klagen sendes videre.")
    row.statement, row.forwarded_on, row.due_on = statement.strip(), actor.today, None
    keep(actor, row, "sendte klagen til klageinstansen")
    told = letters.partly_data if row.replacement else letters.forwarded_data
    letters.keep_letter(actor, row, LetterKind.COMPLAINT_ANSWER, told(row, actor))
    return row


def _must_stand(row: Complaint) -> None:
    valid = valid_now(row.vedtak)
    if valid is not None:
        raise Refused(
            f"{replaced_words(valid)} La klagen gjelde det, ta den til følge, eller spør klageren om den "
            "trekkes."
        )


def record_outcome(
    actor: Actor, pk: UUID, version: int | None, outcome: ComplaintOutcome, because: str
) -> Complaint:
    """What the complaint body decided; where it did not let the vedtak stand the case is taken up again.

    The same for the rest of a complaint that was met in part: our own new vedtak does not stand in the way.
    """
    row = locked_complaint(actor, pk, version)
    row.outcome = outcome
    _end(actor, row, ComplaintAction.DECIDE, because, "Skriv kort hva klageinstansen kom til.")
    keep(actor, row, "førte inn klageinstansens avgjørelse")
    valid = valid_now(row.vedtak)
    if outcome in REOPENS and (valid is None or valid.pk == row.replacement_id):
        take_up_again(actor, row, f"Klage: {because.strip()}")
    return row


def dismiss(actor: Actor, pk: UUID, version: int | None, ground: DismissGround, because: str) -> Complaint:
    """Do not treat the complaint: a decision of its own, by somebody else than who registered it.

    Raises Refused when it is dismissed as late though it came in time.
    """
    actor.demand(Right.VEDTAK_DECIDE)
    row = locked_complaint(actor, pk, version)
    if row.registered_by_id in set(accounts_of(actor.staff)):
        raise Forbidden("Du har registrert klagen. En annen må avgjøre om den skal avvises.")
    if ground == DismissGround.LATE and row.lateness == Lateness.IN_TIME:
        raise Refused(
            f"Klagen kom innen fristen {norwegian_date(row.deadline)} og kan ikke avvises fordi den er sen.",
            field="ground",
        )
    row.dismiss_ground = ground
    _end(actor, row, ComplaintAction.DISMISS, because, "Skriv hvorfor klagen avvises.")
    keep(actor, row, "avviste klagen")
    letters.keep_letter(actor, row, LetterKind.COMPLAINT_ANSWER, letters.dismissed_data(row, actor))
    return row


def withdraw(actor: Actor, pk: UUID, version: int | None, because: str) -> Complaint:
    """The complainant does not want it treated any more; what was met in part stays met."""
    row = locked_complaint(actor, pk, version)
    missing = "Skriv hvordan klageren ga beskjed, og hva som ble sagt."
    _end(actor, row, ComplaintAction.WITHDRAW, because, missing)
    if row.state in PARTLY and row.replacement is None:
        row.replacement = valid_now(row.vedtak)
    return keep(actor, row, "førte at klagen er trukket")


def _end(actor: Actor, row: Complaint, action: ComplaintAction, because: str, missing: str) -> None:
    row.state = next_state(row.state, action)
    if not because.strip():
        raise Refused(missing, field="because")
    row.closed_because, row.closed_on, row.closed_by_id = because.strip(), actor.today, actor.staff
    row.due_on = None
