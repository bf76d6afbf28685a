"""Forms of the case file."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.casework.choices import BY_HAND, About, EntryKind, PartyKind, TaskState
from boligflyt.areas.casework.models import LONGEST_TEXT
from boligflyt.areas.casework.services import NewEntry, NewTask, PartyFacts
from boligflyt.areas.casework.services.life_events import Happened
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.services import PersonFacts
from boligflyt.domain.life_events import LifeEvent
from boligflyt.web.people.forms import PHONE
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

CLOCK = ["%H:%M", "%H.%M", "%H%M"]


class ClockField(forms.TimeField):
    """An hour as people write it: 15:00, 15.00 or 1500."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=CLOCK, widget=forms.TimeInput(attrs={"inputmode": "numeric"}, format="%H:%M"),
            error_messages={"invalid": _("Skriv klokkeslettet med fire tall, for eksempel 15:00.")}, **kwargs,
        )  # fmt: skip


def moment(day: date, clock: time | None) -> datetime:
    """The moment in Oslo; without an hour noon, or as late as the day allows."""
    return timezone.make_aware(datetime.combine(day, clock or time(12)))


class EntryForm(VersionedForm):
    """What was said, and what was promised."""

    kind = forms.ChoiceField(
        label=_("Hvordan"), choices=[(one.value, one.label) for one in BY_HAND], widget=forms.RadioSelect,
        initial=EntryKind.PHONE_IN,
    )  # fmt: skip
    who = forms.CharField(label=_("Hvem snakket du med"), max_length=120, required=False)
    text = forms.CharField(
        label=_("Hva gjaldt det"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Skriv det en kollega trenger for å hjelpe videre. Personen kan få lese det."),
    )  # fmt: skip
    about = forms.ChoiceField(
        label=_("Handler om"), choices=About.choices, initial=About.HOUSING, widget=forms.RadioSelect,
        help_text=_("Avgjør hvem som kan lese det. Skriv helse og økonomi hver for seg."),
    )  # fmt: skip
    happened_on = NorwegianDateField(label=_("Dato"))
    happened_clock = ClockField(label=_("Klokken"), required=False)
    task = forms.CharField(
        label=_("Hva skal gjøres videre"), max_length=200, required=False,
        help_text=_("Blir en oppgave på Min dag."),
    )  # fmt: skip
    task_due = NorwegianDateField(label=_("Innen"), required=False)

    def __init__(self, *args: Any, now: datetime, about: list[About] | None = None, **kwargs: Any) -> None:
        self.now = timezone.localtime(now)
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {
            "happened_on": self.now.date(), "happened_clock": self.now.time(), **kwargs["initial"],
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        if about is not None:
            self.fields["about"].choices = [(one.value, one.label) for one in about]

    def clean(self) -> dict[str, Any]:
        """A promise needs a day."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("task") and not data.get("task_due") and "task_due" not in self.errors:
            self.add_error("task_due", _("Skriv når det skal være gjort."))
        return data

    def said(self) -> NewEntry:
        """What the service takes."""
        data = self.cleaned_data
        at = moment(data["happened_on"], data["happened_clock"])
        if data["happened_clock"] is None and data["happened_on"] == self.now.date():
            at = min(at, self.now)
        if data["happened_clock"] and at.replace(second=0) == self.now.replace(second=0, microsecond=0):
            at = self.now
        return NewEntry(EntryKind(data["kind"]), About(data["about"]), at, data["text"], data.get("who", ""))

    def promised(self) -> NewTask | None:
        """The task that follows, if any."""
        data = self.cleaned_data
        return NewTask(data["task"], data["task_due"]) if data.get("task") else None


class FirstContactForm(EntryForm):
    """Somebody new: a name and a telephone are enough."""

    given_name = forms.CharField(label=_("Fornavn"), max_length=80)
    family_name = forms.CharField(label=_("Etternavn"), max_length=80)
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, validators=[PHONE])
    born = NorwegianDateField(label=_("Fødselsdato"), required=False)
    another = forms.BooleanField(label=_("Ja, dette er en annen person"), required=False)

    field_order = (
        "given_name", "family_name", "phone", "born", "another", "text", "task", "task_due", "kind", "about",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["who"]  # it is the person the form is about
        self.perhaps: list[Person] = []

    def shown(self) -> list[forms.BoundField]:
        """The fields; the question whether it is another, only when it is asked."""
        return [field for field in self if self.perhaps or field.name != "another"]

    def person(self) -> PersonFacts:
        """What the service takes."""
        data = self.cleaned_data
        return PersonFacts(
            given_name=data["given_name"], family_name=data["family_name"], phone=data["phone"],
            born=data["born"],
        )  # fmt: skip


class CorrectionForm(EntryForm):
    """What should have stood there, and why."""

    why_corrected = forms.CharField(label=_("Hvorfor retter du"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["task"], self.fields["task_due"]


class TaskForm(VersionedForm):
    """What, by when, by whom."""

    title = forms.CharField(label=_("Hva skal gjøres"), max_length=200)
    due_on = NorwegianDateField(label=_("Frist"))
    owner = forms.ChoiceField(label=_("Ansvarlig"))

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = colleagues

    def wanted(self) -> NewTask:
        """What the service takes."""
        data = self.cleaned_data
        return NewTask(data["title"], data["due_on"], UUID(data["owner"]))


class CloseTaskForm(VersionedForm):
    """Done, or no longer wanted."""

    state = forms.ChoiceField(
        label=_("Oppgaven er"), choices=[one for one in TaskState.choices if one[0] != TaskState.OPEN],
        widget=forms.RadioSelect, initial=TaskState.DONE,
    )  # fmt: skip
    outcome = forms.CharField(label=_("Hvordan gikk det"), max_length=300, required=False)


class HandOverForm(VersionedForm):
    """To whom, and what they must know."""

    to = forms.ChoiceField(label=_("Gi videre til"))
    note = forms.CharField(
        label=_("Det den nye må vite"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Hva er avtalt, hva haster, hvem venter på svar?"),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("Velg")), *colleagues]


class PartyForm(VersionedForm):
    """An external party and how to reach it."""

    kind = forms.ChoiceField(label=_("Slag"), choices=[("", _("Velg")), *PartyKind.choices])
    name = forms.CharField(label=_("Navn på stedet"), max_length=120)
    contact = forms.CharField(label=_("Kontaktperson"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(
        label=_("E-post"),
        required=False,
        error_messages={"invalid": _("Skriv adressen slik: navn@eksempel.no.")},
    )
    substitute = forms.CharField(
        label=_("Når kontaktpersonen er borte"), max_length=160, required=False,
        help_text=_("Navn og telefon til den som svarer da."),
    )  # fmt: skip

    FACTS = ("kind", "name", "contact", "phone", "email", "substitute")

    def party(self) -> PartyFacts:
        """What the service takes."""
        data = {name: self.cleaned_data[name] for name in self.FACTS}
        return PartyFacts(**{**data, "kind": PartyKind(data["kind"])})


class EndPartyForm(VersionedForm):
    """The last day of a party."""

    last_day = NorwegianDateField(label=_("Var med til og med"))


class TeamForm(VersionedForm):
    """What the group is for, who coordinates, and the consent it rests on."""

    purpose = forms.CharField(label=_("Hva gruppen skal få til"), max_length=300)
    coordinator = forms.ChoiceField(label=_("Koordinator"))
    consented_on = NorwegianDateField(
        label=_("Samtykke gitt"), help_text=_("Dagen husstanden sa ja til at disse samarbeider.")
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coordinator"].choices = colleagues


class PlanMeetingForm(VersionedForm):
    """When and where the group meets."""

    planned_on = NorwegianDateField(label=_("Dato"))
    planned_clock = ClockField(label=_("Klokken"))
    place = forms.CharField(label=_("Hvor"), max_length=120, required=False)

    def planned_at(self) -> datetime:
        """The moment."""
        return moment(self.cleaned_data["planned_on"], self.cleaned_data["planned_clock"])


class HoldMeetingForm(VersionedForm):
    """Who was there and what was agreed."""

    present = forms.CharField(label=_("Til stede"), max_length=400)
    agreed = forms.CharField(
        label=_("Hva ble dere enige om"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Skriv det alle i gruppen kan lese. Det en enkelt skal gjøre, blir en oppgave."),
    )  # fmt: skip


class AbsenceForm(VersionedForm):
    """Who is away, who answers, from when to when."""

    absent = forms.ChoiceField(label=_("Hvem er borte"))
    substitute = forms.ChoiceField(
        label=_("Vikar"), help_text=_("Vikaren ser sakene og får oppgavene på sin Min dag.")
    )
    first_day = NorwegianDateField(label=_("Fra og med"))
    last_day = NorwegianDateField(label=_("Til og med"))

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("absent", "substitute"):
            self.fields[name].choices = [("", _("Velg")), *colleagues]


class HappenedForm(VersionedForm):
    """What happened, on which day, to whom; only the fields that the event asks for."""

    person = forms.ChoiceField(label=_("Hvem"), required=False)
    given_name = forms.CharField(label=_("Barnets fornavn"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Barnets etternavn"), max_length=80, required=False)
    protection = forms.ChoiceField(
        label=_("Hvor sterkt"), choices=[("", _("Velg")), *Protection.choices[1:]], required=False,
        help_text=_("Du ser kanskje ikke saken etterpå. En som er klarert, får den som oppgave."),
    )  # fmt: skip
    on = NorwegianDateField(label=_("Dato"))
    note = forms.CharField(
        label=_("Mer om det"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, event: LifeEvent, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        whole = [("", _("Hele husstanden"))] if event is LifeEvent.MOVED_AWAY else [("", _("Velg"))]
        self.fields["person"].choices = [*whole, *members]
        if event is not LifeEvent.BIRTH:
            del self.fields["given_name"], self.fields["family_name"]
        if event is not LifeEvent.PROTECTED:
            del self.fields["protection"]
        if event in {LifeEvent.BIRTH, LifeEvent.NEW_ADDRESS}:
            del self.fields["person"]
        for name in self.fields.keys() & {"given_name", "family_name", "protection"}:
            self.fields[name].required = True
        if "person" in self.fields and event is not LifeEvent.MOVED_AWAY:
            self.fields["person"].required = True

    def happened(self) -> Happened:
        """What the service takes."""
        data = self.cleaned_data
        child = None
        if self.event is LifeEvent.BIRTH:
            child = PersonFacts(data["given_name"], data["family_name"], born=data["on"])
        person = UUID(data["person"]) if data.get("person") else None
        protection = Protection(data.get("protection") or Protection.NONE)
        return Happened(self.event, data["on"], person, data["note"], child, protection)
