"""Forms about meetings and offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.choices import LineDecision, RefusalReason
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

TEXT = forms.Textarea(attrs={"rows": 3})
BLANK = [("", _("Velg"))]
Choices = Callable[[], Iterable[tuple[UUID, str]]]


class MeetingForm(VersionedForm):
    """The day of a new meeting."""

    held_on = NorwegianDateField(label=_("Møtedato"))
    shielded = forms.BooleanField(
        label=_("Skjermet møte"),
        required=False,
        help_text=_("Bare for husstander som er skjermet. Bare de som er klarert, ser at møtet finnes."),
    )

    def __init__(self, *args: Any, cleared: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not cleared:
            del self.fields["shielded"]


SET_ASIDE, SWAP = "set_aside", "swap"


class OfferedLater(forms.ChoiceField):
    """A choice among what is read when it is shown; whether it can be chosen, the service says.

    The service reads the same rows under its lock: reading them here first would tell nothing more.
    """

    def valid_value(self, value: str) -> bool:
        """Whether it is a key at all."""
        try:
            UUID(value)
        except ValueError:
            return False
        return True


class LineForm(VersionedForm):
    """What the meeting does with a household."""

    decision = forms.ChoiceField(
        label=_("Hva gjør møtet"),
        widget=forms.RadioSelect,
        choices=[
            (LineDecision.ACCEPT, _("Godta forslaget")),
            (LineDecision.CHANGE, _("Gi en annen bolig")),
            (SWAP, _("Bytt bolig med en annen husstand")),
            (LineDecision.LEAVE, _("La stå til neste møte")),
            (SET_ASIDE, _("Ikke foreslå en bestemt bolig for husstanden")),
        ],
    )
    dwelling = OfferedLater(label=_("Bolig"), required=False)
    other = forms.ChoiceField(label=_("Husstand å bytte med"), required=False)
    override_school = forms.BooleanField(
        label=_("Fravik ønsket om å beholde skolen, av grunnen nedenfor"), required=False
    )
    reason = forms.CharField(
        label=_("Grunn"), widget=TEXT, required=False, max_length=2000,
        help_text=_("Står i referatet. Skriv ikke navn."),
    )  # fmt: skip

    def __init__(self, *args: Any, dwellings: Choices, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Asked for only when they are shown or chosen among: a decision seldom needs both.
        self.fields["other"].choices = lambda: [*BLANK, *[(str(pk), label) for pk, label in others()]]
        self.fields["dwelling"].choices = lambda: [*BLANK, *[(str(pk), label) for pk, label in dwellings()]]

    def begin_with(self, line: MeetingLine) -> None:
        """Show what can be done with the line: without a proposal, none is accepted or swapped."""
        proposed, decision = line.proposed_id is not None, self.fields["decision"]
        self.initial = {
            "version": line.version,
            "decision": LineDecision.ACCEPT if proposed else LineDecision.LEAVE,
        }
        cannot: set[str] = set() if proposed else {LineDecision.ACCEPT}
        if not (proposed or line.dwelling_id):
            cannot.add(SWAP)
        decision.choices = [one for one in decision.choices if one[0] not in cannot]


class AgainForm(VersionedForm):
    """A dwelling that was set aside, to be proposed again."""

    dwelling = forms.UUIDField()


class HoldForm(VersionedForm):
    """A limit, by its key."""

    limit = forms.CharField(widget=forms.HiddenInput, max_length=120)


class LiftForm(HoldForm):
    """A limit that the meeting lifts, with its reason."""

    reason = forms.CharField(label=_("Hvorfor fravikes grensen?"), widget=TEXT, max_length=1000)


class WhyNotForm(forms.Form):
    """A household and a dwelling to ask about; sent in the address, so that the answer can be linked to."""

    line = forms.ChoiceField(label=_("Husstand"))
    dwelling = forms.ChoiceField(label=_("Bolig"), required=False)

    def __init__(self, *args: Any, lines: list[Any], dwellings: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [*BLANK, *[(str(pk), label) for pk, label in lines]]
        self.fields["dwelling"].choices = [
            ("", _("Alle ledige")),
            *[(str(pk), label) for pk, label in dwellings],
        ]


class SubstituteForm(VersionedForm):
    """Which case, who is to have it, and why."""

    line = forms.ChoiceField(label=_("Sak"))
    substitute = forms.ChoiceField(label=_("Hvem skal behandle den"))
    reason = forms.CharField(
        label=_("Hvorfor ingen her kan behandle saken"), widget=TEXT, max_length=1000,
        help_text=_("Står i referatet. Skriv ikke navn."),
    )  # fmt: skip

    def __init__(self, *args: Any, lines: list[Any], colleagues: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [*BLANK, *[(str(pk), label) for pk, label in lines]]
        self.fields["substitute"].choices = [*BLANK, *[(str(pk), label) for pk, label in colleagues]]


class AttendanceForm(VersionedForm):
    """Who is there."""

    present = forms.MultipleChoiceField(
        label=_("Til stede"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].choices = staff


class CloseForm(VersionedForm):
    """What the minutes need besides the lines."""

    leader = forms.ChoiceField(label=_("Møteleder"))
    place = forms.CharField(label=_("Sted"), max_length=80)

    def __init__(self, *args: Any, present: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = [*BLANK, *present]


class AnswerForm(VersionedForm):
    """What the household said to the offer."""

    answer = forms.ChoiceField(
        label=_("Svar"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Ja, de vil leie boligen")),
            ("no", _("Nei")),
            ("none", _("Ingen har svart innen fristen")),
        ],
    )
    first_day = NorwegianDateField(label=_("Leien starter"), required=False)
    refusal_reason = forms.ChoiceField(
        label=_("Hvorfor nei"), choices=[*BLANK, *RefusalReason.choices], required=False
    )
    refusal_text = forms.CharField(label=_("Søkerens egne ord"), widget=TEXT, required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        """A no needs its reason, because the reason decides what follows."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("answer") == "no" and not data.get("refusal_reason"):
            self.add_error("refusal_reason", _("Velg hvorfor. Grunnen avgjør hva som følger av et nei."))
        return data
