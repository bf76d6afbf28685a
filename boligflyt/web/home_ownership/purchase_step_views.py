"""The steps of a purchase, each on a page of its own: from the financing to the contact afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.dwellings.choices import Title
from boligflyt.areas.handovers.services import take_over_home
from boligflyt.areas.home_ownership.models import Purchase
from boligflyt.areas.home_ownership.queries import (
    assessments_for_plan,
    newest_financing,
    open_purchase,
)
from boligflyt.areas.home_ownership.services import (
    keep_financing,
    offer_home,
    sign_contract,
    stop_purchase,
    write_contact,
)
from boligflyt.domain.buying import document_duty
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.web.home_ownership.purchase_forms import (
    ContactForm,
    ContractForm,
    FinancingForm,
    OfferForm,
    StopForm,
    TakeOverForm,
)
from boligflyt.web.home_ownership.purchase_shown import way_to
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

SHARES = (Title.COOPERATIVE_SHARE, Title.COMPANY_SHARE)


@require_http_methods(POSTS)
def financing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who pays what; a new version each time."""
    actor = request.actor
    found = open_purchase(actor, pk)
    title = found.lease.dwelling.disposals.order_by("-period").values_list("title", flat=True).first()
    rates = RatesOfDay(actor.today, shipped_rates())
    form = FinancingForm(
        sent(request), purchase=found, before=newest_financing(found),
        duty=0 if title in SHARES else document_duty(found.valuation, rates),
        assessments=list(assessments_for_plan(actor, found.application.household_id)),
    )  # fmt: skip

    def store() -> UUID:
        clean = form.cleaned_data
        return keep_financing(
            actor, pk, form.version_or(found.version), form.asked(),
            target_group=clean["target_group"] == "yes",
            assessment=UUID(clean["assessment"]) if clean["assessment"] else None,
        ).pk  # fmt: skip

    step = _step(
        found, "keep_financing", _("Finansiering"), _("Lagre finansieringen"), _("Finansieringen er lagret."),
        template="home_ownership/purchase_financing.html",
    )  # fmt: skip
    return take_step(request, form, step, store, price=found.price, used=rates.used)


def _step(
    found: Purchase, kind: str, title: str, button: str, done: str, lead: str = "",
    template: str = "step.html",
) -> Step:  # fmt: skip
    return Step(
        kind, title, button, done, back=reverse("home_ownership:purchase", args=[found.pk]),
        facts=f"{found.application.applicant.full_name}. {found.lease.dwelling.address}",
        crumbs=(*way_to(found), (title, "")), lead=lead, template=template,
    )  # fmt: skip


def _taken(
    request: HttpRequest, found: Purchase, form: VersionedForm, step: Step, do: Callable[[int], Any]
) -> HttpResponse:
    return take_step(
        request, form, step, lambda: do(form.version_or(found.version)).pk
    )  # fmt: skip


@require_http_methods(POSTS)
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Offer the home at valuation."""
    actor = request.actor
    found = open_purchase(actor, pk)
    form = OfferForm(sent(request), initial={"version": found.version, "sent_on": actor.today})
    step = _step(
        found, "offer_home", _("Gi tilbudet"), _("Lagre tilbudet"), _("Tilbudet er lagret."),
        lead=_("Gi husstanden arket med tilbudet samme dag. Ingenting sendes fra programmet."),
    )  # fmt: skip
    return _taken(
        request, found, form, step,
        lambda at: offer_home(
            actor, pk, at, form.cleaned_data["sent_on"], form.cleaned_data["answer_by"]
        ),
    )  # fmt: skip


@require_http_methods(POSTS)
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note the signed contract."""
    actor = request.actor
    found = open_purchase(actor, pk)
    form = ContractForm(sent(request), initial={"version": found.version, "signed_on": actor.today})
    step = _step(
        found, "sign_contract", _("Før kontrakten"), _("Lagre kontrakten"), _("Kontrakten er lagret.")
    )
    return _taken(request, found, form, step, lambda at: sign_contract(actor, pk, at, form.contract()))


@require_http_methods(POSTS)
def take_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """They are owners: the lease ends, the dwelling leaves the stock, the loan is paid out."""
    actor = request.actor
    found = open_purchase(actor, pk)
    form = TakeOverForm(sent(request), initial={"version": found.version, "day": found.takeover_on})
    step = _step(
        found, "take_over_home", _("Før overtakelsen"), _("Lagre overtakelsen"),
        _("De eier boligen. Leieforholdet er slutt, og boligen er ute av beholdningen."),
        lead=_(
            "Leieforholdet slutter dagen før, boligen går ut av beholdningen, og lånesaken føres som "
            "utbetalt. Skriv inn overtakelsen når den har vært."
        ),
    )  # fmt: skip
    return _taken(
        request, found, form, step,
        lambda at: take_over_home(actor, pk, at, form.cleaned_data["day"], form.cleaned_data["next_on"]),
    )  # fmt: skip


@require_http_methods(POSTS)
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How it goes with who bought."""
    actor = request.actor
    found = open_purchase(actor, pk)
    form = ContactForm(sent(request), initial={"version": found.version, "held_on": actor.today})
    step = _step(
        found, "write_contact", _("Skriv en kontakt etter kjøpet"), _("Lagre kontakten"),
        _("Kontakten er lagret."),
    )  # fmt: skip
    return _taken(request, found, form, step, lambda at: write_contact(actor, pk, at, form.facts()))


@require_http_methods(POSTS)
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It comes to nothing."""
    actor = request.actor
    found = open_purchase(actor, pk)
    form = StopForm(sent(request), initial={"version": found.version})
    step = _step(
        found, "stop_purchase", _("Stans kjøpet"), _("Stans kjøpet"), _("Kjøpet er stanset."),
        lead=_("Leieforholdet fortsetter som før. Er det søkt om lån, trekker du lånesaken for seg."),
    )  # fmt: skip
    return _taken(
        request, found, form, step, lambda at: stop_purchase(actor, pk, at, form.cleaned_data["reason"])
    )
