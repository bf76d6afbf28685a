"""Bases: when somebody is at work there, and the dwellings they cover (HOU-03…05, HOU-21)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.allocation.queries.base_page import BasePage, Residents, open_base_page
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.bases import base_of, bases_counted, bases_visible_to, open_base
from boligflyt.areas.dwellings.choices import Staffing
from boligflyt.areas.dwellings.models import Base, Building
from boligflyt.areas.dwellings.queries import buildings_in_order, open_dwelling
from boligflyt.areas.dwellings.services import BaseFacts
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.dwellings.signs import status_sign
from boligflyt.web.formats import thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

MOST_COVERED = 500


class BaseForm(VersionedForm):
    """A base as it is."""

    name = forms.CharField(label=_l("Basens navn"), max_length=80)
    staffing = forms.ChoiceField(label=_l("Bemanning"), choices=Staffing.choices)
    manned_by = forms.CharField(label=_l("Tjenesten som bemanner den"), max_length=120)
    building = forms.ModelChoiceField(
        label=_l("Bygning"), queryset=Building.objects.none(), empty_label=_l("Velg bygning"),
        help_text=_l("Bygningen må stå i boligregisteret."),
    )  # fmt: skip
    capacity = WholeNumberField(label=_l("Boliger basen kan følge opp"), min_value=1, max_value=MOST_COVERED)

    FACTS: tuple[str, ...] = ("name", "staffing", "manned_by", "building", "capacity")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["building"].queryset = buildings_in_order()

    def facts(self) -> BaseFacts:
        """What the service takes."""
        return BaseFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


class ChangeBaseForm(BaseForm):
    """The same, and the day it was closed."""

    closed_on = NorwegianDateField(label=_l("Lagt ned"), required=False)

    FACTS = (*BaseForm.FACTS, "closed_on")


class InBaseForm(VersionedForm):
    """Which base covers a dwelling from a day on."""

    base = forms.ModelChoiceField(
        label=_l("Base"), queryset=Base.objects.none(), required=False, empty_label=_l("Ingen base")
    )
    first_day = NorwegianDateField(label=_l("Gjelder fra og med"))

    def __init__(self, *args: Any, choices: QuerySet[Base], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["base"].queryset = choices


@require_GET
def bases(request: HttpRequest) -> HttpResponse:
    """Every base, with how many dwellings it covers today."""
    context = {
        "rows": bases_counted(request.actor),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Baser"), "")],
    }
    return render(request, "dwellings/staff_bases.html", context)


@require_GET
def base(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One base: its dwellings today, those that stand empty, and whether it has room for more."""
    page = open_base_page(request.actor, pk)
    context = {
        "page": page, "one": page.base, "figures": _figures(page),
        "residents": _residents(page.residents), "crumbs": _crumbs(page.base.name),
        "rows": [{"dwelling": row, "sign": status_sign(row.day.status)} for row in page.rows],
    }  # fmt: skip
    return render(request, "dwellings/staff_base.html", context)


def _figures(page: BasePage) -> list[dict[str, str]]:
    return [
        {"value": thousands(len(page.rows)), "label": _("boliger hører til basen")},
        {"value": thousands(page.lived_in), "label": _("er bebodd i dag")},
        {"value": thousands(page.empty), "label": _("står tomme i dag")},
        {"value": thousands(page.base.capacity), "label": _("boliger kan basen følge opp")},
    ]


def _residents(who: Residents) -> list[dict[str, str]]:
    told = [
        {"value": thousands(who.adults), "label": _("voksne bor der")},
        {"value": thousands(who.children), "label": _("barn bor der")},
    ]
    if who.average is None:
        return told
    return [
        *told,
        {"value": _("%d år") % who.average, "label": _("i snitt, de voksne")},
        {"value": f"{who.youngest}–{who.oldest}", "label": _("yngste og eldste voksne, år")},
    ]


@require_http_methods(POSTS)
def new_base(request: HttpRequest) -> HttpResponse:
    """Write down a base."""
    form = BaseForm(sent(request))
    step = Step(
        "register_base", _("Ny base"), _("Lagre"), _("Basen er lagret."), back=reverse("dwellings:bases"),
        then=_page_of, crumbs=_crumbs(_("Ny base")),
    )  # fmt: skip
    return take_step(request, form, step, lambda: services.register_base(request.actor, form.facts()).pk)


@require_http_methods(POSTS)
def edit_base(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is known about a base, or say that it is closed."""
    one = open_base(request.actor, pk)
    start = {name: getattr(one, name) for name in (*ChangeBaseForm.FACTS, "version")}
    form = ChangeBaseForm(sent(request), initial=start)
    step = Step(
        "change_base", _("Endre basen"), _("Lagre"), _("Basen er lagret."), back=_page_of(pk),
        crumbs=_crumbs(_("Endre")),
    )  # fmt: skip

    def keep() -> UUID:
        return services.change_base(request.actor, pk, form.version_or(0), form.facts()).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def in_base(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which base covers a dwelling, and from what day."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    now = base_of(actor, dwelling)
    start = {"base": now and now.base_id, "first_day": actor.today, "version": dwelling.version}
    form = InBaseForm(sent(request), initial=start, choices=bases_visible_to(actor).filter(closed_on=None))
    step = Step(
        "set_base", _("Base"), _("Lagre"), _("Basen er lagret."), back=reverse("dwellings:detail", args=[pk]),
        lead=_("Gjelder %(address)s. Det som gjaldt før, slutter dagen før.") % {"address": dwelling.address},
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        return services.set_base(actor, pk, form.version_or(0), clean["base"], clean["first_day"]).pk

    return take_step(request, form, step, keep)


def _page_of(pk: UUID | None) -> str:
    return reverse("dwellings:base", args=[pk])


def _crumbs(here: str) -> Crumbs:
    return ((_("Boliger"), reverse("dwellings:list")), (_("Baser"), reverse("dwellings:bases")), (here, ""))
