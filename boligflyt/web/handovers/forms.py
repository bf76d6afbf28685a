"""Forms at moving in and out: one for each part of a protocol. The rules live in the services."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.handovers.choices import BelongingKind, ProtocolKind, Safety, TenantOutcome, ViewingState
from boligflyt.areas.handovers.models import Belonging, Protocol
from boligflyt.areas.handovers.services import Thing
from boligflyt.areas.handovers.services.leaving import Claim
from boligflyt.areas.handovers.services.sections import sections_of
from boligflyt.areas.handovers.services.signing import TenantAnswer
from boligflyt.areas.handovers.workflow import BELONGING_STATES
from boligflyt.domain.handover import Difference
from boligflyt.web.followup.forms import ClockField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

NUMBER = {"inputmode": "numeric", "autocomplete": "off"}
DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}
UNTOLD = ("", _("Velg"))
ABOUT_THE_DWELLING = _("Skriv bare om boligen. Protokollen leses av flere enn dem som kjenner leietakeren.")


class DayForm(VersionedForm):
    """The day the dwelling is gone through."""

    held_on = NorwegianDateField(label=_("Dagen dere går gjennom boligen"))


class SectionForm(VersionedForm):
    """One part of a protocol; the fields follow the list that the protocol keeps."""

    def __init__(
        self, *args: Any, protocol: Protocol, section: str, before: dict[str, Any], **kwargs: Any
    ) -> None:
        self.section, self.layout, self.before = section, protocol.layout, before
        # A reading and a number of keys are looked at anew; the rest starts as it was at moving in.
        start = {k: v for k, v in before.items() if section != "keys" and not k.endswith("_reading")}
        kwargs["initial"] = {**start, **protocol.section(section), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        build = {"meters": self._meters, "keys": self._keys, "safety": self._safety, "remarks": self._remarks}
        build.get(section, self._room)()

    def stored_in(self, protocol: Protocol) -> dict[str, Any]:
        """What the row holds of this part now, by the form's own names; for the page about a conflict."""
        return protocol.section(self.section)

    def answers(self) -> dict[str, Any]:
        """What was filled in, by name."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in {"version", "command"}
        }

    def _room(self) -> None:
        words = self.layout["conditions"]
        room = next(one for one in self.layout["rooms"] if one["code"] == self.section)
        for item, label in room["items"]:
            was = words.get(self.before.get(item, ""), {}).get("label", "")
            self.fields[item] = forms.ChoiceField(
                label=label, required=False,
                choices=[UNTOLD, *((code, one["label"]) for code, one in words.items())],
                help_text=_("Ved overtakelsen: %s") % was.lower() if was else "",
            )  # fmt: skip
            self.fields[f"{item}_remark"] = _words(_("Merknad: %s") % label.lower())

    def _meters(self) -> None:
        for code, meter in self.layout["meters"].items():
            was = self.before.get(f"{code}_reading", "")
            self.fields[f"{code}_number"] = _words(_("Målernummer, %s") % meter["label"].lower())
            self.fields[f"{code}_reading"] = _words(
                _("Avlest, %(what)s (%(unit)s)") % {"what": meter["label"].lower(), "unit": meter["unit"]},
                DECIMAL,
            )
            if was:
                self.fields[f"{code}_reading"].help_text = _("Ved overtakelsen: %s") % was.replace(".", ",")

    def _keys(self) -> None:
        for code, label in self.layout["keys"].items():
            self.fields[code] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=50, widget=forms.TextInput(attrs=NUMBER)
            )
            if code in self.before:
                self.fields[code].help_text = _("Utlevert ved overtakelsen: %s") % self.before[code]

    def _safety(self) -> None:
        for code, label in self.layout["safety"].items():
            self.fields[code] = forms.ChoiceField(
                label=label, choices=Safety.choices, widget=forms.RadioSelect
            )

    def _remarks(self) -> None:
        area = forms.Textarea(attrs={"rows": 4})
        for name, label in (("worker", _("Kommunens merknad")), ("tenant", _("Leietakerens merknad"))):
            self.fields[name] = forms.CharField(
                label=label, required=False, widget=area, help_text=ABOUT_THE_DWELLING
            )


def _words(label: Any, attrs: dict[str, str] | None = None) -> forms.CharField:
    """A line of text without a limit in the browser: it would cut what is pasted; the service counts."""
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=attrs or {}))


class PictureForm(VersionedForm):
    """A photograph, which room it is from, and what it shows."""

    photo = forms.FileField(
        label=_("Ta bilde"), widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
        help_text=_(
            "Bildet undersøkes og lagres uten sted og andre skjulte opplysninger. Ta ikke bilde av personer."
        ),
    )  # fmt: skip
    section = forms.ChoiceField(label=_("Rom"))
    caption = forms.CharField(label=_("Hva viser bildet?"), required=False, max_length=120)

    def __init__(self, *args: Any, protocol: Protocol, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = list(sections_of(protocol.layout).items())


class ShownForm(VersionedForm):
    """What is signed is what was shown: the checksum of the content goes with it."""

    shown_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)


ANSWERS = (
    (TenantOutcome.SIGNED, _("Signerer nå")),
    (TenantOutcome.REFUSED, _("Vil ikke signere")),
    (TenantOutcome.ABSENT, _("Er ikke til stede")),
)


class TenantForm(ShownForm):
    """The tenant's own part, on the worker's phone."""

    outcome = forms.ChoiceField(label=_("Hva gjør leietakeren?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Leietakerens navn"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Leietakeren skriver selv fornavn og etternavn."),
    )  # fmt: skip
    confirmed = forms.BooleanField(
        label=_("Jeg har lest protokollen og er enig i at boligen er slik det står her"), required=False
    )
    reason = forms.CharField(
        label=_("Hvorfor ikke signert"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bare når leietakeren ikke vil signere eller ikke var der."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = {TenantOutcome.ABSENT} if kind == ProtocolKind.IN else set()
        self.fields["outcome"].choices = [one for one in ANSWERS if one[0] not in left_out]

    def answer(self) -> TenantAnswer:
        """What the service takes."""
        clean = self.cleaned_data
        return TenantAnswer(clean["outcome"], clean["name"], clean["confirmed"], clean["reason"])


class AdditionForm(VersionedForm):
    """What a correction puts right."""

    reason = forms.CharField(label=_("Hva skal tillegget rette?"), max_length=300)


class SettleForm(VersionedForm):
    """For each difference: claimed or not, an amount in whole NOK or none, and why."""

    def __init__(
        self, *args: Any, differences: list[Difference], kept: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.differences = differences
        for one in differences:
            line, name = kept.get(one.code), f"{one.where}, {one.what.lower()}"
            self.fields[f"{one.code}-claimed"] = forms.BooleanField(
                label=_("Krev erstatning: %s") % name, required=False, initial=line.claimed if line else False
            )
            self.fields[f"{one.code}-amount"] = forms.IntegerField(
                label=_("Beløp i hele kroner: %s") % name, required=False, min_value=0,
                initial=line.amount if line else None, widget=forms.TextInput(attrs=NUMBER),
            )  # fmt: skip
            self.fields[f"{one.code}-note"] = forms.CharField(
                label=_("Begrunnelse: %s") % name,
                required=False,
                max_length=300,
                initial=line.note if line else "",
            )

    def claims(self) -> dict[str, Claim]:
        """What the service takes, by the code of the difference."""
        data = self.cleaned_data
        return {
            one.code: Claim(data[f"{one.code}-claimed"], data[f"{one.code}-amount"], data[f"{one.code}-note"])
            for one in self.differences
        }


class BelongingForm(VersionedForm):
    """A thing that was given with the dwelling, or is left in it."""

    kind = forms.ChoiceField(
        label=_("Hva gjelder det?"), choices=BelongingKind.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(label=_("Hva er det?"), max_length=120)
    count = forms.IntegerField(label=_("Antall"), initial=1, widget=forms.TextInput(attrs=NUMBER))
    place = forms.CharField(label=_("Hvor står det?"), required=False, max_length=120)
    note = forms.CharField(label=_("Merknad"), required=False, max_length=300)

    def thing(self) -> Thing:
        """What the service takes."""
        clean = self.cleaned_data
        return Thing(clean["kind"], clean["what"], clean["count"], clean["place"], clean["note"])


class BelongingDoneForm(VersionedForm):
    """What has become of it."""

    state = forms.ChoiceField(label=_("Hva er gjort?"), widget=forms.RadioSelect)
    kept_until = NorwegianDateField(label=_("Tas vare på til og med"), required=False)
    note = forms.CharField(label=_("Merknad"), required=False, max_length=300)

    def __init__(self, *args: Any, row: Belonging, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = BELONGING_STATES[BelongingKind(row.kind)]
        self.fields["state"].choices = [(one.value, one.label) for one in states]
        if row.kind == BelongingKind.GIVEN:
            del self.fields["kept_until"]


class ForwardingForm(VersionedForm):
    """Where the one who moved out is reached."""

    address = forms.CharField(
        label=_("Ny adresse"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("La feltet stå tomt hvis adressen ikke er kjent."),
    )  # fmt: skip
    from_day = NorwegianDateField(label=_("Gjelder fra"))
    mail_told = forms.BooleanField(label=_("Leietakeren er minnet om å videresende posten"), required=False)


class ReadyForm(VersionedForm):
    """The dwelling's status after moving out, confirmed by a person."""

    from_day = NorwegianDateField(label=_("Fra og med"))


class ViewingForm(VersionedForm):
    """When, where, and who shows."""

    day = NorwegianDateField(label=_("Dag"))
    clock = ClockField(label=_("Klokken"))
    place = forms.CharField(label=_("Møtested"), max_length=120)
    shown_by = forms.ChoiceField(label=_("Hvem viser boligen?"))

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_by"].choices = [UNTOLD, *staff]

    def planned_at(self) -> datetime:
        """Day and time together, in Oslo."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["clock"]))


class OutcomeForm(VersionedForm):
    """What came of a viewing."""

    state = forms.ChoiceField(
        label=_("Hvordan gikk det?"), widget=forms.RadioSelect,
        choices=[one for one in ViewingState.choices if one[0] != ViewingState.PLANNED],
    )  # fmt: skip
    note = forms.CharField(
        label=_("Merknad om boligen"), required=False, max_length=400, help_text=ABOUT_THE_DWELLING
    )
