"""The dwelling register: one dwelling, registering, changing, status and purpose."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_card import open_dwelling_card
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.bases import base_of
from boligflyt.areas.dwellings.choices import StatusCode
from boligflyt.areas.dwellings.cooperatives import Held, open_cooperative
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.perms import shown_purpose
from boligflyt.areas.dwellings.pictures import pictures_of
from boligflyt.areas.dwellings.queries import disposals_of, ledger_of, open_dwelling, owner_of
from boligflyt.areas.dwellings.standard import assessments_of
from boligflyt.areas.leases.rents_over_time import rents_over_time
from boligflyt.web.dwellings import rows
from boligflyt.web.dwellings.economy_views import rent_and_costs
from boligflyt.web.dwellings.forms import DwellingForm, NewDwellingForm, PurposeForm, StatusForm
from boligflyt.web.dwellings.rent_level_views import rent_rows
from boligflyt.web.dwellings.signs import status_sign
from boligflyt.web.shell.forms import tried

Crumbs = list[tuple[str, str]]
POSTS = ["GET", "POST"]
INVALID = 422


def _crumbs(here: str, dwelling: Dwelling | None = None) -> Crumbs:
    """Boliger › the dwelling › this page."""
    way = [(_("Boliger"), reverse("dwellings:list"))]
    if dwelling is not None and here:
        way.append((dwelling.address, reverse("dwellings:detail", args=[dwelling.pk])))
    return [*way, (here or (dwelling.address if dwelling else ""), "")]


@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dwelling: the next step, its days, its leases, its facts."""
    actor = request.actor
    card = open_dwelling_card(actor, pk)
    whole = request.GET.get("hele") == "1"
    context = {
        "crumbs": _crumbs("", card.dwelling),
        "card": card,
        "dwelling": card.dwelling,
        "sign": status_sign(card.day.status),
        "purpose": shown_purpose(actor, card.dwelling.purpose),
        "next": rows.next_step(card, actor),
        "segments": rows.segments(card, whole=whole),
        "whole": whole,
        "empty": rows.empty_by_cause(card),
        "leases": list(reversed(card.days.leases)),
        "rents": rent_rows(rents_over_time(card.days.leases)),
        "may_write": actor.may(Right.DWELLING_WRITE),
        "may_set_purpose": actor.may(Right.DWELLING_PURPOSE),
        "may_see_leases": actor.may(Right.LEASE_READ),
        "disposals": list(disposals_of(card.dwelling)),
        "covered": base_of(actor, card.dwelling),
        "held": _cooperative(card.dwelling, actor),
        "pictures": len(pictures_of(actor, card.dwelling)),
        **_assessments(card.dwelling, actor),
        **_from_file(card.dwelling, actor),
        **rent_and_costs(card.dwelling),
    }
    return render(request, "dwellings/detail.html", context)


def _from_file(dwelling: Dwelling, actor: Actor) -> dict[str, Any]:
    """What the municipality's file told, for those who keep the register: it may tell what a home is for."""
    if not actor.may(Right.DWELLING_WRITE):
        return {}
    owner = owner_of(dwelling)
    return {"may_see_from_file": bool(owner or dwelling.tells_more), "owner": owner}


def _assessments(dwelling: Dwelling, actor: Actor) -> dict[str, Any]:
    """What was seen in the dwelling each year, and whether this year is told."""
    told = assessments_of(actor, dwelling)
    this_year = any(one.assessed_on.year == actor.today.year for one in told)
    return {"assessments": told, "assessed_this_year": this_year}


def _cooperative(dwelling: Dwelling, actor: Actor) -> Held | None:
    """The borettslag of the building with the public owners' shares, if it is in one."""
    pk = dwelling.building.cooperative_id
    return None if pk is None else open_cooperative(actor, pk)


@require_http_methods(POSTS)
def new(request: HttpRequest) -> HttpResponse:
    """Register a dwelling in a known or a new building, or a room of a shared home."""
    actor = request.actor
    parent = _parent(request)
    form = NewDwellingForm(request.POST or None, parent=parent)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "register_dwelling", actor.trace,
            lambda: services.register_dwelling(actor, form.facts(), form.place(), parent=parent).pk,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Boligen er registrert. Sett status, så vises den riktig i listen."))
            return redirect("dwellings:detail", pk=done[0])
    context = {"form": form, "parent": parent, "crumbs": _crumbs(_("Ny bolig"), parent)}
    return render(request, "dwellings/form.html", context, status=INVALID if form.errors else 200)


def _parent(request: HttpRequest) -> Dwelling | None:
    wanted = request.GET.get("del_av")
    if not wanted:
        return None
    try:
        return open_dwelling(request.actor, UUID(wanted))
    except ValueError:
        raise Http404 from None


@require_http_methods(POSTS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the facts of a dwelling."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    form = DwellingForm(request.POST) if request.method == "POST" else DwellingForm.of(dwelling)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(0)
        if tried(form, lambda: run_once(
            form.command_number, "change_dwelling", actor.trace,
            lambda: services.change_dwelling(actor, pk, version, form.facts()).pk,
        )):  # fmt: skip
            messages.success(request, _("Boligen er lagret."))
            return redirect("dwellings:detail", pk=pk)
    context = {"form": form, "dwelling": dwelling, "crumbs": _crumbs(_("Endre"), dwelling)}
    return render(request, "dwellings/form.html", context, status=INVALID if form.errors else 200)


@require_http_methods(POSTS)
def status(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set status from a day on; the ledger stands under the form."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    asked = request.GET.get("status")
    start = {
        "version": dwelling.version,
        "first_day": actor.today,
        "status": asked if asked in StatusCode.values else None,
    }
    form = StatusForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        if tried(form, lambda: run_once(
            form.command_number, "set_status", actor.trace,
            lambda: services.set_status(
                actor, pk, form.version_or(0), clean["status"], clean["first_day"], clean["cause"],
                clean["note"],
            ).dwelling_id,
        )):  # fmt: skip
            messages.success(request, _("Status er satt."))
            return redirect("dwellings:detail", pk=pk)
    context = {
        "form": form,
        "dwelling": dwelling,
        "ledger": ledger_of(dwelling).reverse(),
        "crumbs": _crumbs(_("Status"), dwelling),
    }
    return render(request, "dwellings/status.html", context, status=INVALID if form.errors else 200)


@require_http_methods(POSTS)
def purpose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whom the dwelling is meant for."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    form = PurposeForm(
        request.POST or None, initial={"version": dwelling.version, "purpose": dwelling.purpose}
    )
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        if tried(form, lambda: run_once(
            form.command_number, "set_purpose", actor.trace,
            lambda: services.set_purpose(actor, pk, form.version_or(0), clean["purpose"]).pk,
        )):  # fmt: skip
            messages.success(request, _("Formålet er lagret."))
            return redirect("dwellings:detail", pk=pk)
    context = {"form": form, "dwelling": dwelling, "crumbs": _crumbs(_("Formål"), dwelling)}
    return render(request, "dwellings/purpose.html", context, status=INVALID if form.errors else 200)
