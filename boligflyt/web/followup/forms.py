"""What is filled in about a contact."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import LONGEST_MINUTES, LONGEST_REASON, JournalNote
from boligflyt.areas.followup.services import Contact
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

MAY_BE_READ = _l(
    "Skriv bare det som betyr noe for boligen og oppfølgingen. Personen kan be om å få lese dette."
)


class ClockField(forms.TimeField):
    """A time of day; «10.15», «10:15» and «1015» are all read."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%H:%M:%S", "%H.%M", "%H%M"])
        kwargs.setdefault("widget", forms.TimeInput(attrs={"inputmode": "numeric"}, format="%H.%M"))
        kwargs.setdefault(
            "error_messages", {"invalid": _l("Klokkeslettet finnes ikke. Skriv det slik: 10.15.")}
        )
        super().__init__(**kwargs)


class NoteForm(VersionedForm):
    """One contact: how, how long, what; the time is filled in beforehand."""

    kind = forms.ChoiceField(
        label=_l("Hva slags kontakt var det?"), choices=ContactKind.choices, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label=_l("Hvor mange minutter?"), min_value=0, max_value=LONGEST_MINUTES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_l("Notat"), required=False, help_text=MAY_BE_READ, widget=forms.Textarea(attrs={"rows": 4})
    )  # no limit in the browser: it would cut what is pasted without a word; the service counts
    usual_minutes = (5, 15, 30, 45, 60, 90)
    day = NorwegianDateField(label=_l("Dag"))
    clock = ClockField(label=_l("Klokkeslett"))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        self.when = timezone.localtime(now).replace(second=0, microsecond=0)
        kwargs["initial"] = {
            "day": self.when.date(), "clock": self.when.time(), **(kwargs.get("initial") or {})
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["minutes"].error_messages["invalid"] = _l("Skriv bare tall, for eksempel 30.")

    @property
    def other_time(self) -> bool:
        """Whether the time was filled in anew, or is at fault: then its fields stand open."""
        return self.is_bound and (self.has_error("day") or self.has_error("clock") or self._time_changed())

    def _time_changed(self) -> bool:
        return bool({"day", "clock"} & set(self.changed_data))

    def contact(self) -> Contact:
        """What was filled in, as the service takes it."""
        clean = self.cleaned_data
        happened_at = timezone.make_aware(datetime.combine(clean["day"], clean["clock"]))
        return Contact(clean["kind"], happened_at, clean["minutes"], _lines(clean["text"]))


class CorrectionForm(NoteForm):
    """The note as it should have been, and why it was wrong."""

    reason = forms.CharField(
        label=_l("Hvorfor rettes notatet?"), max_length=LONGEST_REASON, widget=forms.TextInput
    )

    @classmethod
    def starting_from(cls, note: JournalNote) -> dict[str, Any]:
        """The fields as they stand in the note."""
        here = timezone.localtime(note.happened_at)
        return {
            "kind": note.kind, "minutes": note.minutes, "text": note.text, "day": here.date(),
            "clock": here.time(),
        }  # fmt: skip


def _lines(text: str) -> str:
    """Browsers end a line with two signs; it counts as one."""
    return text.replace("\r\n", "\n")
