"""What the areas know of a letter in the register: whether what it tells still holds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models import Letter, Vedtak
from boligflyt.areas.applications.queries.minors import minor_now
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.complaints.queries import valid_now
from boligflyt.areas.complaints.services.receiving import replaced_words
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.letters.choices import RecordKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.domain.parties import HAS_GUARDIAN

STANDING = frozenset({LeaseState.PREPARED, LeaseState.RUNNING})


def overtaken_words(letter: Dispatch, today: date) -> str:
    """Why what the letter tells is no longer so, in a sentence; empty while it holds."""
    if letter.record_kind == RecordKind.VEDTAK:
        return _vedtak(letter, today)
    ask = {
        RecordKind.LETTER: _letter, RecordKind.OFFER: _offer, RecordKind.LEASE: _lease,
    }.get(RecordKind(letter.record_kind))  # fmt: skip
    return ask(letter.record) if ask else ""


def _vedtak(letter: Dispatch, today: date) -> str:
    found = Vedtak.objects.select_related("application").defer("letter").get(pk=letter.record)
    valid = valid_now(found)
    if valid:
        return replaced_words(valid)
    return _own_copy(letter, found, today) if letter.sent_because else ""


def _own_copy(letter: Dispatch, vedtak: Vedtak, today: date) -> str:
    """Why a minor is not to have the copy after all: the rule is asked once more on the day it leaves."""
    now = minor_now(vedtak, letter.recipient_id, today)
    if now is None:
        return ""  # no longer in the household, which is a reason of its own
    if not now.finding.own_copy:
        return f"Mottakeren skal ikke lenger ha egen kopi. {now.finding.reason}"
    # Who put it in the outbox again has seen to it, and so it is stopped for this but once.
    unknown = letter.version == 1 and HAS_GUARDIAN not in letter.sent_because
    if unknown and HAS_GUARDIAN in now.finding.reason:
        return (
            "Mottakeren har fått verge etter at kopien ble laget. Vergen skal også ha vedtaket. Legg kopien "
            "i utboksen igjen når det er ordnet."
        )
    return ""


def _letter(pk: UUID) -> str:
    found = Letter.objects.select_related("application").defer("pdf").get(pk=pk)
    if found.kind == LetterKind.PRELIMINARY and found.application.state not in OPEN:
        state = found.application.get_state_display().lower()
        return f"Søknaden er «{state}». Da trengs ikke foreløpig svar."
    return ""


def _offer(pk: UUID) -> str:
    found = Offer.objects.defer("letter").get(pk=pk)
    if found.state in {OfferState.EXPIRED, OfferState.WITHDRAWN, OfferState.REFUSED}:
        return f"Tilbudet er «{found.get_state_display().lower()}»."
    return ""


def _lease(pk: UUID) -> str:
    found = Lease.objects.defer("contract", "notice").get(pk=pk)
    if found.state not in STANDING:
        return f"Leieforholdet er «{found.get_state_display().lower()}»."
    return ""
