"""A note that the law wants deleted, and a case taken out in open formats."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.choices import ErasureReason, ExportReason, Unit
from boligflyt.areas.retention.queries.erasures import (
    asked_already,
    erasure_of,
    erasures_asked,
    open_note_to_erase,
)
from boligflyt.areas.retention.queries.export import open_for_export
from boligflyt.areas.retention.services.erasing import (
    approve_erasure,
    ask_entry_erased,
    ask_note_erased,
    refuse_erasure,
)
from boligflyt.areas.retention.services.exporting import export_case
from boligflyt.web.retention.forms import EraseForm, ExportForm
from boligflyt.web.shell.forms import VersionedForm, tried
from boligflyt.web.shell.steps import INVALID, POSTS, Crumbs, Step, sent, take_step


def _way(household: Household, here: str) -> Crumbs:
    return (
        (_("Personer"), reverse("people:persons")),
        (str(household), reverse("people:household", args=[household.pk])),
        (here, ""),
    )


@require_http_methods(POSTS)
def ask_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask that a contact or note in the file be deleted."""
    return _ask(request, Unit.ENTRY, pk, "casework:timeline")


@require_http_methods(POSTS)
def ask_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask that a note in the follow-up journal be deleted."""
    return _ask(request, Unit.NOTE, pk, "followup:journal")


def _ask(request: HttpRequest, unit: Unit, pk: UUID, way: str) -> HttpResponse:
    actor = request.actor
    note = open_note_to_erase(actor, unit, pk)
    form = EraseForm(sent(request))
    step = Step(
        "ask_erasure", _("Be om at notatet slettes"), _("Be om sletting"),
        _("En beslutter må godkjenne slettingen. Notatet står til det er gjort."),
        back=reverse(way, args=[note.household_id]), crumbs=_way(note.household, _("Be om sletting")),
        facts=str(note.household), template="retention/erase.html",
    )  # fmt: skip
    ask = ask_entry_erased if unit == Unit.ENTRY else ask_note_erased

    def do() -> UUID:
        return ask(actor, pk, ErasureReason(form.cleaned_data["reason"])).pk

    return take_step(request, form, step, do, note=note, asked=asked_already(unit, pk))


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """What colleagues have asked to have deleted, of the notes that the reader sees."""
    return render(request, "retention/erasures.html", {"rows": erasures_asked(request.actor)})


@require_http_methods(POSTS)
def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve: the note is deleted now, and cannot come back."""
    return _settle(request, pk, approve=True)


@require_http_methods(POSTS)
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse: the note stays."""
    return _settle(request, pk, approve=False)


def _settle(request: HttpRequest, pk: UUID, *, approve: bool) -> HttpResponse:
    actor = request.actor
    erasure_of(actor, pk)
    title = _("Slett notatet") if approve else _("Behold notatet")
    done = _("Notatet er slettet. Protokollen viser at noe er slettet, ikke hva.")
    lead = _("Notatet og rettelser av det blir borte for alltid.")
    crumbs = ((_("Sletting"), reverse("retention:erasures")), (title, ""))
    step = Step(
        "approve_erasure" if approve else "refuse_erasure", title, title,
        done if approve else _("Notatet står."), back=reverse("retention:erasures"), crumbs=crumbs,
        lead=lead if approve else _("Notatet blir stående."),
    )  # fmt: skip
    settle = approve_erasure if approve else refuse_erasure
    return take_step(request, VersionedForm(sent(request)), step, lambda: settle(actor, pk).pk)


@require_http_methods(POSTS)
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take out everything about the household that one sees, as one file."""
    actor = request.actor
    household = open_for_export(actor, pk)
    form = ExportForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: export_case(actor, household, ExportReason(form.cleaned_data["reason"])))
        if made:
            answer = HttpResponse(made.content, content_type="application/zip")
            answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
            answer.headers["X-Content-Type-Options"] = "nosniff"
            answer.headers["Cache-Control"] = "no-store"
            return answer
    back = reverse("people:household", args=[pk])
    context = {
        "form": form, "household": household, "cancel": back, "crumbs": _way(household, _("Ta ut saken")),
    }  # fmt: skip
    return render(request, "retention/export.html", context, status=INVALID if form.errors else 200)
