"""Signs of places, lines, meetings and offers."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.choices import EntryState, LineDecision, MeetingState, OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.allocation.queries.limits import LimitRow
from boligflyt.web.signs import Sign

ENTRY = {
    EntryState.WAITING: ("neutral", "Hourglass"),
    EntryState.OFFERED: ("info", "Paperplane"),
    EntryState.HOUSED: ("success", "KeyHorizontal"),
    EntryState.LEFT: ("neutral", "Leave"),
}
LINE = {
    LineDecision.OPEN: ("neutral", "ArrowRight", _("Forslag")),
    LineDecision.ACCEPT: ("success", "CheckmarkCircle", LineDecision.ACCEPT.label),
    LineDecision.CHANGE: ("info", "ArrowsUpDown", LineDecision.CHANGE.label),
    LineDecision.LEAVE: ("neutral", "MinusCircle", LineDecision.LEAVE.label),
}
MEETING = {
    MeetingState.PLANNED: ("neutral", "Calendar"),
    MeetingState.OPEN: ("success", "CheckmarkCircle"),
    MeetingState.CLOSED: ("info", "PadlockLocked"),
}
OFFER = {
    OfferState.SENT: ("warning", "Hourglass"),
    OfferState.ACCEPTED: ("success", "CheckmarkCircle"),
    OfferState.REFUSED: ("neutral", "MinusCircle"),
    OfferState.EXPIRED: ("neutral", "ClockDashed"),
    OfferState.WITHDRAWN: ("neutral", "ArrowUndo"),
}


def limit_sign(row: LimitRow) -> Sign:
    """The sign of a limit in a building: lifted, passed, full, or with room."""
    if row.lifted:
        return Sign("warning", "PencilWriting", _("Fraveket"))
    if row.over:
        return Sign("danger", "XMarkOctagonFill", _("Over grensen"))
    if row.full:
        return Sign("warning", "ExclamationmarkTriangle", _("Fullt"))
    return Sign("success", "CheckmarkCircle", _("Plass til flere"))


def entry_sign(state: str) -> Sign:
    """The sign of a place in the queue."""
    return Sign(*ENTRY[EntryState(state)], EntryState(state).label)


def line_sign(decision: str, *, is_pair: bool = True) -> Sign:
    """The sign of what the meeting did; nobody has dealt with a household that is proposed nothing."""
    if decision == LineDecision.OPEN and not is_pair:
        return Sign("neutral", "Hourglass", _("Uten forslag"))
    return Sign(*LINE[LineDecision(decision)])


def meeting_sign(state: str) -> Sign:
    """The sign of a meeting."""
    return Sign(*MEETING[MeetingState(state)], MeetingState(state).label)


def offer_sign(offer: Offer, today: date) -> Sign:
    """The sign of an offer; one without answer in time says so."""
    if offer.state == OfferState.SENT and offer.answer_by < today:
        return Sign("danger", "ExclamationmarkTriangleFill", _("Over svarfristen"))
    return Sign(*OFFER[OfferState(offer.state)], OfferState(offer.state).label)
