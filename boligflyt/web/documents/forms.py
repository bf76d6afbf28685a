"""Forms about documents: the words on screen. The rules live in the services and in toolkit/files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.documents.choices import USUALLY, PaperKind
from boligflyt.areas.documents.models import Document
from boligflyt.areas.documents.services import DocumentFacts
from boligflyt.toolkit.files.kinds import ACCEPTED
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_BYTES
from boligflyt.toolkit.files.unfit import WORDS
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm


class FactsForm(VersionedForm):
    """What is said of a document."""

    kind = forms.ChoiceField(
        label=_("Hva slags dokument er det?"), choices=[("", _("Velg")), *PaperKind.choices]
    )
    information = forms.ChoiceField(
        label=_("Hva er det mest følsomme som står i det?"), required=False,
        help_text=_("Avgjør hvem som kan lese det. Er du i tvil, velg helse."),
    )  # fmt: skip
    title = forms.CharField(
        label=_("Tittel"), max_length=120, required=False,
        help_text=_("For eksempel «Legeerklæring fra fastlegen». Står den tom, brukes slaget."),
    )  # fmt: skip
    received_on = NorwegianDateField(label=_("Mottatt"))

    def __init__(self, *args: Any, kinds: Sequence[Information], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        proposed = ("", _("Det som er vanlig for slaget"))
        usual = {kind: str(one.label) for kind, one in USUALLY.items()}
        self.fields["information"].widget.attrs["data-usual"] = json.dumps(usual, ensure_ascii=False)
        self.fields["information"].choices = [proposed, *((one.value, one.label) for one in kinds)]

    def facts(self) -> DocumentFacts:
        """What the service takes; what is left open is what is usual for the kind."""
        clean = self.cleaned_data
        kind = clean["kind"]
        return DocumentFacts(
            kind=kind, information=clean["information"] or USUALLY[kind],
            title=clean["title"].strip() or str(PaperKind(kind).label), received_on=clean["received_on"],
        )  # fmt: skip

    @classmethod
    def of(cls, document: Document, kinds: Sequence[Information]) -> FactsForm:
        """The form filled with what is stored."""
        names = ("version", "kind", "information", "title", "received_on")
        return cls(initial={name: getattr(document, name) for name in names}, kinds=kinds)


class DocumentForm(FactsForm):
    """A new document: the file, or the number of an upload that has come, and what is said of it."""

    file = forms.FileField(
        label=_("Fil eller bilde"), required=False,
        help_text=_("PDF, bilde, Word, Excel eller ren tekst, høyst %(most)s MB.")
        % {"most": MOST_BYTES // MEGABYTE},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "empty": WORDS["empty"],
            "invalid": _("Filen kom ikke med. Velg den på nytt."),
        },
    )  # fmt: skip
    photo = forms.FileField(
        label=_("Ta bilde av papiret"), required=False,
        help_text=_("Legg papiret flatt, i godt lys, og få med alle hjørnene."),
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
        error_messages={"empty": WORDS["empty"]},
    )  # fmt: skip
    upload = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("file", "photo", "kind", "information", "title", "received_on")

    def clean(self) -> dict[str, Any]:
        """There must be a file, now or from before, and not a too large one. A photograph is a file too."""
        clean = super().clean() or self.cleaned_data
        given = clean["file"] = clean.get("file") or clean.pop("photo", None)
        if given and given.size > MOST_BYTES:
            self.add_error("file", WORDS["too_large"])
        elif not clean.get("file") and not clean.get("upload") and "file" not in self.errors:
            self.add_error("file", _("Velg en fil, eller ta et bilde av papiret."))
        return clean

    @property
    def held(self) -> UUID | None:
        """The number of an upload that was sent with the form, also when something else is wrong."""
        try:
            return UUID(self.data.get("upload") or "")
        except ValueError:
            return None


class WithdrawForm(VersionedForm):
    """Why a document is taken out of use."""

    reason = forms.CharField(
        label=_("Hvorfor trekkes dokumentet?"), max_length=300,
        help_text=_("For eksempel «lagt i feil sak» eller «erstattet av en tydeligere skanning»."),
    )  # fmt: skip
