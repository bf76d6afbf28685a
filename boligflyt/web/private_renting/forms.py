"""Forms of a search, its viewings and its security. The rules live in the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.private_renting.choices import (
    EndedAs,
    HowItWent,
    SecurityKind,
    TurnedDown,
    ViewingResult,
)
from boligflyt.areas.private_renting.models.searches import (
    LONGEST_PLACE,
    LONGEST_TEXT,
    LONGEST_WHAT,
    LONGEST_WHY,
    MOST_BEDROOMS,
    MOST_RENT,
)
from boligflyt.areas.private_renting.services import HomeFound, SearchFacts, ViewingFacts, ViewingTold
from boligflyt.web.casework.forms import ClockField, moment
from boligflyt.web.home_ownership.fields import NumberField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

Staff = Sequence[tuple[str, str]]
ALONE = ("", _l("Ingen, husstanden går alene"))
TOLD = [one for one in ViewingResult.choices if one[0] != ViewingResult.PLANNED]
NOT_NEEDED = [("", _l("Ikke aktuelt"))]


class AmountField(NumberField):
    """Whole kroner that must be told."""

    def __init__(self, label: Any, most: int, **rest: Any) -> None:
        super().__init__(label, most, **rest)
        self.required = True


class GuidedForm(VersionedForm):
    """A form that offers those who work here; told of others by the view."""

    def __init__(self, data: Any = None, *, staff: Staff = (), **rest: Any) -> None:
        super().__init__(data, **rest)
        for name, first in (("guide", []), ("along", [ALONE])):
            if name in self.fields:
                self.fields[name].choices = [*first, *staff]


class SearchForm(GuidedForm):
    """What they look for, who guides them, and what comes first."""

    bedrooms = NumberField(_l("Soverom, minst"), MOST_BEDROOMS)
    most_rent = AmountField(
        _l("Høyeste leie husstanden kan betale (kr per måned)"), MOST_RENT,
        help_text=_l("Med strøm og annet de må betale, når bostøtten er trukket fra."),
    )  # fmt: skip
    wanted_area = forms.CharField(label=_l("Hvor de vil bo"), max_length=LONGEST_PLACE, required=False)
    guide = forms.ChoiceField(label=_l("Veileder"))
    next_what = forms.CharField(
        label=_l("Hva som skal gjøres nå"), max_length=LONGEST_WHAT,
        help_text=_l("For eksempel «Se på annonser sammen»."),
    )  # fmt: skip
    next_on = NorwegianDateField(label=_l("Innen"))

    def facts(self) -> SearchFacts:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        return SearchFacts(
            UUID(data["guide"]), data["bedrooms"] or 0, data["most_rent"], data["next_on"],
            data["next_what"], data["wanted_area"],
        )  # fmt: skip


class ViewingForm(GuidedForm):
    """When and where they look at a dwelling, and who comes along."""

    on = NorwegianDateField(label=_l("Dag"))
    clock = ClockField(label=_l("Klokken"))
    address = forms.CharField(label=_l("Boligens adresse"), max_length=LONGEST_PLACE)
    rent = AmountField(_l("Leie (kr per måned)"), MOST_RENT)
    along = forms.ChoiceField(label=_l("Hvem som blir med"), required=False)

    def facts(self) -> ViewingFacts:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        along = UUID(data["along"]) if data["along"] else None
        return ViewingFacts(moment(data["on"], data["clock"]), data["address"], data["rent"], along)


class ToldForm(VersionedForm):
    """What came of a viewing."""

    result = forms.ChoiceField(label=_l("Hvordan visningen gikk"), choices=TOLD, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_l("Hvorfor det ikke ble noe av"), choices=NOT_NEEDED + TurnedDown.choices, required=False,
        help_text=_l("Trengs når utleieren eller husstanden sa nei."),
    )  # fmt: skip
    text = forms.CharField(
        label=_l("Mer om det"), max_length=LONGEST_WHY, required=False,
        help_text=_l("Ikke skriv om helse, rus eller bakgrunn her."),
    )  # fmt: skip
    next_on = NorwegianDateField(
        label=_l("Når dere snakkes igjen"), required=False,
        help_text=_l("Trengs når det ikke ble noe av, og ingen annen visning er avtalt."),
    )  # fmt: skip

    def told(self) -> ViewingTold:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        return ViewingTold(data["result"], data["reason"], data["text"], data["next_on"])


class FoundForm(VersionedForm):
    """The dwelling they may rent."""

    address = forms.CharField(label=_l("Boligens adresse"), max_length=LONGEST_PLACE)
    landlord = forms.CharField(label=_l("Utleier"), max_length=LONGEST_PLACE)
    rent = AmountField(_l("Leie (kr per måned)"), MOST_RENT)
    first_day = NorwegianDateField(label=_l("Leien starter"))

    def found(self) -> HomeFound:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        return HomeFound(data["address"], data["landlord"], data["rent"], data["first_day"])


class FellThroughForm(VersionedForm):
    """Why the dwelling came to nothing, and when they look on."""

    because = forms.CharField(label=_l("Hvorfor det ikke ble noe av"), max_length=LONGEST_WHY)
    next_on = NorwegianDateField(label=_l("Når dere leter videre"))


class MovedInForm(VersionedForm):
    """The day they moved in."""

    on = NorwegianDateField(label=_l("Flyttet inn"))


class GiveUpForm(VersionedForm):
    """Where they live, and why the search ends."""

    ended_as = forms.ChoiceField(label=_l("Hvor husstanden bor nå"), choices=EndedAs.choices)
    because = forms.CharField(
        label=_l("Hvorfor letingen slutter"), max_length=LONGEST_WHY, widget=forms.Textarea(attrs={"rows": 2})
    )


class FollowUpForm(VersionedForm):
    """How it went."""

    went = forms.ChoiceField(
        label=_l("Hvordan det gikk"), choices=HowItWent.choices, widget=forms.RadioSelect
    )
    told = forms.CharField(
        label=_l("Det husstanden fortalte"), max_length=LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    again_on = NorwegianDateField(
        label=_l("Prøv igjen"), required=False, help_text=_l("Trengs når dere ikke fikk tak i dem.")
    )


class GrantForm(VersionedForm):
    """Deposit or guarantee, and how much."""

    kind = forms.ChoiceField(label=_l("Sikkerhet"), choices=SecurityKind.choices, widget=forms.RadioSelect)
    amount = AmountField(_l("Beløp (kr)"), MOST_RENT * 6)


class DayForm(VersionedForm):
    """A day."""

    on = NorwegianDateField(label=_l("Dag"))


class CalledForm(DayForm):
    """What the landlord asks for."""

    amount = AmountField(_l("Beløpet utleieren får (kr)"), MOST_RENT * 6)
    because = forms.CharField(
        label=_l("Hva utleieren krever, og hvordan kravet er kontrollert"), max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class BackForm(DayForm):
    """What came back."""

    amount = NumberField(
        _l("Beløp som er betalt tilbake (kr)"), MOST_RENT * 6,
        help_text=_l("Tomt for en garanti: den opphører uten betaling."),
    )  # fmt: skip
    because = forms.CharField(
        label=_l("Hvorfor ikke alt kom tilbake"), max_length=LONGEST_WHY, required=False
    )
