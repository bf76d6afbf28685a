"""Forms about persons and households. The rules live in the services; here are the words on screen."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.people.choices import HouseholdRole, Maalform, Protection, Residence, Stay
from boligflyt.areas.people.kept_records import LONGEST_REASON
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.people.services import MemberFacts, PersonFacts
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

POSTAL_CODE = RegexValidator(r"^\d{4}$", _("Skriv postnummeret med fire tall, for eksempel 0150."))
PHONE = RegexValidator(r"^\+?[\d ]{5,19}$", _("Skriv telefonnummeret med tall, for eksempel 400 00 123."))


class PersonForm(VersionedForm):
    """What is known about a person, in groups."""

    given_name = forms.CharField(label=_("Fornavn"), max_length=80)
    family_name = forms.CharField(label=_("Etternavn"), max_length=80)
    number = forms.CharField(
        label=_("Fødselsnummer eller D-nummer"), max_length=20, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("La feltet stå tomt for en som ikke har nummer."),
    )  # fmt: skip
    born = NorwegianDateField(label=_("Fødselsdato"), required=False)
    protection = forms.ChoiceField(
        label=_("Adressesperre"), choices=Protection.choices, initial=Protection.NONE,
        help_text=_(
            "Med adressesperre ser bare de med særskilt tilgang personen og husstanden. "
            "Det kan gjelde deg også."
        ),
    )  # fmt: skip
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(
        label=_("E-post"),
        required=False,
        error_messages={"invalid": _("Skriv adressen slik: navn@eksempel.no.")},
    )
    care_of = forms.CharField(label=_("c/o"), max_length=120, required=False)
    postal_address = forms.CharField(label=_("Postadresse"), max_length=120, required=False)
    postal_code = forms.CharField(
        label=_("Postnummer"), max_length=4, required=False, validators=[POSTAL_CODE]
    )
    postal_place = forms.CharField(label=_("Poststed"), max_length=60, required=False)
    resident_since = NorwegianDateField(label=_("Folkeregistrert i kommunen siden"), required=False)
    stay = forms.ChoiceField(label=_("Opphold"), choices=Stay.choices, initial=Stay.UNKNOWN)
    settled_on = NorwegianDateField(label=_("Bosatt som flyktning"), required=False)
    language = forms.CharField(label=_("Morsmål"), max_length=60, required=False)
    needs_interpreter = forms.BooleanField(label=_("Trenger tolk"), required=False)
    maalform = forms.ChoiceField(
        label=_("Språk i brev"),
        choices=Maalform.choices,
        initial=Maalform.BOKMAAL,
        widget=forms.RadioSelect,
    )
    large_print = forms.BooleanField(label=_("Vil ha brev med stor skrift"), required=False)

    another = forms.BooleanField(label=_("Ja, dette er en annen person"), required=False)

    GROUPS = (
        (_("Hvem"), ("given_name", "family_name", "number", "born", "protection")),
        (_("Kontakt"), ("phone", "email", "care_of", "postal_address", "postal_code", "postal_place")),
        (_("Opphold"), ("resident_since", "stay", "settled_on")),
        (_("Språk"), ("language", "needs_interpreter", "maalform", "large_print")),
    )
    NUMBER_KNOWN = _(
        "Nummeret er registrert og endres ikke her. Er det feil, bruk «Rett feil» på personens side."
    )
    FACTS = tuple(name for _title, names in GROUPS for name in names)

    def __init__(self, *args: Any, known: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.perhaps: list[Person] = []
        if known is not None and known.number:
            self.fields["number"].help_text = self.NUMBER_KNOWN

    def facts(self) -> PersonFacts:
        """What the service takes; an empty number on a known person leaves the stored one."""
        facts = {name: self.cleaned_data[name] for name in self.FACTS}
        if self.known is not None and not facts["number"].strip():
            facts["number"] = None
        return PersonFacts(**facts)

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """Titles with their fields; the question whether it is another, only when it is asked."""
        groups = [(title, [self[name] for name in names]) for title, names in self.GROUPS]
        return [*groups, (_("Er det en annen?"), [self["another"]])] if self.perhaps else groups

    @classmethod
    def of(cls, person: Person) -> PersonForm:
        """The form filled with what is stored; the number is never written into a page."""
        names = [name for name in (*cls.FACTS, "version") if name != "number"]
        return cls(initial={name: getattr(person, name) for name in names}, known=person)


class WrongPersonForm(PersonForm):
    """What was wrong about a person, and why it is corrected."""

    why = forms.CharField(
        label=_("Hvorfor rettes det?"), max_length=LONGEST_REASON,
        help_text=_("For eksempel «Skrevet feil, rettet etter pass». Vises ved siden av rettingen."),
    )  # fmt: skip
    NUMBER_KNOWN = _("Nummeret er registrert. Skriv her bare hvis det er feil, ellers la feltet stå tomt.")

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """The facts, and then the reason."""
        return [*super().sections(), (_("Grunnen"), [self["why"]])]


class SamePersonForm(VersionedForm):
    """Which of two records is in use, and why they are of one person."""

    kept = forms.TypedChoiceField(
        label=_("Hvilken post skal være i bruk?"), coerce=UUID, widget=forms.RadioSelect,
        help_text=_("Den andre blir stående med det som er gjort på den, og viser hit."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Hvorfor er det samme person?"), max_length=LONGEST_REASON,
        help_text=_("For eksempel «Samme pass, registrert to ganger»."),
    )  # fmt: skip

    def __init__(self, *args: Any, records: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(str(one.pk), _said(one)) for one in records]


def _said(one: Person) -> str:
    born = f", født {one.born:%d.%m.%Y}" if one.born else ""
    return f"{one.full_name}{born}, registrert {one.created_at:%d.%m.%Y}"


class SplitForm(VersionedForm):
    """Why two records are not of one person after all."""

    why = forms.CharField(label=_("Hvorfor er det to personer?"), max_length=LONGEST_REASON)


class WrongMemberForm(VersionedForm):
    """How somebody belongs to the household, as it should have been written."""

    role = forms.ChoiceField(label=_("Rolle"), choices=HouseholdRole.choices, widget=forms.RadioSelect)
    residence = forms.ChoiceField(label=_("Bor her"), choices=Residence.choices, widget=forms.RadioSelect)
    first_day = NorwegianDateField(label=_("Fra og med"))
    last_day = NorwegianDateField(
        label=_("Til og med"), required=False, help_text=_("La feltet stå tomt for en som fortsatt er med.")
    )
    why = forms.CharField(label=_("Hvorfor rettes det?"), max_length=LONGEST_REASON)

    @classmethod
    def of(cls, sent: Any, row: Membership) -> WrongMemberForm:
        """The form with what was sent, or with what is stored."""
        stored = {
            "role": row.role, "residence": row.residence, "first_day": row.period.first_day,
            "last_day": row.period.last_day,
        }  # fmt: skip
        return cls(sent, initial=stored)

    def facts(self) -> MemberFacts:
        """What the service takes."""
        return MemberFacts(**{name: self.cleaned_data[name] for name in MemberFacts.__dataclass_fields__})


class HouseholdForm(VersionedForm):
    """From when the household is as described."""

    first_day = NorwegianDateField(label=_("Fra og med"), help_text=_("Dagen personen ble en egen husstand."))


class MemberForm(VersionedForm):
    """How a person joins the household."""

    role = forms.ChoiceField(label=_("Rolle"), choices=HouseholdRole.choices, widget=forms.RadioSelect)
    residence = forms.ChoiceField(
        label=_("Bor her"), choices=Residence.choices, initial=Residence.FULL, widget=forms.RadioSelect,
        help_text=_("Et barn med delt bosted eller samvær kan høre til to husstander."),
    )  # fmt: skip
    first_day = NorwegianDateField(label=_("Fra og med"))


class EndForm(VersionedForm):
    """When a membership ends, and who is contact afterwards."""

    last_day = NorwegianDateField(label=_("Til og med"))
    new_contact = forms.ModelChoiceField(
        label=_("Ny kontaktperson"), queryset=Person.objects.none(), required=False, empty_label=_("Velg")
    )

    def __init__(self, *args: Any, successors: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not successors:
            del self.fields["new_contact"]
            return
        people = Person.objects.filter(pk__in=[one.pk for one in successors])
        self.fields["new_contact"].queryset = people


class SchoolingForm(VersionedForm):
    """Where a child goes to school, and what the parents wish."""

    school = forms.CharField(label=_("Skole"), max_length=80)
    school_district = forms.CharField(
        label=_("Skolekrets"), max_length=40, help_text=_("Skriv kretsen slik den står på boligene.")
    )
    parents_wish_to_stay = forms.BooleanField(
        label=_("Foreldrene ønsker at barnet fullfører på denne skolen"), required=False, initial=True,
        help_text=_("Da teller skolekretsen når bolig velges."),
    )  # fmt: skip
    first_day = NorwegianDateField(label=_("Går der fra"))


class GuardianForm(VersionedForm):
    """Who acts for the person, in what, and when."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, validators=[PHONE])
    scope = forms.CharField(label=_("Mandat"), max_length=200, help_text=_("Hva vergen kan avgjøre."))
    first_day = NorwegianDateField(label=_("Fra og med"))
    last_day = NorwegianDateField(label=_("Til og med"), required=False)
