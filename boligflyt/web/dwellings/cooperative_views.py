"""Borettslag: the public owners' shares against the limit, now and after a purchase (HOU-18)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.cooperatives import cooperatives_held, open_cooperative, own_dwellings
from boligflyt.areas.dwellings.models import Cooperative
from boligflyt.areas.dwellings.queries import cooperatives_in_order, open_dwelling
from boligflyt.areas.dwellings.services import CooperativeFacts
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

MOST_SHARES, PER_PAGE = 10_000, 50


class CooperativeForm(VersionedForm):
    """A borettslag as it was counted."""

    name = forms.CharField(label=_l("Borettslagets navn"), max_length=120)
    organisation_number = forms.CharField(label=_l("Organisasjonsnummer"), max_length=9, required=False)
    shares = WholeNumberField(label=_l("Andeler i alt"), min_value=1, max_value=MOST_SHARES)
    other_public_shares = WholeNumberField(
        label=_l("Andeler som andre offentlige eiere har"), min_value=0, max_value=MOST_SHARES, initial=0,
        help_text=_l("Staten, fylket, og selskaper og stiftelser som stat, fylke eller kommune styrer. "
                     "Kommunens egne telles fra registeret."),
    )  # fmt: skip
    counted_on = NorwegianDateField(label=_l("Talt den"))
    extra_by_statutes = forms.BooleanField(
        label=_l("Vedtektene gir offentlige eiere rett til flere"), required=False,
        help_text=_l("Burettslagslova § 4-3: vedtektene kan gi inntil 20 prosent til."),
    )  # fmt: skip

    FACTS = (
        "name", "organisation_number", "shares", "other_public_shares", "counted_on", "extra_by_statutes",
    )  # fmt: skip

    def facts(self) -> CooperativeFacts:
        """What the service takes."""
        return CooperativeFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


class BuyFilterForm(forms.Form):
    """How many more the municipality thinks of buying."""

    kjop = forms.IntegerField(label=_l("Boliger kommunen vil kjøpe"))

    def __init__(self, data: Any, left_to_others: int) -> None:
        super().__init__(data, label_suffix="")
        self.left_to_others = left_to_others

    def clean_kjop(self) -> int:
        """At least one, and no more than others than public owners have."""
        wanted: int = self.cleaned_data["kjop"]
        if not 1 <= wanted <= self.left_to_others:
            raise forms.ValidationError(
                _("Skriv et tall fra 1 til %(most)s: så mange andeler har andre enn det offentlige.")
                % {"most": self.left_to_others}
            )
        return wanted


class InCooperativeForm(VersionedForm):
    """Which borettslag a building is part of; `was` is the one it was in when the form was opened."""

    cooperative = forms.ModelChoiceField(
        label=_l("Borettslag"), queryset=Cooperative.objects.none(), required=False,
        empty_label=_l("Ikke i et borettslag"),
    )  # fmt: skip
    was = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cooperative"].queryset = cooperatives_in_order()


@require_GET
def cooperatives(request: HttpRequest) -> HttpResponse:
    """Every borettslag with the arithmetic, those over the limit first."""
    actor = request.actor
    page = Paginator(cooperatives_held(actor), PER_PAGE).get_page(request.GET.get("side"))
    context = {"page": page, "may_write": actor.may(Right.DWELLING_WRITE)}
    return render(request, "dwellings/cooperatives.html", context)


@require_GET
def cooperative(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One borettslag: the limit now, the limit after so many more, and the municipality's dwellings in it."""
    actor = request.actor
    held = open_cooperative(actor, pk)
    form = BuyFilterForm(request.GET if "kjop" in request.GET else None, held.share.total - held.share.public)
    wanted = form.cleaned_data["kjop"] if form.is_bound and form.is_valid() else None
    context = {
        "held": held, "one": held.cooperative, "form": form, "wanted": wanted,
        "after": held.share.after(wanted) if wanted else None,
        "dwellings": own_dwellings(actor, held.cooperative), "may_write": actor.may(Right.DWELLING_WRITE),
        "crumbs": _crumbs(held.cooperative.name),
    }  # fmt: skip
    return render(request, "dwellings/cooperative.html", context)


@require_http_methods(POSTS)
def new_cooperative(request: HttpRequest) -> HttpResponse:
    """Add a borettslag."""
    form = CooperativeForm(sent(request), initial={"counted_on": request.actor.today})
    step = Step(
        "register_cooperative", _("Nytt borettslag"), _("Lagre"), _("Borettslaget er lagret."),
        back=reverse("dwellings:cooperatives"), then=_page_of, crumbs=_crumbs(_("Nytt borettslag")),
    )  # fmt: skip
    return take_step(
        request, form, step, lambda: services.register_cooperative(request.actor, form.facts()).pk
    )


@require_http_methods(POSTS)
def edit_cooperative(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is known about a borettslag."""
    one = open_cooperative(request.actor, pk).cooperative
    start = {name: getattr(one, name) for name in (*CooperativeForm.FACTS, "version")}
    form = CooperativeForm(sent(request), initial=start)
    step = Step(
        "change_cooperative", _("Endre borettslaget"), _("Lagre"), _("Borettslaget er lagret."),
        back=_page_of(pk), crumbs=_crumbs(_("Endre")),
    )  # fmt: skip

    def keep() -> UUID:
        version = form.version_or(0)
        return services.change_cooperative(request.actor, pk, version, form.facts()).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def in_cooperative(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say which borettslag the building of a dwelling is part of."""
    dwelling = open_dwelling(request.actor, pk)
    now = dwelling.building.cooperative_id
    form = InCooperativeForm(sent(request), initial={"cooperative": now, "was": now})
    step = Step(
        "set_cooperative", _("Borettslag"), _("Lagre"), _("Borettslaget er lagret."),
        back=reverse("dwellings:detail", args=[pk]),
        lead=_("Gjelder hele %(building)s. Står ikke borettslaget i listen, legg det inn under Boliger, "
               "Borettslag.") % {"building": dwelling.building},
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        return services.set_cooperative(request.actor, pk, clean["was"], clean["cooperative"]).pk

    return take_step(request, form, step, keep)


def _page_of(pk: UUID | None) -> str:
    return reverse("dwellings:cooperative", args=[pk])


def _crumbs(here: str) -> Crumbs:
    return (
        (_("Boliger"), reverse("dwellings:list")), (_("Borettslag"), reverse("dwellings:cooperatives")),
        (here, ""),
    )  # fmt: skip
