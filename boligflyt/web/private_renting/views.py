"""Leie til leie: the list, and one search with the steps that lead on."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.choices import LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.private_renting.choices import SearchState, SecurityKind, SecurityState, ViewingResult
from boligflyt.areas.private_renting.models import PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries import (
    open_search,
    search_list,
    securities_of,
    viewings_of,
)
from boligflyt.areas.private_renting.workflow import NEXT, SECURITY_NEXT, SEEKING
from boligflyt.web.private_renting.signs import next_step, search_sign, security_sign, viewing_sign
from boligflyt.web.private_renting.steps import SECURITY_TURNS, TURNS
from boligflyt.web.shell.steps import Crumbs

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
        "links": _links(found), "crumbs": way(str(found.household)), "today": actor.today,
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


def way(name: str, here: str = "") -> Crumbs:
    """The crumbs of a search; `here` is its address, when the page is under it."""
    return ((_("Leie til leie"), reverse("private_renting:list")), (name, here))
