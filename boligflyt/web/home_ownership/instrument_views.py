"""The instruments of a case: all of them with what was considered, one noted, and the cases where none is."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.applications.queries import open_application
from boligflyt.areas.applications.queries.doors import open_economy
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.home_ownership.choices import Instrument, UseState
from boligflyt.areas.home_ownership.queries import instruments_of, nothing_considered
from boligflyt.areas.home_ownership.services import InstrumentNote, consider_instrument
from boligflyt.web.home_ownership.loan_forms import InstrumentForm
from boligflyt.web.home_ownership.signs import use_sign
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

PER_PAGE = 50


@require_GET
def instruments(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every instrument in the case, considered or not."""
    actor = request.actor
    application = open_economy(actor, pk)
    lines = instruments_of(actor, pk)
    record_list(actor.trace, "instrument", [one.use.pk for one in lines if one.use])
    context = {
        "application": application, "lines": [(one, use_sign(one.use)) for one in lines],
        "considered": sum(1 for one in lines if one.use), "may_open_case": actor.may(Right.APPLICATION_READ),
        "may_write": actor.may(Right.APPLICATION_WRITE) and application.office_id == actor.office,
    }  # fmt: skip
    return render(request, "home_ownership/instruments.html", context)


@require_http_methods(POSTS)
def instrument(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what was considered, applied for or answered; `?virkemiddel=` names the instrument."""
    actor = request.actor
    application = open_application(actor, pk, Information.ECONOMY, for_work=True)
    asked = request.GET.get("virkemiddel", "")
    chosen = Instrument(asked) if asked in Instrument.values else Instrument.STARTLAAN
    found = next(one.use for one in instruments_of(actor, pk) if one.instrument == chosen)
    form = InstrumentForm(sent(request), use=found, today=actor.today)
    step = Step(
        "consider_instrument", str(chosen.label), _("Lagre"), _("Vurderingen er lagret."),
        reverse("home_ownership:instruments", args=[pk]),
        facts=f"{application.applicant.full_name}, sak {application.case_code}",
        lead=_("Skriv hva dere kom fram til. Ikke aktuelt og avslag trenger en begrunnelse."),
    )  # fmt: skip

    def note() -> UUID:
        data = form.cleaned_data
        told = InstrumentNote(UseState(data["state"]), data["on"], data["reason"])
        return consider_instrument(actor, pk, chosen, data["version"], told).pk

    return take_step(request, form, step, note)


@require_GET
def none_considered(request: HttpRequest) -> HttpResponse:
    """The office's open cases where nobody has considered any instrument."""
    actor = request.actor
    page = Paginator(nothing_considered(actor), PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "application", [one.pk for one in page])
    return render(request, "home_ownership/nothing_considered.html", {"page": page})
