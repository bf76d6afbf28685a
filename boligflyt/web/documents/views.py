"""The documents of a household: list and search, adding one, one document, correcting and withdrawing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.casework.queries import parts_seen
from boligflyt.areas.documents import services
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.models import Document
from boligflyt.areas.documents.queries import Hit, documents_of, find_in, kinds_for, open_document
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import open_household
from boligflyt.toolkit.files.kinds import Kind
from boligflyt.toolkit.norwegian_text import LONGEST_SEARCH
from boligflyt.web.documents.forms import DocumentForm, FactsForm, WithdrawForm
from boligflyt.web.documents.receiving import given_file, hold_for_next_time, release
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, sent, take_step

KIND_WORDS = {kind.content_type: kind.words for kind in Kind}


def _crumbs(household: Household, *way: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (_("Personer"), reverse("people:persons")),
        (household.contact.full_name, reverse("people:person", args=[household.contact_id])),
        (_("Husstanden"), reverse("people:household", args=[household.pk])),
        *way,
    ]


def _list_address(household: UUID) -> tuple[str, str]:
    return (_("Dokumenter"), reverse("documents:list", args=[household]))


@require_GET
def household_documents(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The documents that the reader sees, or those where every word of a search stands."""
    actor = request.actor
    home = open_household(actor, pk)
    text = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    hits = find_in(actor, pk, text) if text else [Hit(one) for one in documents_of(actor, pk)]
    record_list(actor.trace, "document", [hit.document.pk for hit in hits])
    context = {
        "household": home, "text": text, "hits": hits, "crumbs": _crumbs(home, (_("Dokumenter"), "")),
        "may_write": actor.may(Right.DOCUMENT_WRITE), "words": KIND_WORDS,
        "parts": parts_seen(actor, pk),
    }  # fmt: skip
    return render(request, "documents/list.html", context)


@require_http_methods(POSTS)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take in a file with what is said of it. What has come stays when something else must be mended."""
    actor = request.actor
    home = open_household(actor, pk)
    kinds = kinds_for(actor, home)
    wanted = request.GET.get("slag", "")
    start = {"received_on": actor.today, "kind": wanted if wanted in PaperKind.values else ""}
    form = DocumentForm(request.POST or None, request.FILES or None, initial=start, kinds=kinds)
    if request.method == "POST":
        if form.is_valid() and (done := tried(form, lambda: _added(request, home, form))):
            messages.success(request, _("Dokumentet er lagt inn."))
            return redirect("documents:detail", pk=done)
        held = hold_for_next_time(actor, home, form)
    else:
        held = None
    context = {
        "form": form, "household": home, "held": held,
        "crumbs": _crumbs(home, _list_address(pk), (_("Nytt dokument"), "")),
    }  # fmt: skip
    return render(request, "documents/form.html", context, status=INVALID if form.errors else 200)


def _added(request: HttpRequest, home: Household, form: DocumentForm) -> UUID | None:
    actor = request.actor
    result, _now = run_once(
        form.command_number, "add_document", actor.trace,
        lambda: services.add_document(actor, home, form.facts(), *given_file(actor, home, form)).pk,
    )  # fmt: skip
    release(actor, home, form)
    return result


@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One document: what it is, how it looks, who may read it, and what can be done with it."""
    actor = request.actor
    document = open_document(actor, pk)
    application = _application(request, document)
    may_write = actor.may(Right.DOCUMENT_WRITE) and document.withdrawn_at is None
    paper = document.kind == PaperKind.PAPER_APPLICATION and document.application_id is None
    context = {
        "document": document, "household": document.household, "application": application,
        "kind_words": KIND_WORDS.get(document.content_type, ""),
        "information": Information(document.information), "may_write": may_write,
        "may_register": paper and may_write and actor.may(Right.APPLICATION_WRITE),
        "crumbs": _crumbs(
            document.household, _list_address(document.household_id), (document.title, "")
        ),
    }  # fmt: skip
    return render(request, "documents/detail.html", context)


def _application(request: HttpRequest, document: Document) -> Any:
    if document.application_id is None:
        return None
    return applications_visible_to(request.actor).filter(pk=document.application_id).first()


@require_http_methods(POSTS)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what is said of a document."""
    actor = request.actor
    document = open_document(actor, pk)
    kinds = kinds_for(actor, document.household)
    posted = request.method == "POST"
    form = FactsForm(request.POST, kinds=kinds) if posted else FactsForm.of(document, kinds)
    step = _step(
        document, "change_document", _("Endre"), _("Opplysningene om dokumentet er lagret."),
        "documents/change.html",
    )  # fmt: skip

    def keep() -> UUID:
        version = form.version_or(0)
        return services.change_document(actor, document, version, form.facts()).pk

    return take_step(request, form, step, keep, document=document)


@require_http_methods(POSTS)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a document out of use, with a reason."""
    actor = request.actor
    document = open_document(actor, pk)
    form = WithdrawForm(sent(request), initial={"version": document.version})
    step = _step(
        document, "withdraw_document", _("Trekk"),
        _("Dokumentet er trukket. Det kan fortsatt leses, med grunnen ved siden av."),
        "documents/withdraw.html",
    )  # fmt: skip

    def take_back() -> UUID:
        data = form.cleaned_data
        return services.withdraw_document(actor, document, form.version_or(0), data["reason"]).pk

    return take_step(request, form, step, take_back, document=document)


def _step(document: Document, kind: str, title: str, done: str, template: str) -> Step:
    back = reverse("documents:detail", args=[document.pk])
    crumbs = _crumbs(
        document.household, _list_address(document.household_id), (document.title, back), (title, "")
    )
    return Step(kind, title, "", done, back, crumbs=tuple(crumbs), template=template)
