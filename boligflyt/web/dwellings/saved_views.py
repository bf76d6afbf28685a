"""Views of the list of dwellings: keep, rename, share and delete."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.queries import open_own_view, views_visible_to
from boligflyt.web.dwellings.list_forms import SavedViewForm
from boligflyt.web.dwellings.list_views import what_is_asked
from boligflyt.web.shell.forms import problems_of, tried

INVALID = 422


@require_http_methods(["GET", "POST"])
def saved_views(request: HttpRequest) -> HttpResponse:
    """One's own views and the office's; a new one comes from the list."""
    form = SavedViewForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid() and (view := _kept(request.actor, form)) is not None:
        messages.success(request, _("Utvalget er lagret. Det står over listen."))
        return redirect(f"{reverse('dwellings:list')}?{view}")
    context = {
        "form": form, "views": _listed(request.actor),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Utvalg"), "")],
    }  # fmt: skip
    return render(request, "dwellings/views.html", context, status=INVALID if form else 200)


def _kept(actor: Actor, form: SavedViewForm) -> str | None:
    """The query that was kept; None when a rule said no, which then stands on the form."""
    clean = form.cleaned_data
    asked = what_is_asked(QueryDict(clean["asked"]))
    done = tried(form, lambda: run_once(
        form.command_number, "keep_view", actor.trace,
        lambda: services.keep_view(actor, clean["name"], asked, shared=clean["shared"]).pk,
    ))  # fmt: skip
    return asked if done else None


def _listed(actor: Actor) -> list[dict[str, object]]:
    found = list(views_visible_to(actor))
    names = names_of(one.owner for one in found)
    return [{"view": one, "own": one.owner == actor.staff, "by": names.get(one.owner, "")} for one in found]


@require_http_methods(["GET", "POST"])
def saved_view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another name, shared or not; the list itself is changed by keeping a new view."""
    actor, view = request.actor, open_own_view(request.actor, pk)
    start = {"name": view.name, "shared": view.shared, "version": view.version, "asked": view.asked}
    form = SavedViewForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        if tried(form, lambda: run_once(
            form.command_number, "change_view", actor.trace,
            lambda: services.change_view(
                actor, pk, form.version_or(0), clean["name"], shared=clean["shared"]
            ).pk,
        )):  # fmt: skip
            messages.success(request, _("Utvalget er lagret."))
            return redirect("dwellings:views")
    crumbs = [
        (_("Boliger"), reverse("dwellings:list")), (_("Utvalg"), reverse("dwellings:views")), (view.name, ""),
    ]  # fmt: skip
    context = {"form": form, "view": view, "crumbs": crumbs}
    return render(request, "dwellings/view.html", context, status=INVALID if form.errors else 200)


@require_POST
def saved_view_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a view; the dwellings stay."""
    actor = request.actor
    view = open_own_view(actor, pk)
    form = SavedViewForm({**request.POST.dict(), "name": view.name})
    done: object = form.is_valid() and tried(form, lambda: run_once(
        form.command_number, "drop_view", actor.trace,
        lambda: services.drop_view(actor, pk, form.version_or(0)),
    ))  # fmt: skip
    if done:
        messages.success(request, _("Utvalget «%(name)s» er slettet.") % {"name": view.name})
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:views")
