"""One step on a page of its own: a form, the service once, a word that it is done, and on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import run_once
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import VersionedForm, tried

POSTS = ["GET", "POST"]
INVALID = 422
Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The words and ways of a step: `kind` names the command, `back` is where one came from.

    `then`: where it leads when done, given the key that the service gave; `back` when it says nothing.
    `tell`: says what came of it, where that is not known before; otherwise `done` is said.
    """

    kind: str
    title: str
    button: str
    done: str
    back: str
    lead: str = ""
    facts: str = ""
    crumbs: Crumbs = ()
    then: Callable[[UUID | None], str] | None = None
    tell: Callable[[], None] | None = None
    template: str = "step.html"


Do = Callable[[Actor, UUID, int | None, dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """A row in a table of steps with one kind of thing: the words, the form, and the service it calls."""

    title: Promise
    button: Promise
    done: Promise
    form: type[VersionedForm]
    do: Do
    lead: Promise | str = ""


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def take_step(
    request: HttpRequest, form: VersionedForm, step: Step, do: Callable[[], UUID], **shown: object
) -> HttpResponse:
    """Show the form; when it is sent and valid, carry out the service at most once for its command number.

    `shown`: what the step's own template shows besides the form.
    """
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(form.command_number, step.kind, request.actor.trace, do))
        if done:
            if step.tell:
                step.tell()
            else:
                messages.success(request, step.done)
            return redirect(step.then(done[0]) if step.then else step.back)
    context = {
        "form": form, "title": step.title, "button": step.button, "lead": step.lead, "facts": step.facts,
        "cancel": step.back, "crumbs": step.crumbs, "step": step, **shown,
    }  # fmt: skip
    return render(request, step.template, context, status=INVALID if form.errors else 200)
