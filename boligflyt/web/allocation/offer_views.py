"""Offers: sent by the second person, answered by the household."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState, RefusalReason
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.allocation.queries.meetings import open_line
from boligflyt.areas.allocation.queries.offers import (
    allocation_vedtak,
    offer_letter,
    offers_listed,
    open_offer,
    refusal_vedtak,
)
from boligflyt.areas.allocation.services.offers import (
    accept_offer,
    decide_refusal,
    expire_offer,
    refuse_offer,
    send_offer,
)
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.services.vedtak import return_vedtak
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.handovers.queries import viewings_of
from boligflyt.areas.leases.services import LeaseDraft
from boligflyt.web.allocation.forms import AnswerForm
from boligflyt.web.allocation.signs import offer_sign
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import Step, take_step

PER_PAGE = 50
POSTS = ["GET", "POST"]
INVALID = 422


@require_GET
def offers(request: HttpRequest) -> HttpResponse:
    """Offers by deadline; those past it are a list of their own."""
    actor = request.actor
    show = request.GET.get("vis", "open")
    page = Paginator(offers_listed(actor, actor.today, show), PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.sign = offer_sign(one, actor.today)
    record_list(actor.trace, "offer", [one.pk for one in page])
    chips = [("open", _("Uten svar")), ("expired", _("Over fristen")), ("all", _("Alle"))]
    return render(request, "allocation/offers.html", {"page": page, "show": show, "chips": chips})


@require_http_methods(POSTS)
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The vedtak as the household will read it, and the button that decides it and sends the offer."""
    actor = request.actor
    line = open_line(actor, pk)
    vedtak = allocation_vedtak(line)
    form = VersionedForm(request.POST or None, initial={"version": line.version})
    if request.method == "POST" and "send_back" in request.POST and vedtak is not None:
        return _send_back(request, pk, vedtak, form)
    if request.method == "POST" and form.is_valid():
        version, seen = form.version_or(line.version), request.POST.get("shown_sha256", "")
        done = tried(form, lambda: run_once(
            form.command_number, "send_offer", actor.trace, lambda: send_offer(actor, pk, version, seen).pk
        ))  # fmt: skip
        if done:
            messages.success(request, _("Vedtaket er avgjort, og tilbudet ligger i utboksen."))
            return redirect("allocation:offer", pk=done[0])
    context = {
        "form": form, "line": line, "vedtak": vedtak, "letter": vedtak.letter_data if vedtak else None,
        "shown_sha256": content_sha256(vedtak.letter_data) if vedtak else "",
        "may_decide": vedtak is not None
        and actor.may(Right.VEDTAK_DECIDE)
        and actor.staff not in vedtak.contributors,
        "own": vedtak is not None and actor.staff in vedtak.contributors,
    }  # fmt: skip
    return render(request, "allocation/send_offer.html", context, status=INVALID if form.errors else 200)


def _send_back(request: HttpRequest, pk: UUID, vedtak: Vedtak, form: VersionedForm) -> HttpResponse:
    """The second person does not agree: back with a comment, and the household keeps its place."""
    reason = request.POST.get("reason", "")
    actor, returned = request.actor, None
    if form.is_valid():
        returned = tried(form, lambda: return_vedtak(actor, vedtak.pk, vedtak.version, reason))
    if returned:
        messages.success(request, _("Vedtaket er sendt tilbake. Husstanden beholder plassen på ventelisten."))
    else:
        messages.error(request, problems_of(form))
    return redirect("allocation:offer_send", pk=pk)


@require_GET
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One offer with its next step."""
    actor = request.actor
    found = open_offer(actor, pk)
    vedtak = refusal_vedtak(found) if found.state == OfferState.REFUSED else None
    viewings = list(viewings_of(actor, pk))
    for one in viewings:
        one.late = one.planned_at.date() > found.answer_by
    context = {
        "viewings": viewings,
        "offer": found, "sign": offer_sign(found, actor.today), "late": found.answer_by < actor.today,
        "may_answer": found.state == OfferState.SENT
        and actor.may(Right.APPLICATION_WRITE)
        and found.entry.application.office_id == actor.office,
        "refusal": vedtak, "refusal_sha256": content_sha256(vedtak.letter_data) if vedtak else "",
        "may_decide": vedtak is not None
        and actor.may(Right.VEDTAK_DECIDE)
        and actor.staff not in vedtak.contributors,
        "form": VersionedForm(initial={"version": found.version}), "may_lease": actor.may(Right.LEASE_READ),
    }  # fmt: skip
    return render(request, "allocation/offer.html", context)


@require_http_methods(POSTS)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what the household said, or that nobody said anything in time."""
    actor = request.actor
    found = open_offer(actor, pk, for_work=True)
    first_day = found.vedtak.first_day if found.vedtak else actor.today
    form = AnswerForm(request.POST or None, initial={"version": found.version, "first_day": first_day})
    step = Step(
        "answer_offer", _("Svar på tilbudet"), _("Før svaret"), _("Svaret er ført."),
        back=reverse("allocation:offer", args=[pk]),
        lead=_("Et ja gjør leieavtalen klar. Hva et nei fører til, står i kommunens regler."),
    )  # fmt: skip
    return take_step(request, form, step, lambda: _answered(actor, found, form).pk)


def _answered(actor: Actor, found: Offer, form: AnswerForm) -> Offer:
    version, data = form.version_or(found.version), form.cleaned_data
    if data["answer"] == "yes":
        draft = LeaseDraft(data["first_day"]) if data["first_day"] else None
        return accept_offer(actor, found.pk, version, draft)
    if data["answer"] == "none":
        return expire_offer(actor, found.pk, version)
    return refuse_offer(actor, found.pk, version, RefusalReason(data["refusal_reason"]), data["refusal_text"])


@require_POST
def decide_no(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second person decides what the no leads to."""
    actor = request.actor
    open_offer(actor, pk, decisions=True, for_work=True)
    form = VersionedForm(request.POST)
    form.is_valid()
    seen = request.POST.get("shown_sha256", "")
    done = tried(form, lambda: run_once(
        form.command_number, "decide_refusal", actor.trace, lambda: decide_refusal(actor, pk, seen).pk
    ))  # fmt: skip
    if done:
        messages.success(request, _("Vedtaket er avgjort, og brevet er laget."))
    else:
        messages.error(request, problems_of(form))
    return redirect("allocation:offer", pk=pk)


@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stored bytes of the offer."""
    return pdf_answer(offer_letter(request.actor, pk), f"tilbud-{pk}")
