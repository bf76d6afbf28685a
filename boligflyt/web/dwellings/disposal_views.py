"""How the municipality disposes of a dwelling over time, and by which agreement."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import TITLES_OF, Disposal
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling
from boligflyt.areas.dwellings.queries import agreements_ending, disposals_of, open_dwelling
from boligflyt.domain.agreements import Standing
from boligflyt.domain.periods import add_months
from boligflyt.web.dwellings.forms import NOT_SAID, WholeNumberField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step
from boligflyt.web.signs import Sign

MOST_NOTICE = 60  # months
MONTHS_AHEAD, PER_PAGE = 24, 50
SIGNS = {
    Standing.UNDATED: Sign("neutral", "CircleFill", _l("Uten sluttdato")),
    Standing.RUNNING: Sign("success", "CheckmarkCircle", _l("Løper")),
    Standing.TOO_LATE: Sign("warning", "Hourglass", _l("Fristen for å si fra er ute")),
    Standing.OVER: Sign("danger", "ExclamationmarkTriangleFill", _l("Avtalen har gått ut")),
}


class DisposalForm(VersionedForm):
    """What applies from a day on."""

    first_day = NorwegianDateField(label=_l("Gjelder fra og med"))
    form = forms.ChoiceField(label=_l("Disposisjonsform"), choices=Disposal.choices)
    title = forms.ChoiceField(
        label=_l("Hjemmel"), required=False, help_text=_l("Retten eller avtalen den bygger på."),
        choices=[NOT_SAID, *[(Disposal(form).label, [(one.value, one.label) for one in titles])
                             for form, titles in TITLES_OF.items()]],
    )  # fmt: skip
    agreed_with = forms.CharField(
        label=_l("Avtalepart"), max_length=120, required=False,
        help_text=_l("Den kommunen har avtalen med. Vises bare for dem som fører registeret."),
    )  # fmt: skip
    reference = forms.CharField(label=_l("Avtalens nummer i arkivet"), max_length=40, required=False)
    agreed_to = NorwegianDateField(
        label=_l("Avtalens siste dag"), required=False, help_text=_l("La stå tomt når avtalen ikke har noen.")
    )
    notice_months = WholeNumberField(
        label=_l("Oppsigelsestid i måneder"), min_value=0, max_value=MOST_NOTICE, required=False
    )

    FACTS = ("form", "title", "agreed_with", "reference", "agreed_to", "notice_months")

    def facts(self) -> services.DisposalFacts:
        """What the service takes."""
        return services.DisposalFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


@require_http_methods(POSTS)
def disposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how the dwelling is disposed of from a day on; what was said before stands under the form."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    lines = list(disposals_of(dwelling))
    form = DisposalForm(sent(request), initial=_start(dwelling, lines))
    back = reverse("dwellings:detail", args=[pk])
    step = Step(
        "change_disposal", _("Disponering"), _("Lagre"), _("Disponeringen er lagret."), back=back,
        facts=_("%(address)s. Skriv dagen som gjelder nå, for å rette, eller en senere dag for noe nytt.")
        % {"address": dwelling.address},
        crumbs=((_("Boliger"), reverse("dwellings:list")), (dwelling.address, back), (_("Disponering"), "")),
        template="dwellings/disposal.html",
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        services.change_disposal(actor, pk, form.version_or(0), clean["first_day"], form.facts())
        return pk

    return take_step(request, form, step, keep, dwelling=dwelling, lines=lines)


def _start(dwelling: Dwelling, lines: list[DisposalPeriod]) -> dict[str, Any]:
    """What applies now, so that it can be corrected or carried on."""
    start: dict[str, Any] = {"version": dwelling.version, "form": dwelling.disposal}
    if not lines:
        return {**start, "first_day": dwelling.disposed_from}
    now = {name: getattr(lines[0], name) for name in DisposalForm.FACTS}
    return {**start, **now, "first_day": lines[0].period.first_day}


@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements that run out within two years, and what must be said when."""
    actor = request.actor
    found = agreements_ending(actor, add_months(actor.today, MONTHS_AHEAD))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("side"))
    rows = [{"line": one, "sign": standing_sign(one, actor.today)} for one in page]
    record_list(actor.trace, "dwelling", [one["line"].dwelling_id for one in rows])
    context = {
        "page": page, "rows": rows, "may_write": actor.may(Right.DWELLING_WRITE), "months": MONTHS_AHEAD,
    }  # fmt: skip
    return render(request, "dwellings/agreements.html", context)


def standing_sign(line: DisposalPeriod, on: date) -> Sign:
    """Where the agreement is on the day."""
    return SIGNS[line.term.standing(on)]


@require_POST
def disposal_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away the latest line; the one before it applies again."""
    actor = request.actor
    open_dwelling(actor, pk)
    form = VersionedForm(request.POST)
    done: object = form.is_valid() and tried(form, lambda: run_once(
        form.command_number, "take_back_disposal", actor.trace,
        lambda: services.take_back_disposal(actor, pk, form.version_or(0)).pk,
    ))  # fmt: skip
    if done:
        messages.success(request, _("Den siste disponeringen er tatt bort."))
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:disposal", pk=pk)
