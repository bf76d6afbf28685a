"""Sign, bytes and words of a letter that leaves."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.letters.choices import DispatchState, RecordKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import leaves_by
from boligflyt.web.signs import Sign

LOOK = {
    DispatchState.QUEUED: ("info", "Inbox"),
    DispatchState.STOPPED: ("danger", "XMarkOctagonFill"),
    DispatchState.SENT: ("neutral", "Paperplane"),
    DispatchState.RETURNED: ("warning", "ArrowUndo"),
    DispatchState.RECEIVED: ("success", "CheckmarkCircleFill"),
}
LATE = Sign("warning", "Clock", _("For sent"))


def state_sign(letter: Dispatch) -> Sign:
    """Where it is."""
    state = DispatchState(letter.state)
    return Sign(*LOOK[state], state.label)


def is_late(letter: Dispatch, today: date) -> bool:
    """Whether it has waited longer in the outbox than it should."""
    return letter.state == DispatchState.QUEUED and leaves_by(letter) < today


def language_words(letter: Dispatch) -> str:
    """Said plainly when the letter is in another language than the one it is to wants."""
    if letter.language == letter.wanted_language:
        return ""
    wanted, written = letter.get_wanted_language_display().lower(), letter.get_language_display().lower()
    told = {"wanted": wanted, "written": written}
    if letter.page_language == letter.wanted_language:
        return _("Brevet er på %(written)s, med det viktigste på %(wanted)s på siste side.") % told
    return _("Mottakeren ønsker %(wanted)s. Dette brevet er på %(written)s.") % told


def papers_of(actor: Actor, letter: Dispatch) -> list[tuple[str, str]]:
    """The files to print or send, each with its address; those that the actor may open."""
    where = {
        RecordKind.VEDTAK: ((_("Åpne brevet"), "applications:vedtak_letter"),),
        RecordKind.LETTER: ((_("Åpne brevet"), "applications:letter"),),
        RecordKind.OFFER: ((_("Åpne brevet"), "allocation:offer_letter"),),
        RecordKind.ACCESS: ((_("Åpne brevet"), "complaints:access_paper"),),
        RecordKind.FREE: ((_("Åpne brevet"), "letters:draft_pdf"),),
        RecordKind.LEASE: (
            (_("Åpne informasjonen"), "leases:notice"), (_("Åpne kontrakten"), "leases:contract"),
        ),
    }[RecordKind(letter.record_kind)]  # fmt: skip
    if letter.record_kind == RecordKind.LEASE and not actor.may(Right.LEASE_READ):
        return []
    papers = [(label, reverse(name, args=[letter.record])) for label, name in where]
    if letter.address_sheet:
        sheet = _("Åpne følgebrevet") if letter.sent_because else _("Åpne adressearket")
        papers.insert(0, (sheet, reverse("letters:address_sheet", args=[letter.pk])))
    return papers
