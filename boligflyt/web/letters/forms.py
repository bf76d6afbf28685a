"""Forms about letters."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.letters.choices import DispatchKind, DispatchState, LetterChannel
from boligflyt.areas.letters.models import FreeLetter
from boligflyt.areas.letters.queries import Register
from boligflyt.areas.letters.services.drafting import LONGEST, DraftFacts
from boligflyt.areas.letters.texts import TextTemplate
from boligflyt.areas.people.choices import Maalform
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

ALL = (("", _("Alle")),)


class RegisterFilter(forms.Form):
    """What of the register is shown."""

    state = forms.ChoiceField(label=_("Status"), choices=(*ALL, *DispatchState.choices), required=False)
    channel = forms.ChoiceField(label=_("Sendemåte"), choices=(*ALL, *LetterChannel.choices), required=False)
    kind = forms.ChoiceField(label=_("Slag"), choices=(*ALL, *DispatchKind.choices), required=False)
    first_day = NorwegianDateField(label=_("Fra og med"), required=False)
    last_day = NorwegianDateField(label=_("Til og med"), required=False)

    def wanted(self) -> Register:
        """The filters as the query takes them; what cannot be read is left out."""
        self.full_clean()
        return Register(**{name: value for name, value in self.cleaned_data.items() if value})


class OutboxForm(VersionedForm):
    """The letters that are ticked."""

    letters = forms.MultipleChoiceField(label=_("minst ett brev"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, waiting: list[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letters"].choices = [(str(pk), "") for pk in waiting]
        self.fields["letters"].error_messages["required"] = _("Kryss av brevene du vil sende.")

    def chosen(self) -> list[UUID]:
        """Their keys."""
        return [UUID(one) for one in self.cleaned_data["letters"]]


class ChannelForm(VersionedForm):
    """By which channel."""

    channel = forms.ChoiceField(
        label=_("Hvordan"), choices=LetterChannel.choices, widget=forms.RadioSelect,
        help_text=_("Brevene sendes ikke på e-post. E-post er ikke trygt nok for det de forteller."),
    )  # fmt: skip


class DayForm(VersionedForm):
    """The day something happened."""

    on = NorwegianDateField(label=_("Dagen brevet kom fram"))


class BecauseForm(VersionedForm):
    """A reason."""

    because = forms.CharField(label=_("Hvorfor"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(BecauseForm):
    """The day it came back, and why."""

    on = NorwegianDateField(label=_("Dagen brevet kom tilbake"))
    field_order = ("on", "because")


class DraftForm(VersionedForm):
    """Who the letter is to, in which language, and what it says."""

    recipient = forms.ChoiceField(label=_("Hvem brevet er til"))
    case = forms.ChoiceField(label=_("Saken brevet gjelder"), required=False)
    language = forms.ChoiceField(label=_("Språk"), choices=Maalform.choices, widget=forms.RadioSelect)
    blocks = forms.MultipleChoiceField(
        label=_("Tekst som skal med"), widget=forms.CheckboxSelectMultiple, required=False
    )
    free_text = forms.CharField(
        label=_("Egen tekst"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(
        self, *args: Any, template: TextTemplate, members: list[tuple[str, str]],
        cases: list[tuple[str, str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.template, self.cases = template, dict(cases)
        self.fields["recipient"].choices = members
        self.fields["case"].choices = [("", _("Ingen sak")), *cases]
        self.fields["blocks"].choices = [(one.code, one.label) for one in template.blocks]
        self.fields["free_text"].help_text = template.hint

    @staticmethod
    def start(letter: FreeLetter) -> dict[str, Any]:
        """The draft as the form shows it."""
        return {
            "version": letter.version, "recipient": str(letter.recipient_id), "case": str(letter.case or ""),
            "language": letter.language, "blocks": letter.blocks, "free_text": letter.free_text,
        }  # fmt: skip

    def facts(self) -> DraftFacts:
        """What was chosen and written, as the service takes it."""
        data = self.cleaned_data
        return DraftFacts(
            template=self.template.code, recipient=UUID(data["recipient"]), language=data["language"],
            blocks=tuple(data["blocks"]), free_text=data["free_text"],
            case=UUID(data["case"]) if data["case"] else None, case_code=self.cases.get(data["case"], ""),
        )  # fmt: skip
