"""Steps of leie til leie: the beginning, each step with a search, a viewing and a security."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.private_renting.choices import ViewingResult
from boligflyt.areas.private_renting.models import PrivateSearch
from boligflyt.areas.private_renting.queries import (
    guides,
    open_household_for_search,
    open_search,
    open_security,
    open_viewing,
    searches_visible_to,
    viewings_of,
)
from boligflyt.areas.private_renting.services import begin_search, tell_viewing
from boligflyt.areas.private_renting.workflow import SEEKING
from boligflyt.web.private_renting.forms import GuidedForm, SearchForm, ToldForm
from boligflyt.web.private_renting.steps import SECURITY_TURNS, TURNS
from boligflyt.web.private_renting.views import way
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


@require_http_methods(POSTS)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The household begins to look; one that looks already is shown instead."""
    actor = request.actor
    household = open_household_for_search(actor, pk)
    running = searches_visible_to(actor).filter(household=pk, state__in=SEEKING).first()
    if running is not None and request.method == "GET":
        return redirect("private_renting:search", pk=running.pk)
    form = SearchForm(sent(request), staff=_staff(actor), initial={"guide": str(actor.staff), "bedrooms": 1})
    step = Step(
        "begin_search", _("Let etter privat leiebolig"), _("Begynn å lete"), _("Letingen er i gang."),
        back=reverse("people:household", args=[pk]), facts=str(household),
        lead=_("Husstanden får en veileder som leter sammen med dem og blir med på visning."),
        crumbs=((str(household), reverse("people:household", args=[pk])), (_("Privat leie"), "")),
        then=lambda made: reverse("private_renting:search", args=[made]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: begin_search(actor, pk, form.facts()).pk)


@require_http_methods(POSTS)
def step(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """One step with a search."""
    actor = request.actor
    found = open_search(actor, pk)
    turn = TURNS.get(step)
    if turn is None:
        raise Http404
    form = _form(request, turn.form, found, actor)
    here = reverse("private_renting:search", args=[pk])
    shown = Step(
        f"search_{step}", str(turn.title), str(turn.button), str(turn.done), back=here,
        facts=_facts(found), lead=str(turn.lead),
        crumbs=(*way(str(found.household), here), (str(turn.title), "")),
    )  # fmt: skip

    def do() -> UUID:
        told: Any = form
        data = form.cleaned_data
        read = getattr(told, "facts", None) or getattr(told, "found", None)
        turn.do(actor, pk, form.version_or(found.version), {**data, "facts": read() if read else None})
        return pk

    return take_step(request, form, shown, do)


def _form(
    request: HttpRequest, kind: type[VersionedForm], found: PrivateSearch, actor: Actor
) -> VersionedForm:
    initial = {
        "version": found.version, "on": actor.today, "along": str(actor.staff), "guide": str(found.guide_id),
        "bedrooms": found.bedrooms, "most_rent": found.most_rent, "wanted_area": found.wanted_area,
        "next_on": found.next_on, "next_what": found.next_what, "kind": "guarantee", "told": found.told,
    }  # fmt: skip
    if kind is TURNS["funnet"].form:
        initial |= _of_last_yes(actor, found)
    if issubclass(kind, GuidedForm):
        return kind(sent(request), staff=_staff(actor), initial=initial)
    return kind(sent(request), initial=initial)


def _of_last_yes(actor: Actor, found: PrivateSearch) -> dict[str, Any]:
    """The dwelling where they were told yes is proposed."""
    said = viewings_of(actor, found.pk).filter(result=ViewingResult.YES).first()
    return {"address": said.address, "rent": said.rent} if said else {}


@require_http_methods(POSTS)
def viewing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came of a viewing."""
    actor = request.actor
    found = open_viewing(actor, pk)
    here = reverse("private_renting:search", args=[found.search_id])
    form = ToldForm(sent(request), initial={"version": found.version})
    step = Step(
        "tell_viewing", _("Hvordan visningen gikk"), _("Lagre"), _("Visningen er ført."), back=here,
        facts=f"{found.address}, {found.search.household}",
        crumbs=(*way(str(found.search.household), here), (_("Visning"), "")),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: tell_viewing(actor, pk, form.version_or(found.version), form.told()).pk,
    )  # fmt: skip


@require_http_methods(POSTS)
def security(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """One step with a deposit or a guarantee."""
    actor = request.actor
    found = open_security(actor, pk)
    if step not in SECURITY_TURNS:
        raise Http404
    _to, turn = SECURITY_TURNS[step]
    here = reverse("private_renting:search", args=[found.search_id])
    form = turn.form(sent(request), initial={"version": found.version, "on": actor.today})
    shown = Step(
        f"security_{step}", str(turn.title), str(turn.button), str(turn.done), back=here,
        facts=f"{found.get_kind_display()}, {found.search.household}", lead=str(turn.lead),
        crumbs=(*way(str(found.search.household), here), (str(turn.title), "")),
    )  # fmt: skip

    def do() -> UUID:
        data = form.cleaned_data
        turn.do(actor, pk, form.version_or(found.version), data)
        return pk

    return take_step(request, form, shown, do)


def _staff(actor: Actor) -> list[tuple[str, str]]:
    return list({str(one.staff_id): one.staff.name for one in guides(actor)}.items())


def _facts(found: PrivateSearch) -> str:
    return f"{found.household}, {found.get_state_display().lower()}"
