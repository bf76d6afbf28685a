"""Entrances of a building: seen, added with the dwellings one reaches by them, changed and taken away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.entrances import (
    bases_in,
    entrances_of,
    offered_to,
    open_entrance,
    without_entrance,
)
from boligflyt.areas.dwellings.models import Dwelling, Entrance
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.services import EntranceFacts
from boligflyt.web.dwellings.forms import known_or_not
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step


class DwellingsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Dwellings of one building, each with its size and the entrance it belongs to now."""

    def label_from_instance(self, obj: Any) -> str:
        """«H0301, 2 soverom (nå i oppgang A)»."""
        where = obj.unit_number or obj.extra_reference or obj.address
        rooms = _("%(where)s, %(count)s soverom") % {"where": where, "count": obj.bedrooms}
        return f"{rooms} ({_('nå i oppgang')} {obj.entrance.name})" if obj.entrance else rooms


class EntranceForm(VersionedForm):
    """An entrance as it is."""

    name = forms.CharField(
        label=_l("Oppgang"), max_length=30, help_text=_l("Som folk sier det, for eksempel B eller 2.")
    )
    house_number = forms.CharField(
        label=_l("Eget husnummer"), max_length=10, required=False,
        help_text=_l("Når oppgangen har en egen adresse, for eksempel 14B."),
    )  # fmt: skip
    step_free = known_or_not(_l("Trinnfri inngang"))
    has_lift = known_or_not(_l("Heis i oppgangen"))
    dwellings = DwellingsField(
        label=_l("Boliger i oppgangen"), queryset=Dwelling.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    FACTS = ("name", "house_number", "step_free", "has_lift")

    def __init__(self, *args: Any, choices: QuerySet[Dwelling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dwellings"].queryset = choices

    def facts(self) -> EntranceFacts:
        """What the service takes."""
        clean = self.cleaned_data
        told = {name: clean[name] for name in self.FACTS}
        return EntranceFacts(**told, dwellings=[one.pk for one in clean["dwellings"]])


class DropForm(VersionedForm):
    """The entrance that is taken away."""

    entrance = forms.UUIDField()


@require_GET
def entrances(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All entrances of the building with their dwellings, and the dwellings that have none."""
    actor, dwelling = request.actor, open_dwelling(request.actor, pk)
    bases, found = bases_in(actor, dwelling), list(entrances_of(actor, dwelling))
    groups = [_group(one, list(one.dwellings.all()), bases) for one in found]
    rest = list(without_entrance(actor, dwelling))
    listed = [row["dwelling"].pk for group in groups for row in group["rows"]]
    record_list(actor.trace, "dwelling", [*listed, *(one.pk for one in rest)])
    context = {
        "dwelling": dwelling, "groups": groups, "rest": _group(None, rest, bases), "show_bases": bool(bases),
        "may_write": actor.may(Right.DWELLING_WRITE), "crumbs": _crumbs(dwelling, ""),
    }  # fmt: skip
    return render(request, "dwellings/entrances.html", context)


def _group(entrance: Entrance | None, homes: list[Dwelling], bases: dict[UUID, str]) -> dict[str, Any]:
    rows = [{"dwelling": one, "base": bases.get(one.pk, "")} for one in homes]
    return {"entrance": entrance, "rows": rows}


@require_http_methods(POSTS)
def entrance_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add an entrance to the building."""
    actor, dwelling = request.actor, open_dwelling(request.actor, pk)
    form = EntranceForm(sent(request), choices=offered_to(actor, dwelling, None))
    step = _step(dwelling, "add_entrance", _("Ny oppgang"))
    return take_step(request, form, step, lambda: services.add_entrance(actor, pk, form.facts()).pk)


@require_http_methods(POSTS)
def entrance_edit(request: HttpRequest, pk: UUID, entrance: UUID) -> HttpResponse:
    """Change an entrance, and which dwellings belong to it."""
    actor, dwelling = request.actor, open_dwelling(request.actor, pk)
    one = open_entrance(actor, dwelling, entrance)
    homes = offered_to(actor, dwelling, one)
    start = {name: getattr(one, name) for name in (*EntranceForm.FACTS, "version")}
    start["dwellings"] = [home.pk for home in homes if home.entrance_id == one.pk]
    form = EntranceForm(sent(request), initial=start, choices=homes)
    step = _step(dwelling, "change_entrance", _("Oppgang %(name)s") % {"name": one.name})

    def keep() -> UUID:
        return services.change_entrance(actor, pk, entrance, form.version_or(0), form.facts()).pk

    return take_step(request, form, step, keep)


def _step(dwelling: Dwelling, kind: str, title: str) -> Step:
    return Step(
        kind, title, _("Lagre"), _("Oppgangen er lagret."),
        back=reverse("dwellings:entrances", args=[dwelling.pk]), facts=str(dwelling.building),
        crumbs=_crumbs(dwelling, title),
    )  # fmt: skip


@require_POST
def entrance_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an entrance away."""
    actor = request.actor
    open_dwelling(actor, pk)
    form = DropForm(request.POST)
    done: object = form.is_valid() and tried(form, lambda: run_once(
        form.command_number, "drop_entrance", actor.trace,
        lambda: services.drop_entrance(actor, pk, form.cleaned_data["entrance"]).pk,
    ))  # fmt: skip
    if done:
        messages.success(request, _("Oppgangen er tatt bort."))
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:entrances", pk=pk)


def _crumbs(dwelling: Dwelling, here: str) -> Crumbs:
    """Boliger › the dwelling › entrances › this page."""
    way: Crumbs = (
        (_("Boliger"), reverse("dwellings:list")),
        (dwelling.address, reverse("dwellings:detail", args=[dwelling.pk])),
    )  # fmt: skip
    of_all = reverse("dwellings:entrances", args=[dwelling.pk]) if here else ""
    way = (*way, (_("Oppganger"), of_all))
    return (*way, (here, "")) if here else way
