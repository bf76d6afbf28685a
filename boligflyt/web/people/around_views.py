"""School and guardian of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.choices import Information
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.people import services
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries import open_person
from boligflyt.web.people.forms import GuardianForm, SchoolingForm
from boligflyt.web.shell.forms import VersionedForm, tried

POSTS = ["GET", "POST"]
INVALID = 422
COMMAND_FIELDS = frozenset({"version", "command"})


@require_http_methods(POSTS)
def schooling(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register the child's school and the parents' wish."""
    form = SchoolingForm(request.POST or None, initial={"first_day": request.actor.today})
    words = {"title": _("Skole"), "button": _("Lagre skolen"), "done": _("Skolen er lagret.")}
    person = open_person(request.actor, pk, Information.CHILDREN)
    return _add(request, person, form, services.add_schooling, words)


@require_http_methods(POSTS)
def guardian(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register a guardian."""
    form = GuardianForm(request.POST or None, initial={"first_day": request.actor.today})
    words = {"title": _("Verge"), "button": _("Lagre vergen"), "done": _("Vergen er lagret.")}
    return _add(request, open_person(request.actor, pk), form, services.add_guardian, words)


def _add(
    request: HttpRequest, person: Person, form: VersionedForm, do: Callable[..., Any], words: dict[str, str]
) -> HttpResponse:
    actor, pk = request.actor, person.pk
    if request.method == "POST" and form.is_valid():
        facts = {name: value for name, value in form.cleaned_data.items() if name not in COMMAND_FIELDS}
        if tried(form, lambda: run_once(
            form.command_number, do.__name__, actor.trace, lambda: do(actor, person, **facts).pk
        )):  # fmt: skip
            messages.success(request, words["done"])
            return redirect("people:person", pk=pk)
    crumbs = [
        (_("Personer"), reverse("people:persons")),
        (person.full_name, reverse("people:person", args=[pk])),
        (words["title"], ""),
    ]
    context = {"form": form, "person": person, "words": words, "crumbs": crumbs}
    return render(request, "people/around_form.html", context, status=INVALID if form.errors else 200)
