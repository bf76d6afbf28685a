"""The journal of a household, corrections in it, and «Mine besøk»."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.casework.queries import parts_seen
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.queries import (
    days_since,
    followed_up_by,
    homes_of,
    journal_of,
    open_journal,
    open_note,
)
from boligflyt.areas.followup.services import correct_note, write_note
from boligflyt.areas.people.models import Household
from boligflyt.web.followup.forms import CorrectionForm, NoteForm
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, sent, take_step

PER_PAGE = 30
HOUSEHOLDS_SHOWN = 50


def _crumbs(household: Household, here: str = "") -> list[tuple[str, str]]:
    way = [
        (household.contact.full_name, reverse("people:person", args=[household.contact_id])),
        (_("Husstanden"), reverse("people:household", args=[household.pk])),
    ]
    journal = (_("Oppfølging"), reverse("followup:journal", args=[household.pk]))
    return [*way, journal, (here, "")] if here else [*way, (journal[0], "")]


@require_http_methods(POSTS)
def journal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The household's journal, the newest first, and the form for a new note above it."""
    actor = request.actor
    if request.method == "POST":
        actor.demand(Right.FOLLOWUP_WRITE)
    household = open_journal(actor, pk)
    form = NoteForm(request.POST or None, now=actor.at)
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "write_note", actor.trace,
            lambda: write_note(actor, household.pk, form.contact()).pk,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Notatet er lagret."))
            return redirect("followup:journal", pk=pk)
    page = Paginator(journal_of(actor, pk), PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "note", [note.pk for note in page])
    context = {
        "household": household, "crumbs": _crumbs(household), "page": page, "form": form,
        "may_write": actor.may(Right.FOLLOWUP_WRITE), "parts": parts_seen(actor, pk),
    }  # fmt: skip
    return render(request, "followup/journal.html", context, status=INVALID if form.errors else 200)


@require_http_methods(POSTS)
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the note as it should have been; the first one stays."""
    actor = request.actor
    note = open_note(actor, pk)
    form = CorrectionForm(sent(request), now=actor.at, initial=CorrectionForm.starting_from(note))
    step = Step(
        "correct_note", _("Rett notat"), _("Lagre rettelsen"),
        _("Notatet er rettet. Det første står igjen, merket «Rettet»."),
        back=reverse("followup:journal", args=[note.household_id]),
        crumbs=tuple(_crumbs(note.household, _("Rett notat"))), template="followup/correct.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: correct_note(actor, pk, form.contact(), form.cleaned_data["reason"]).pk,
        note=note, household=note.household, later=getattr(note, "correction", None),
    )  # fmt: skip


@require_GET
def my_visits(request: HttpRequest) -> HttpResponse:
    """The households that I follow up, those who have waited longest first."""
    actor = request.actor
    page = Paginator(followed_up_by(actor), HOUSEHOLDS_SHOWN).get_page(request.GET.get("side"))
    return render(request, "followup/my_visits.html", {"page": page, "visits": visits_of(actor, page)})


def visits_of(actor: Any, households: Any) -> list[dict[str, Any]]:
    """The lines of the list; that they were shown is written down."""
    shown = list(households)
    homes = homes_of(actor, [one.pk for one in shown])
    record_list(actor.trace, "household", [one.pk for one in shown])
    return [
        {
            "household": one, "days": days_since(actor, one), "home": homes.get(one.pk, ""),
            "last_kind": ContactKind(one.last_kind).label if one.last_kind else "",
            "tried": one.tried_at and (one.last_at is None or one.tried_at > one.last_at),
        }
        for one in shown
    ]  # fmt: skip
