"""What the list of rates can be narrowed to: a day, a group, a mark, words in the name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.rates.listing import RateGroup, RateLine
from boligflyt.web.shell.forms import NorwegianDateField

NOT_READ, OWN = "kontroll", "egne"


class RateFilter(forms.Form):
    """The fields stand in the address, so that a narrowed list can be sent to somebody."""

    q = forms.CharField(label=_("Navn eller kilde"), required=False, max_length=100)
    gruppe = forms.ChoiceField(label=_("Område"), required=False)
    merke = forms.ChoiceField(
        label=_("Vis"), required=False,
        choices=[("", _("Alle")), (NOT_READ, _("Ikke lest ved kilden")), (OWN, _("Kommunens egne verdier"))],
    )  # fmt: skip
    dag = NorwegianDateField(label=_("Verdien denne dagen"), required=False)

    def __init__(self, asked: QueryDict, groups: Sequence[RateGroup], today: date) -> None:
        given = asked.copy()
        given.setdefault("dag", f"{today:%d.%m.%Y}")
        super().__init__(given)
        self.fields["gruppe"].choices = [("", _("Alle")), *((one.key, one.name) for one in groups)]
        self._today = today
        self.full_clean()  # what cannot be read is told of, and the rest still narrows the list

    @property
    def day(self) -> date:
        """The day asked about; today when none is, or when it cannot be read."""
        return self.cleaned_data.get("dag") or self._today

    def kept(self, groups: Sequence[RateGroup]) -> list[tuple[RateGroup, list[RateLine]]]:
        """The groups with those of their rates that fit; a group with none is left out."""
        told = self.cleaned_data
        return [
            (group, lines)
            for group in groups
            if told.get("gruppe") in ("", None, group.key)
            and (lines := [one for one in group.lines if self._fits(one)])
        ]

    def _fits(self, line: RateLine) -> bool:
        words, mark = self.cleaned_data.get("q", "").casefold(), self.cleaned_data.get("merke")
        texts = [line.table.name, line.key, *(one.source for one in line.table.values)]
        found = any(words in text.casefold() for text in texts)
        not_read = line.held is not None and line.held.verify
        return found and (mark != NOT_READ or not_read) and (mark != OWN or line.own)
