"""Mappings of sheets that are kept: a list, and each with what its headings are, its name and its end."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.queries import names_of
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.file_values import CHOICES
from boligflyt.areas.dwellings.models import KeptMapping
from boligflyt.areas.dwellings.queries import mappings_visible_to, open_mapping
from boligflyt.domain.dwelling_file import columns
from boligflyt.domain.sheet_mapping import LEFT_OUT
from boligflyt.web.dwellings.mapping_forms import target_in_words
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried

INVALID = 422


class NameForm(VersionedForm):
    """The name of a mapping."""

    name = forms.CharField(label=_l("Navn på oppsettet"), max_length=60)


@require_GET
def mappings(request: HttpRequest) -> HttpResponse:
    """Every mapping by name, with who said it last."""
    found = list(mappings_visible_to(request.actor))
    names = names_of(one.changed_by for one in found)
    rows = [
        {"kept": one, "by": names.get(one.changed_by, "") if one.changed_by else "", "read": _read(one)}
        for one in found
    ]
    return render(request, "dwellings/mappings.html", {"rows": rows, "crumbs": _crumbs(_("Oppsett"))})


def _read(kept: KeptMapping) -> int:
    """How many of its headings are taken in."""
    return sum(1 for one in kept.targets.values() if one != LEFT_OUT)


@require_http_methods(["GET", "POST"])
def mapping(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What each heading is, and another name."""
    actor, kept = request.actor, open_mapping(request.actor, pk)
    form = NameForm(request.POST or None, initial={"name": kept.name, "version": kept.version})
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        if tried(form, lambda: run_once(
            form.command_number, "rename_mapping", actor.trace,
            lambda: services.rename_mapping(actor, pk, clean["version"] or 0, clean["name"]).pk,
        )):  # fmt: skip
            messages.success(request, _("Oppsettet har fått navnet «%(name)s».") % {"name": clean["name"]})
            return redirect("dwellings:mappings")
    context = {
        "form": form, "kept": kept, "headings": list(_headings(kept)), "constants": list(_constants(kept)),
        "crumbs": _crumbs(_("Oppsett"), kept.name),
    }  # fmt: skip
    return render(request, "dwellings/mapping.html", context, status=INVALID if form.errors else 200)


def _headings(kept: KeptMapping) -> Iterator[tuple[str, str]]:
    for heading in kept.headings:
        yield heading, target_in_words(kept.targets.get(heading, LEFT_OUT))


def _constants(kept: KeptMapping) -> Iterator[tuple[str, str]]:
    for name, text in kept.constants.items():
        yield columns()[name].label, str(CHOICES.get(name, {}).get(text, text))


@require_POST
def mapping_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete it; what was read by it stays."""
    actor, kept = request.actor, open_mapping(request.actor, pk)
    form = NameForm({**request.POST.dict(), "name": kept.name})
    done: object = form.is_valid() and tried(form, lambda: run_once(
        form.command_number, "drop_mapping", actor.trace,
        lambda: services.drop_mapping(actor, pk, form.cleaned_data["version"] or 0),
    ))  # fmt: skip
    if done:
        messages.success(request, _("Oppsettet «%(name)s» er slettet.") % {"name": kept.name})
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:mappings")


def _crumbs(here: str, one: str = "") -> list[tuple[str, str]]:
    above = [(_("Boliger"), reverse("dwellings:list")), (_("Last inn fra fil"), reverse("dwellings:import"))]
    if one:
        return [*above, (here, reverse("dwellings:mappings")), (one, "")]
    return [*above, (here, "")]
