"""Contacts and notes: somebody calls, somebody writes, and the timeline of it all."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.choices import About
from boligflyt.areas.casework.queries import open_entry, open_file, parts_seen
from boligflyt.areas.casework.queries.timeline import timeline_of
from boligflyt.areas.casework.services import contact, correct_entry, first_contact
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.finding import find_best
from boligflyt.areas.people.queries.persons import looks_like_a_number
from boligflyt.areas.people.queries.reach import kinds_in, looking_at
from boligflyt.web.casework.forms import CorrectionForm, EntryForm, FirstContactForm
from boligflyt.web.formats import masked
from boligflyt.web.people.alike import ask_about_those_alike
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

HITS = 8
VIEWS = (("", _("Alt")), ("kontakt", _("Kontakt")), ("sak", _("Saken")), ("bolig", _("Bolig")),
         ("husstand", _("Husstanden")))  # fmt: skip


def way_to(household: Household, here: str) -> Crumbs:
    """The crumbs of a page in the file of a household."""
    return (
        (_("Personer"), reverse("people:persons")),
        (str(household), reverse("people:household", args=[household.pk])),
        (here, ""),
    )


def about_for(actor: Actor, household: UUID) -> list[About]:
    """What the actor may write about in this household."""
    seen = kinds_in(actor, household)
    return [one for one in About if one.information in seen]


@require_http_methods(POSTS)
def first(request: HttpRequest) -> HttpResponse:
    """Somebody is in touch: find them, or write down who they are and what they say at once."""
    actor = request.actor
    text = request.POST.get("q", "").strip() if request.method == "POST" else ""
    if text or "q" in request.POST:
        return _found(request, text)
    form = FirstContactForm(sent(request), now=actor.at, about=list(About))
    step = Step(
        "first_contact", _("Ny henvendelse"), _("Lagre henvendelsen"),
        _("Henvendelsen er lagret. Personen har fått en mappe."), back=reverse("my_day"),
        then=lambda household: reverse("people:household", args=[household]),
        template="casework/first_contact.html",
    )  # fmt: skip

    def write_down() -> UUID:
        ask_about_those_alike(actor, form)
        return first_contact(actor, form.person(), form.said(), form.promised()).household.pk

    return take_step(request, form, step, write_down)


def _found(request: HttpRequest, text: str) -> HttpResponse:
    actor = request.actor
    hits = find_best(actor, text, HITS) if text else []
    record_list(actor.with_purpose(_("Søk")).trace, "person", [one.person.pk for one in hits])
    rows = [(one.person, one.household) for one in hits]
    shown = masked(text) if looks_like_a_number(text) else text
    form = FirstContactForm(now=actor.at, about=list(About))
    context = {"form": form, "rows": rows, "text": shown, "searched": True, "title": _("Ny henvendelse"),
               "button": _("Lagre henvendelsen"), "cancel": reverse("my_day")}  # fmt: skip
    return render(request, "casework/first_contact.html", context)


@require_http_methods(POSTS)
def entry_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a contact or a note in the household's file."""
    actor = request.actor
    household = open_file(actor, pk)
    form = EntryForm(sent(request), now=actor.at, about=about_for(actor, pk))
    title = _("Ny henvendelse eller nytt notat")
    step = Step(
        "write_entry", title, _("Lagre i mappen"), _("Lagret i mappen."),
        back=reverse("people:household", args=[pk]), facts=str(household), crumbs=way_to(household, title),
    )  # fmt: skip
    return take_step(request, form, step, lambda: contact(actor, household, form.said(), form.promised()).pk)


@require_http_methods(POSTS)
def entry_correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what an entry says; the first stays."""
    actor = request.actor
    entry = open_entry(actor, pk)
    household = open_file(actor, entry.household_id)
    initial = {"kind": entry.kind, "who": entry.who, "text": entry.text, "about": entry.about}
    form = CorrectionForm(
        sent(request), now=entry.happened_at, about=about_for(actor, household.pk), initial=initial
    )
    title = _("Rett")
    step = Step(
        "correct_entry", title, _("Lagre rettelsen"), _("Rettelsen er lagret. Den første teksten står også."),
        back=reverse("casework:timeline", args=[household.pk]), facts=str(household),
        crumbs=way_to(household, title), lead=_("Den første teksten blir stående, merket som rettet."),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: correct_entry(actor, pk, form.said(), form.cleaned_data["why_corrected"]).pk,
    )  # fmt: skip


@require_GET
def timeline(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that has happened, newest first; `?vis=` narrows it."""
    actor = request.actor
    household = open_file(actor, pk)
    actor = looking_at(actor, pk)
    chosen = request.GET.get("vis", "")
    page = _page(request.GET.get("side", "1"))
    rows, more = timeline_of(actor, pk, chosen, page)
    here = reverse("casework:timeline", args=[pk])
    context = {
        "household": household, "parts": parts_seen(actor, pk),
        "rows": rows, "page": page, "older": page + 1 if more else None,
        "chosen": chosen, "crumbs": way_to(household, _("Tidslinje")),
        "views": [
            {"label": label, "url": f"{here}?vis={code}" if code else here, "current": code == chosen}
            for code, label in VIEWS
        ],
    }  # fmt: skip
    return render(request, "casework/timeline.html", context)


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text[:5]) > 0 else 1
