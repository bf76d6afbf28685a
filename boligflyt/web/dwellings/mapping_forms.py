"""The form in which somebody says what the columns of a sheet are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.file_values import CHOICES, own_number
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.areas.dwellings.services import SaidMapping, constant_fault
from boligflyt.domain.dwelling_file import column_letter, columns
from boligflyt.domain.sheet_mapping import LEFT_OUT, OWN, PARTS, SPLITS, SheetMapping, faults_of, lacking
from boligflyt.web.shell.forms import VersionedForm

EXAMPLES = 3
LONGEST_EXAMPLE = 30


class MappingForm(VersionedForm):
    """A choice for each heading and a constant for each column that a new dwelling needs.

    `known`: heading → what is chosen beforehand. `proposed`: whether it is our proposal.
    """

    row = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    name = forms.CharField(
        label=_("Navn på oppsettet"), max_length=60,
        help_text=_("Neste ark med de samme overskriftene leses på samme måte. Du kan endre det da også."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, batch: DwellingImport, mapping: SheetMapping, proposed: bool, name: str,
        samples: Mapping[int, list[str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.mapping = mapping
        self.fields["version"].initial, self.fields["row"].initial = batch.version, mapping.row
        self.fields["name"].initial = name
        seen = set(batch.sheet["shown"]) - set(batch.sheet["hidden"])
        self.places = [place for place in range(len(mapping.headings)) if place in seen]
        for place in self.places:
            self.fields[f"place_{place}"] = self._choice(place, proposed, samples.get(place, []))
        self.missing = lacking(mapping)
        for name in (one.name for one in columns().values() if one.needed):
            self.fields[f"constant_{name}"] = _constant(name, mapping.constants.get(name, ""))
        if proposed and "kommunenummer" in self.missing:
            field = self.fields["constant_kommunenummer"]
            field.initial, field.help_text = own_number(), _t("Forslag: kommunens eget nummer.")

    def _choice(self, place: int, proposed: bool, samples: list[str]) -> forms.ChoiceField:
        heading = self.mapping.headings[place]
        target = self.mapping.target(heading)
        told = []
        if proposed:
            told.append(_t("Ingen forslag.") if target == OWN else _t("Forslag."))
        told += [_t("I arket: %(texts)s") % {"texts": " · ".join(samples)}] if samples else []
        return forms.ChoiceField(
            label=f"{column_letter(place)}: {heading}", choices=_targets(), initial=target,
            help_text=" ".join(told), error_messages={"invalid_choice": _("Velg fra listen.")},
        )  # fmt: skip

    def headings(self) -> Iterator[forms.BoundField]:
        """The choice for each heading, in the order of the sheet."""
        return (self[f"place_{place}"] for place in self.places)

    def constants(self) -> list[forms.BoundField]:
        """Constants for what the sheet does not seem to have."""
        return [self[name] for name in self._constant_names() if self._asked(name)]

    def other_constants(self) -> list[forms.BoundField]:
        """Constants for the other columns that a new dwelling needs."""
        return [self[name] for name in self._constant_names() if not self._asked(name)]

    def _constant_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith("constant_")]

    def _asked(self, name: str) -> bool:
        return name.removeprefix("constant_") in self.missing or bool(self[name].value() or self[name].errors)

    def clean(self) -> dict[str, Any]:
        """Everything that is amiss is told at once, each at its heading or column."""
        cleaned = super().clean() or self.cleaned_data
        said = self._said()
        self.missing = lacking(said)
        for fault in faults_of(said):
            if fault.column:
                self.add_error(f"constant_{fault.column}", fault.what)
            else:
                self.add_error(f"place_{said.headings.index(fault.heading)}", fault.what)
        for name, text in said.constants.items():
            if wrong := constant_fault(name, text):
                self.add_error(f"constant_{name}", wrong)
        return cleaned

    def _said(self) -> SheetMapping:
        cleaned, headings = self.cleaned_data, self.mapping.headings
        targets = {headings[place]: cleaned.get(f"place_{place}", LEFT_OUT) for place in self.places}
        constants = {
            name.removeprefix("constant_"): cleaned[name].strip()
            for name in self._constant_names()
            if cleaned.get(name, "").strip()
        }
        return SheetMapping(self.mapping.row, headings, targets, constants)

    def said(self) -> SaidMapping:
        """What was said, once the form is valid."""
        told = self._said()
        return SaidMapping(self.cleaned_data["name"], told.row, told.targets, told.constants)


def target_in_words(target: str) -> str:
    """What a heading is, as the choice says it."""
    for value, label in _targets():
        if value == target:
            return str(label)
        if isinstance(label, list):
            for one, words in label:
                if one == target:
                    return str(words)
    return target


def _targets() -> list[Any]:
    return [
        (OWN, _t("Ta vare på slik det står")),
        (LEFT_OUT, _t("Ikke ta med")),
        (_t("Våre kolonner"), [(one.name, one.label) for one in columns().values()]),
        (_t("Flere opplysninger i én celle"), [(name, rule.label) for name, rule in SPLITS.items()]),
        (_t("Gnr/bnr i to kolonner"), list(PARTS.items())),
    ]


def _constant(name: str, known: str) -> forms.Field:
    label = columns()[name].label
    if name in CHOICES:
        choices = [("", _t("Velg for alle radene")), *CHOICES[name].items()]
        return forms.ChoiceField(label=label, choices=choices, required=False, initial=known)
    return forms.CharField(label=label, max_length=80, required=False, initial=known)
