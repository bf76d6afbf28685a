"""What is to be tried, with the basis and the purpose of the copy first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.choices import RehearsalBasis
from boligflyt.areas.allocation.services.rehearsing import Asked
from boligflyt.domain.eligibility import RuleSet, fit_points, waiting_time_counts
from boligflyt.domain.matching import weighed
from boligflyt.domain.rehearsal import Changes
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

YEAR = timedelta(days=365)
MOST_BYTES = 200_000  # the longest that ships is a tenth of it
WAITING = [
    ("never", _("Ventetid teller ikke")),
    ("tie_break", _("Ventetid avgjør mellom like")),
    ("yes", _("Ventetid går foran undergruppene")),
]


class RehearsalForm(VersionedForm):
    """Basis, purpose and period; then the order of the groups, whether waiting counts, and the points."""

    basis = forms.ChoiceField(label=_("Grunnlag for kopien"), choices=RehearsalBasis.choices)
    purpose = forms.CharField(
        label=_("Hva vil dere finne ut?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    first_day = NorwegianDateField(label=_("Møter fra"))
    last_day = NorwegianDateField(label=_("Til og med"))
    file = forms.FileField(
        label=_("Et helt regelsett"), required=False, max_length=200,
        help_text=_(
            "Regelfilen (YAML) med de nye reglene. Filens rekkefølge, ventetid og poeng prøves, og feltene "
            "under skal stå som de er. Hvem som står på listen, er de som sto der."
        ),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={"empty": _("Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, rules: RuleSet, today: date, **kwargs: Any) -> None:
        self.rules = rules
        kwargs["initial"] = {"first_day": today - YEAR, "last_day": today}
        super().__init__(*args, **kwargs)
        groups = [(group["code"], group["label"]) for group in rules.priority_groups]
        for place, (code, _label) in enumerate(groups, start=1):
            self.fields[f"group_{place}"] = forms.ChoiceField(
                label=_("Gruppe nummer %(place)s") % {"place": place}, choices=groups, initial=code
            )
        self.fields["waiting_counts"] = forms.ChoiceField(
            label=_("Ventetid"), choices=WAITING, initial=waiting_time_counts(rules)
        )
        for term in weighed(fit_points(rules)):
            self.fields[f"fit_{term.code}"] = forms.IntegerField(
                label=_("Teller mot en bolig: %(what)s") % {"what": term.sentence},
                min_value=0, max_value=1000, initial=term.points,
            )  # fmt: skip

    def clean_file(self) -> str:
        """The text of the file; empty without one."""
        given = self.cleaned_data["file"]
        if not given:
            return ""
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("Filen er større enn en regelfil kan være. Velg en annen."))
        try:
            return str(given.read().decode("utf-8-sig"))
        except UnicodeDecodeError as fault:
            raise forms.ValidationError(_("Filen er ikke UTF-8. Lagre den som UTF-8.")) from fault

    def asked(self) -> Asked:
        """What is sent to the service: only what is another than today's rules."""
        data = self.cleaned_data
        now = [group["code"] for group in self.rules.priority_groups]
        order = [data[f"group_{place}"] for place in range(1, len(now) + 1)]
        waiting = data["waiting_counts"]
        points = {
            term.code: data[f"fit_{term.code}"]
            for term in weighed(fit_points(self.rules))
            if data[f"fit_{term.code}"] != term.points
        }
        changes = Changes(
            groups=order if order != now else (),
            waiting_counts=waiting if waiting != waiting_time_counts(self.rules) else "",
            fit=points,
            file=data["file"],
        )
        return Asked(
            RehearsalBasis(data["basis"]), data["purpose"], data["first_day"], data["last_day"], changes
        )
