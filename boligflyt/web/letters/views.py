"""The register of letters, one letter, and the letters of a household."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.applications.queries import open_vedtak
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.queries import parts_seen
from boligflyt.areas.complaints.queries.notices import term_words, vedtak_notice
from boligflyt.areas.complaints.services.terms import term_of
from boligflyt.areas.letters.choices import DispatchState, RecordKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import (
    Register,
    drafts_of,
    letters_of,
    open_dispatch,
    open_letters_of,
    outbox,
    register,
)
from boligflyt.areas.letters.sheets import sheet_pdf
from boligflyt.areas.letters.texts import letter_texts
from boligflyt.areas.letters.workflow import TROUBLED, allowed
from boligflyt.areas.people.models import Household
from boligflyt.web.letters.forms import RegisterFilter
from boligflyt.web.letters.signs import is_late, language_words, papers_of, state_sign
from boligflyt.web.letters.step_views import TURN_OF, TURNS
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.steps import Crumbs

PER_PAGE = 50


def way_to(letter: Dispatch, here: str = "") -> Crumbs:
    """The crumbs of a page about the letter."""
    whole = (_("Brev"), reverse("letters:register"))
    if not here:
        return (whole, (letter.title, ""))
    return (whole, (letter.title, reverse("letters:letter", args=[letter.pk])), (here, ""))


def way_of(household: Household, *way: tuple[str, str]) -> Crumbs:
    """The crumbs of a page about the letters of a household."""
    return (
        (_("Personer"), reverse("people:persons")),
        (household.contact.full_name, reverse("people:person", args=[household.contact_id])),
        (_("Husstanden"), reverse("people:household", args=[household.pk])),
        *way,
    )


def dress(rows: Iterable[Dispatch], request: HttpRequest) -> None:
    """Put on each row what the lists show of it."""
    for one in rows:
        one.sign, one.late = state_sign(one), is_late(one, request.actor.today)
        one.language_note = language_words(one)


@require_GET
def register_page(request: HttpRequest) -> HttpResponse:
    """Every letter that the reader sees: what somebody must do something about first."""
    actor = request.actor
    form = RegisterFilter(request.GET)
    wanted = form.wanted()
    page = Paginator(register(actor, wanted), PER_PAGE).get_page(request.GET.get("side"))
    dress(page, request)
    record_list(actor.trace, "dispatch", [one.pk for one in page])
    may_send = actor.may(Right.APPLICATION_WRITE)
    context = {
        "page": page, "filter": form, "filtered": wanted != Register(), "may_send": may_send,
        "waiting": outbox(actor).count() if may_send else 0,
    }  # fmt: skip
    return render(request, "letters/register.html", context)


@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One letter: where it is, to whom, the files to print, and what can be done with it."""
    actor = request.actor
    found = open_dispatch(actor, pk)
    may_work = actor.may(Right.APPLICATION_WRITE) and found.office_id == actor.office
    steps = [TURN_OF[action] for action in allowed(found.state)] if may_work else []
    links = [(reverse("letters:step", args=[found.pk, code]), TURNS[code].title) for code in steps]
    has_next = found.state != DispatchState.RECEIVED
    context = {
        "letter": found, "sign": state_sign(found), "late": is_late(found, actor.today),
        "language_note": language_words(found), "papers": papers_of(actor, found),
        "troubled": found.state in TROUBLED, "crumbs": way_to(found), "term": _term(request, found),
        "next": links[0] if links and has_next else None, "others": links[1:] if has_next else links,
    }  # fmt: skip
    return render(request, "letters/letter.html", context)


def _term(request: HttpRequest, found: Dispatch) -> dict[str, object] | None:
    """The complaint term of a vedtak, and what it counts from."""
    if found.record_kind != RecordKind.VEDTAK:
        return None
    vedtak = open_vedtak(request.actor, found.record)
    notice = vedtak_notice(vedtak, found.recipient_id)
    term = term_of(vedtak, None, request.actor.today, found.recipient_id)
    return {"deadline": term.deadline if notice.day else None, "words": term_words(notice)}


@require_GET
def address_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet in front of a letter that goes again to another address, or of somebody's own copy."""
    found = open_dispatch(request.actor, pk)
    if not found.address_sheet:
        raise Http404
    name = "folgebrev" if found.sent_because else "adresseark"
    sheet = sheet_pdf(found, request.actor.name, request.actor.at)
    return pdf_answer(sheet, f"{name}-{found.case_code or 'brev'}")


@require_GET
def household_letters(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letters to a household, those that are being written, and the templates for a new one."""
    actor = request.actor
    home = open_letters_of(actor, pk)
    rows, drafts = list(letters_of(actor, pk)), list(drafts_of(actor, pk))
    dress(rows, request)
    texts = letter_texts().templates
    for one in drafts:
        one.name = texts[one.template].name if one.template in texts else one.template
    record_list(actor.trace, "dispatch", [one.pk for one in rows])
    context = {
        "household": home, "rows": rows, "drafts": drafts, "may_write": actor.may(Right.APPLICATION_WRITE),
        "templates": list(texts.values()), "crumbs": way_of(home, (_("Brev"), "")),
        "parts": parts_seen(actor, pk),
    }  # fmt: skip
    return render(request, "letters/household.html", context)
