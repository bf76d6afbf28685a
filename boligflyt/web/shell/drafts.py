"""Drafts of long forms: kept while somebody writes, offered when the form is opened again, gone when sent.

A view says that its form has drafts by calling `with_draft` after its door; the rest follows from that. Why
the server keeps them and never the browser is told in docs/decisions/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.drafts import draft_of, drop_draft, keep_draft
from boligflyt.areas.access.perms import Actor
from boligflyt.web.shell.access_table import ACCESS
from boligflyt.web.shell.session import NEVER_KEPT

ASKED, FETCH = "utkast", "hent"
PATH_FIELD = "draft_path"
# The number of a command is for one sending only; a new page has its own. The version is kept, so that a
# draft from before somebody else's change meets it as a conflict and not over it.
NOT_IN_DRAFTS = NEVER_KEPT | {PATH_FIELD, "command"}
KEPT, TOO_MUCH, NOT_THERE, REDIRECTS = 204, 413, 404, range(300, 400)


@dataclass(frozen=True, slots=True)
class OfferedDraft:
    """What the page says of a draft: when it was written, the way to it, and whether it is fetched."""

    path: str
    at: datetime | None = None
    fetched: bool = False

    @property
    def url(self) -> str:
        """The form with the draft in it."""
        return f"{self.path}{'&' if '?' in self.path else '?'}{ASKED}={FETCH}"


def form_path(address: str) -> str:
    """The address of a form as its draft is known by: without the question for the draft itself."""
    parts = urlsplit(address)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != ASKED]
    return f"{parts.path}?{urlencode(asked)}" if asked else parts.path


def with_draft(request: HttpRequest, form: forms.Form) -> None:
    """Let the form have drafts: offers the one there is, or fills the form with it when that is asked for."""
    actor, path = request.actor, form_path(request.get_full_path())
    request.draft = OfferedDraft(path)
    if form.is_bound:
        return
    found = draft_of(actor.staff, path, actor.at)
    if found is None:
        return
    fetched = request.GET.get(ASKED) == FETCH
    request.draft = OfferedDraft(path, found.at, fetched)
    if fetched:
        for name, field in form.fields.items():
            if name not in NOT_IN_DRAFTS:
                form.initial[name] = _value(field, found.values(name))


def _value(field: forms.Field, values: list[str]) -> object:
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return values
    if isinstance(field, forms.BooleanField):
        return bool(values)
    return values[0] if values else ""


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Sent by the page while somebody writes: 204 when it is kept."""
    actor, path = request.actor, form_path(request.POST.get(PATH_FIELD, ""))
    if not _may_write_at(actor, path):
        return HttpResponse(status=NOT_THERE)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_IN_DRAFTS and "password" not in name
    ]
    return HttpResponse(status=KEPT if keep_draft(actor.staff, path, fields, actor.at) else TOO_MUCH)


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Thrown away by the one who wrote it; back to the empty form."""
    actor, path = request.actor, form_path(request.POST.get(PATH_FIELD, ""))
    drop_draft(actor.staff, path)
    return redirect(path if _may_write_at(actor, path) else "start")


def _may_write_at(actor: Actor, path: str) -> bool:
    """Whether the address is a page of ours that asks a right the actor has; the row is its own door's."""
    try:
        asked = ACCESS.get(resolve(urlsplit(path).path).view_name)
    except Resolver404:
        return False
    return isinstance(asked, Right) and actor.may(asked)


class Drafts:
    """Throws the draft away when its form has been sent and taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """After the view, whose transaction is then over."""
        response = self.get_response(request)
        offered = getattr(request, "draft", None)
        if request.method == "POST" and offered is not None and response.status_code in REDIRECTS:
            drop_draft(request.actor.staff, offered.path)
        return response
