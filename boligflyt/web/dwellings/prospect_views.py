"""Before a purchase: where would it stand in need, in its area and in its borettslag (PRO-34)?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.prospect import Prospect, places_to_buy, purchase_prospect
from boligflyt.toolkit.norwegian_text import norwegian_key
from boligflyt.web.dwellings.sale_views import few_hidden
from boligflyt.web.formats import thousands

MOST_NUMBER, MOST_BEDROOMS = 500, 15
NOWHERE = ("", _l("Ikke oppgitt"))
INVALID = 422


class ProspectFilterForm(forms.Form):
    """What the municipality thinks of buying."""

    antall = forms.IntegerField(label=_l("Boliger"), min_value=1, max_value=MOST_NUMBER, initial=1)
    soverom = forms.IntegerField(label=_l("Soverom"), min_value=0, max_value=MOST_BEDROOMS)
    krets = forms.ChoiceField(label=_l("Skolekrets"), required=False)
    borettslag = forms.ChoiceField(label=_l("Borettslag"), required=False)

    def __init__(self, data: Any, areas: list[str], cooperatives: list[tuple[str, str]]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["krets"].choices = [NOWHERE, *[(one, one) for one in areas]]
        self.fields["borettslag"].choices = [NOWHERE, *cooperatives]
        for field in self.fields.values():
            field.error_messages["required"] = _("Fyll ut %(label)s.") % {"label": str(field.label).lower()}
            field.error_messages["invalid"] = _("Skriv et helt tall.")
            field.error_messages["invalid_choice"] = _("Velg fra listen.")


@require_GET
def prospect(request: HttpRequest) -> HttpResponse:
    """A size, a number and a place; and where they would stand."""
    actor = request.actor
    places = places_to_buy(actor)
    names = [(str(one.cooperative.pk), one.cooperative.name) for one in places.held]
    asked = request.GET if request.GET else None
    form = ProspectFilterForm(asked, places.areas, sorted(names, key=lambda one: norwegian_key(one[1])))
    found = None
    if form.is_bound and form.is_valid():
        clean = form.cleaned_data
        chosen = UUID(clean["borettslag"]) if clean["borettslag"] else None
        found = purchase_prospect(actor, places, clean["soverom"], clean["antall"], clean["krets"], chosen)
    context = {
        "form": form, "found": found, "figures": _figures(found) if found else [],
        "after": found.held.share.after(clean["antall"]) if found and found.held else None,
        "asked": form.cleaned_data if found else {},
        "crumbs": [
            (_("Boliger"), reverse("dwellings:list")), (_("Boliger på vei"), reverse("dwellings:coming")),
            (_("Før et kjøp"), ""),
        ],
    }  # fmt: skip
    return render(request, "dwellings/prospect.html", context, status=INVALID if form.errors else 200)


def _figures(found: Prospect) -> list[dict[str, str]]:
    figures = [
        {"value": thousands(found.stock), "label": _("boliger har dere av størrelsen")},
        {"value": thousands(found.empty), "label": _("av dem står tomme")},
    ]
    if found.waiting is not None:
        told = few_hidden(found.waiting, found.smallest)
        figures.append({"value": told, "label": _("husstander venter på størrelsen")})
    return figures
