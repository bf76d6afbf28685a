"""Forms of the dwelling register. The rules live in the services; here are the words on screen."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.queries import offices_by_name
from boligflyt.areas.dwellings.choices import (
    Adaptation,
    Disposal,
    DwellingType,
    EmptyCause,
    Gained,
    Lost,
    Purpose,
    StatusCode,
)
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.models.for_whom import LONGEST_STAY
from boligflyt.areas.dwellings.queries import buildings_in_order
from boligflyt.areas.dwellings.services import BuildingFacts, DwellingFacts
from boligflyt.domain.coordinates import Place, PlaceFault, read_place
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

NOT_SAID = ("", _("Ikke oppgitt"))
POSTAL_CODE = RegexValidator(r"^\d{4}$", _("Skriv postnummeret med fire tall, for eksempel 0150."))


class WholeNumberField(forms.IntegerField):
    """A whole number as people write it: «10 200» and «10 200 kr» are read too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Spaces and the unit are taken away."""
        return super().to_python(re.sub(r"\s|kr|m²", "", str(value)) if value not in (None, "") else value)


YES_NO = {"True": True, "False": False}


def known_or_not(label: Any) -> forms.TypedChoiceField:
    """Yes, no, or not known, which is what nothing chosen means."""
    choices = [("", _("Vet ikke")), ("True", _("Ja")), ("False", _("Nei"))]
    return forms.TypedChoiceField(
        label=label, choices=choices, required=False, coerce=YES_NO.get, empty_value=None
    )


class DwellingForm(VersionedForm):
    """The facts of a dwelling."""

    unit_number = forms.CharField(
        label=_("Bruksenhet"), max_length=5, required=False, help_text=_("For eksempel H0301")
    )
    disposal = forms.ChoiceField(label=_("Disposisjonsform"), choices=Disposal.choices)
    dwelling_type = forms.ChoiceField(label=_("Boligtype"), choices=DwellingType.choices)
    rooms = WholeNumberField(label=_("Rom"), min_value=1, max_value=20, required=False)
    bedrooms = WholeNumberField(label=_("Soverom"), min_value=0, max_value=15)
    area_m2 = WholeNumberField(label=_("Areal"), min_value=8, max_value=500, required=False)
    floor = WholeNumberField(label=_("Etasje"), min_value=-2, max_value=40, required=False)
    wheelchair = forms.BooleanField(label=_("Kan brukes med rullestol"), required=False)
    adaptation = forms.ChoiceField(label=_("Tilpasning"), choices=Adaptation.choices)
    staffed_day_and_night = known_or_not(_("Personale døgnet rundt"))
    welfare_technology = known_or_not(_("Klargjort for velferdsteknologi"))
    pets_allowed = known_or_not(_("Dyr er tillatt"))
    sheltered = known_or_not(_("Skjermede omgivelser"))
    women_only = known_or_not(_("Det bor bare kvinner her"))
    age_from = WholeNumberField(label=_("For dem som er minst"), min_value=0, max_value=120, required=False)
    age_to = WholeNumberField(label=_("For dem som er høyst"), min_value=0, max_value=120, required=False)
    longest_stay_months = WholeNumberField(
        label=_("Lengste botid"), min_value=1, max_value=LONGEST_STAY, required=False,
        help_text=_("For treningsboliger og andre boliger som bare er for en tid"),
    )  # fmt: skip
    kept_for_id = forms.TypedChoiceField(
        label=_("Forbeholdt enhet"), required=False, coerce=UUID, empty_value=None,
        help_text=_("Velger du en enhet, kan boligen bare gis til sakene den har."),
    )  # fmt: skip
    rent = WholeNumberField(label=_("Husleie per måned"), min_value=0, max_value=60_000)
    disposed_from = NorwegianDateField(label=_("Kommunen disponerer boligen fra"))
    gained_by = forms.ChoiceField(
        label=_("Hvordan boligen kom til"), choices=[NOT_SAID, *Gained.choices], required=False
    )
    disposed_to = NorwegianDateField(label=_("Siste dag kommunen disponerer boligen"), required=False)
    lost_by = forms.ChoiceField(
        label=_("Hvordan boligen gikk ut"), choices=[NOT_SAID, *Lost.choices], required=False
    )

    SUFFIXES = {"area_m2": "m²", "rent": "kr", "age_from": "år", "age_to": "år", "longest_stay_months": "md."}
    FACTS = (
        "unit_number", "disposal", "dwelling_type", "rooms", "bedrooms", "area_m2", "floor", "wheelchair",
        "adaptation", "staffed_day_and_night", "welfare_technology", "pets_allowed", "sheltered",
        "women_only", "age_from", "age_to", "longest_stay_months", "kept_for_id", "rent",
        "disposed_from",
        "gained_by", "disposed_to", "lost_by",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept_for_id"].choices = [("", _("Ingen, den er for alle")), *offices_by_name()]

    def clean_unit_number(self) -> str:
        """Capital letter and no spaces, as the register writes it."""
        return re.sub(r"\s", "", self.cleaned_data["unit_number"]).upper()

    def facts(self) -> DwellingFacts:
        """What the service takes."""
        return DwellingFacts(**{name: self.cleaned_data[name] for name in self.FACTS})

    def sections(self) -> list[tuple[Any, list[tuple[Any, str]]]]:
        """Titles with their fields, each with its unit."""
        return [(_("Boligen"), self._with_units(self.FACTS))]

    def _with_units(self, names: tuple[str, ...]) -> list[tuple[Any, str]]:
        return [(self[name], self.SUFFIXES.get(name, "")) for name in names]

    @classmethod
    def of(cls, dwelling: Dwelling) -> DwellingForm:
        """The form filled with what is stored."""
        return cls(initial={name: getattr(dwelling, name) for name in (*cls.FACTS, "version")})


class BuildingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Buildings by address, postal place and cadastral key."""

    def label_from_instance(self, obj: Any) -> str:
        """«Skogbrynet 7, 9999 Nordelv (118/44)»."""
        return f"{obj}, {obj.postal_code} {obj.postal_place} ({obj.cadastral_key})"


class NewDwellingForm(DwellingForm):
    """A dwelling in a building that is chosen, or described the first time."""

    building = BuildingField(
        label=_("Bygning"), queryset=Building.objects.none(), required=False, empty_label=_("Ny bygning"),
        help_text=_("Står bygningen ikke i listen, fyll ut adresse og matrikkelnummer under."),
    )  # fmt: skip
    street = forms.CharField(label=_("Gate"), max_length=80)
    house_number = forms.CharField(label=_("Husnummer"), max_length=10)
    postal_code = forms.CharField(label=_("Postnummer"), max_length=4, validators=[POSTAL_CODE])
    postal_place = forms.CharField(
        label=_("Poststed"), max_length=60, required=False,
        help_text=_("Står postnummeret i kommunens liste, kan feltet stå tomt."),
    )  # fmt: skip
    cadastral_unit = WholeNumberField(label=_("Gårdsnummer"), min_value=1, max_value=99_999)
    property_unit = WholeNumberField(label=_("Bruksnummer"), min_value=1, max_value=99_999)
    section = WholeNumberField(label=_("Seksjon eller feste"), min_value=0, max_value=99_999, required=False)
    completed_on = NorwegianDateField(label=_("Bygningen tatt i bruk"))
    school_district = forms.CharField(
        label=_("Skolekrets"), max_length=40, required=False,
        help_text=_("Står adressen i kommunens liste, kan feltet stå tomt."),
    )  # fmt: skip
    has_lift = forms.BooleanField(label=_("Heis"), required=False)

    NEEDED = (
        "street", "house_number", "postal_code", "cadastral_unit", "property_unit", "completed_on",
    )  # fmt: skip
    PLACE = (
        "street", "house_number", "postal_code", "postal_place", "cadastral_unit", "property_unit",
        "completed_on", "section", "school_district", "has_lift",
    )  # fmt: skip
    field_order = ("building", *PLACE)  # faults are listed in the order of the page

    def __init__(self, *args: Any, parent: Dwelling | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent = parent
        self.use_required_attribute = False  # what is needed depends on whether a building is chosen
        for name in self.NEEDED:
            field = self.fields[name]
            field.required = not (parent or self.data.get("building"))
            field.error_messages["required"] = _("Fyll ut %(label)s, eller velg bygningen.") % {
                "label": str(field.label).lower()
            }
        self.fields["building"].queryset = buildings_in_order()

    def sections(self) -> list[tuple[Any, list[tuple[Any, str]]]]:
        """The building first, unless it follows from the home the room is part of."""
        own = super().sections()
        if self.parent:
            return own
        return [
            (_("Bygningen"), [(self["building"], "")]),
            (_("Ny bygning"), self._with_units(self.PLACE)),
            *own,
        ]

    def place(self) -> Building | BuildingFacts:
        """The chosen building, or the facts of a new one."""
        if self.parent:
            return self.parent.building
        if self.cleaned_data["building"]:
            return self.cleaned_data["building"]  # type: ignore[no-any-return]
        facts = {name: self.cleaned_data[name] for name in self.PLACE}
        return BuildingFacts(**{**facts, "section": facts["section"] or 0})


class StatusForm(VersionedForm):
    """A new line in the ledger."""

    status = forms.ChoiceField(label=_("Status"), choices=StatusCode.choices, widget=forms.RadioSelect)
    first_day = NorwegianDateField(label=_("Fra og med"))
    cause = forms.ChoiceField(
        label=_("Årsak til at den står tom"), choices=EmptyCause.choices, initial=EmptyCause.NONE,
        help_text=_("Skriv årsaken, ikke hvem."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Merknad"), max_length=200, required=False,
        help_text=_("Bare om boligen. Skriv ikke noe om den som har bodd der."),
    )  # fmt: skip


class PurposeForm(VersionedForm):
    """Whom the dwelling is meant for."""

    purpose = forms.ChoiceField(label=_("Formål"), choices=Purpose.choices, widget=forms.RadioSelect)


class PlaceForm(VersionedForm):
    """Where a building stands; `was` is where it stood when the form was opened."""

    latitude = forms.CharField(label=_("Breddegrad"), max_length=20, required=False)
    longitude = forms.CharField(label=_("Lengdegrad"), max_length=20, required=False)
    stood = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def clean(self) -> dict[str, Any]:
        """Both or none, in Norway."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            data["place"] = read_place(data.get("latitude", ""), data.get("longitude", ""))
            north, _space, east = data.get("stood", "").partition(" ")
            data["was"] = read_place(north, east)
        except PlaceFault as fault:
            self.add_error(fault.part, str(fault))
        return data

    def place(self) -> Place | None:
        """Where it stands now, or nowhere."""
        return self.cleaned_data["place"]  # type: ignore[no-any-return]

    def was(self) -> Place | None:
        """Where it stood."""
        return self.cleaned_data["was"]  # type: ignore[no-any-return]

    @classmethod
    def of(cls, building: Building) -> PlaceForm:
        """The form filled with what is stored."""
        if building.latitude is None:
            return cls()
        north, east = str(building.latitude), str(building.longitude)
        return cls(initial={"latitude": north.replace(".", ","), "longitude": east.replace(".", ","),
                            "stood": f"{north} {east}"})  # fmt: skip
