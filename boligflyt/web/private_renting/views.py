"""Leie til leie: the list, one search, every step with it, a viewing and a security."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.choices import LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.private_renting.choices import SearchState, SecurityKind, SecurityState, ViewingResult
from boligflyt.areas.private_renting.models import PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries import (
    guides,
    open_household_for_search,
    open_search,
    open_security,
    open_viewing,
    search_list,
    searches_visible_to,
    securities_of,
    viewings_of,
)
from boligflyt.areas.private_renting.services import begin_search, tell_viewing
from boligflyt.areas.private_renting.workflow import NEXT, SECURITY_NEXT, SEEKING
from boligflyt.web.private_renting.forms import GuidedForm, SearchForm, ToldForm
from boligflyt.web.private_renting.signs import next_step, search_sign, security_sign, viewing_sign
from boligflyt.web.private_renting.steps import SECURITY_TURNS, TURNS
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

PER_PAGE = 50


@require_GET
def searches(request: HttpRequest) -> HttpResponse:
    """Households that look, by the next day; `?vis=` shows another state, `?enhet=1` everybody's."""
    actor = request.actor
    asked = request.GET.get("vis", "")
    state = SearchState(asked) if asked in SearchState.values else None
    everybody = request.GET.get("enhet") == "1" or state is not None
    found = search_list(actor, state, mine=not everybody)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.sign = search_sign(one)
    record_list(actor.trace, "private_search", [one.pk for one in page])
    address = reverse("private_renting:list")
    views = [
        {"label": _("Mine"), "url": address, "current": not everybody},
        {"label": _("Alle"), "url": f"{address}?enhet=1", "current": everybody and state is None},
    ]
    views += [
        {"label": one.label, "url": f"{address}?vis={one.value}", "current": one == state}
        for one in SearchState
    ]
    context = {"page": page, "views": views, "mine": not everybody, "today": actor.today}
    return render(request, "private_renting/list.html", context)


@require_GET
def search(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One search: the next step, what they look for, viewings, and deposit or guarantee."""
    actor = request.actor
    found = open_search(actor, pk)
    viewings, securities = list(viewings_of(actor, pk)), list(securities_of(actor, pk))
    planned = next((one for one in reversed(viewings) if one.result == ViewingResult.PLANNED), None)
    said_yes = any(one.result == ViewingResult.YES for one in viewings)
    home = _rented_home(actor, found)
    for one in viewings:
        one.sign = viewing_sign(one)
    for row in securities:
        row.sign = security_sign(row)
        row.steps = _security_links(row)
    context = {
        "search": found, "sign": search_sign(found), "viewings": viewings, "securities": securities,
        "step": next_step(found, planned, said_yes, securities, _notice_of(actor, home)), "home": home,
        "may_write": actor.may(Right.APPLICATION_WRITE),
        "links": _links(found), "crumbs": _way(str(found.household)), "today": actor.today,
        "seeks": found.state in SEEKING,
        "may_have_security": found.state in (SearchState.FOUND, SearchState.MOVED_IN),
    }  # fmt: skip
    return render(request, "private_renting/search.html", context)


def _rented_home(actor: Actor, found: PrivateSearch) -> Lease | None:
    """The municipal lease that must be given notice of when they move out of it."""
    running = leases_visible_to(actor).filter(household=found.household_id, state=LeaseState.RUNNING)
    return running.select_related("dwelling__building").defer("contract", "notice", "contract_data").first()


def _notice_of(actor: Actor, home: Lease | None) -> str:
    """Where notice is given of the dwelling, with private renting chosen; nothing when it is given."""
    if home is None or home.notice_given_on or not actor.may(Right.LEASE_WRITE):
        return ""
    return reverse("leases:end", args=[home.pk]) + f"?til={LedTo.PRIVATE}"


LEADS = {
    SearchState.FOUND: "funnet", SearchState.GIVEN_UP: "avslutt", SearchState.MOVED_IN: "innflyttet",
    SearchState.LOOKING: "falt-gjennom",
}  # fmt: skip


def _links(found: PrivateSearch) -> list[tuple[str, str]]:
    """The other steps that the table of states leads to, as addresses and words."""
    codes = [LEADS[one] for one in NEXT[SearchState(found.state)] if one in LEADS]
    if found.state == SearchState.LOOKING:
        codes = ["visning", *codes]
    if found.state in SEEKING:
        codes.append("rett")
    return [
        (reverse("private_renting:step", args=[found.pk, code]), str(TURNS[code].title)) for code in codes
    ]


def _security_links(row: RentSecurity) -> list[tuple[str, str]]:
    """What may be noted of it next, in the words of its kind."""
    deposit = row.kind == SecurityKind.DEPOSIT
    words = {
        "ut": _("Er utbetalt") if deposit else _("Er stilt"), "krevd": _("Utleieren krever den"),
        "tilbake": _("Er betalt tilbake") if deposit else _("Er opphørt"), "bortfalt": _("Faller bort"),
    }  # fmt: skip
    after = SECURITY_NEXT[SecurityState(row.state)]
    return [
        (reverse("private_renting:security", args=[row.pk, code]), words[code])
        for code, (to, _turn) in SECURITY_TURNS.items()
        if to in after
    ]


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
        crumbs=(*_way(str(found.household), here), (str(turn.title), "")),
    )  # fmt: skip

    def do() -> UUID:
        told: Any = form
        data = form.cleaned_data
        read = getattr(told, "facts", None) or getattr(told, "found", None)
        turn.do(actor, pk, data["version"] or found.version, {**data, "facts": read() if read else None})
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
        crumbs=(*_way(str(found.search.household), here), (_("Visning"), "")),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: tell_viewing(actor, pk, form.cleaned_data["version"] or found.version, form.told()).pk,
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
        crumbs=(*_way(str(found.search.household), here), (str(turn.title), "")),
    )  # fmt: skip

    def do() -> UUID:
        data = form.cleaned_data
        turn.do(actor, pk, data["version"] or found.version, data)
        return pk

    return take_step(request, form, shown, do)


def _staff(actor: Actor) -> list[tuple[str, str]]:
    return list({str(one.staff_id): one.staff.name for one in guides(actor)}.items())


def _facts(found: PrivateSearch) -> str:
    return f"{found.household}, {found.get_state_display().lower()}"


def _way(name: str, here: str = "") -> Crumbs:
    return ((_("Leie til leie"), reverse("private_renting:list")), (name, here))
