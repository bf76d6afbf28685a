"""What usually comes with a file, written on a page: meters, deposit, shared home, and the owner."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.models import Dwelling, DwellingOwner
from boligflyt.areas.dwellings.queries import open_dwelling, owner_of
from boligflyt.areas.dwellings.services import MoreFacts, OwnerFacts
from boligflyt.domain.dwelling_file import columns
from boligflyt.web.dwellings.forms import WholeNumberField, known_or_not
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


class MoreForm(VersionedForm):
    """Fields of the file that no other page has."""

    deposit = WholeNumberField(
        label=_l("Depositum i kroner"), min_value=0, max_value=columns()["depositum"].most, required=False
    )
    electricity_meter = forms.CharField(label=_l("Målernummer strøm"), max_length=40, required=False)
    water_meter = forms.CharField(label=_l("Målernummer vann"), max_length=40, required=False)
    name = forms.CharField(
        label=_l("Eiers navn"), max_length=120, required=False,
        help_text=_l("Den kommunen leier boligen av. Vises bare for dem som fører boligregisteret."),
    )  # fmt: skip
    organisation_number = forms.CharField(
        label=_l("Eiers organisasjonsnummer"), max_length=20, required=False,
        help_text=_l("Ni siffer. En privatperson har ikke noe: la det stå tomt."),
    )  # fmt: skip
    mobile = forms.CharField(label=_l("Eiers mobilnummer"), max_length=20, required=False)
    shared_home = known_or_not(_l("Bofellesskap"))
    staff_base = known_or_not(_l("Personalbase"))
    vat_compensation = known_or_not(_l("Kvalifiserer for mva-kompensasjon"))
    subcategory = forms.CharField(label=_l("Underkategori"), max_length=80, required=False)
    information = forms.CharField(
        label=_l("Øvrig informasjon"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("Bare om boligen. Skriv ikke noe om den som bor der."),
    )  # fmt: skip

    OF_DWELLING = (
        "subcategory", "shared_home", "staff_base", "deposit", "vat_compensation", "electricity_meter",
        "water_meter", "information",
    )  # fmt: skip
    OF_OWNER = ("name", "organisation_number", "mobile")

    def facts(self) -> MoreFacts:
        """What the service takes of the dwelling."""
        return MoreFacts(**{name: self.cleaned_data[name] for name in self.OF_DWELLING})

    def owner(self) -> OwnerFacts:
        """What the service takes of the owner."""
        return OwnerFacts(**{name: self.cleaned_data[name] for name in self.OF_OWNER})

    @classmethod
    def start(cls, dwelling: Dwelling, owner: DwellingOwner | None) -> dict[str, object]:
        """What is stored, as the form begins with it."""
        told = {name: getattr(dwelling, name) for name in (*cls.OF_DWELLING, "version")}
        return told | {name: getattr(owner, name) if owner else "" for name in cls.OF_OWNER}


@require_http_methods(POSTS)
def more(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is known beyond what every dwelling has."""
    actor, dwelling = request.actor, open_dwelling(request.actor, pk)
    form = MoreForm(sent(request), initial=MoreForm.start(dwelling, owner_of(dwelling)))
    step = Step(
        "set_more", _("Mer om boligen"), _("Lagre"), _("Opplysningene er lagret."),
        back=reverse("dwellings:detail", args=[pk]), facts=dwelling.address,
        lead=_("Et tomt felt betyr at det ikke er kjent."),
        crumbs=(
            (_("Boliger"), reverse("dwellings:list")),
            (dwelling.address, reverse("dwellings:detail", args=[pk])), (_("Mer om boligen"), ""),
        ),
    )  # fmt: skip

    def keep() -> UUID:
        return services.set_more(actor, pk, form.version_or(0), form.facts(), form.owner()).pk

    return take_step(request, form, step, keep)
