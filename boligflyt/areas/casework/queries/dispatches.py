"""What the areas know of a letter in the register: whether what it tells still holds."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models import Letter, Vedtak
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.complaints.queries import valid_now
from boligflyt.areas.complaints.services.receiving import replaced_words
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.letters.choices import RecordKind
from boligflyt.areas.letters.models import Dispatch

STANDING = frozenset({LeaseState.PREPARED, LeaseState.RUNNING})


def overtaken_words(letter: Dispatch) -> str:
    """Why what the letter tells is no longer so, in a sentence; empty while it holds."""
    ask = {
        RecordKind.VEDTAK: _vedtak, RecordKind.LETTER: _letter, RecordKind.OFFER: _offer,
        RecordKind.LEASE: _lease,
    }.get(RecordKind(letter.record_kind))  # fmt: skip
    return ask(letter.record) if ask else ""


def _vedtak(pk: UUID) -> str:
    found = Vedtak.objects.defer("letter").get(pk=pk)
    valid = valid_now(found)
    return replaced_words(valid) if valid else ""


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
