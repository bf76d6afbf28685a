"""Leases: the list, one lease, and the steps from ready to ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.allocation.queries.board import choices_of_dwelling
from boligflyt.areas.allocation.services.moving_in import call_off_move_in, hand_over_key_and_house
from boligflyt.areas.applications.queries import open_application, rules_today
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.exit_targets import target_of
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import (
    lease_document,
    numbers_by_end,
    open_lease,
    page_by_end,
    tenant_shown,
)
from boligflyt.areas.leases.services import end_lease, give_information, prepare_lease, sign_lease
from boligflyt.web.leases.beside import beside
from boligflyt.web.leases.deadline_views import end_lead, length_lead
from boligflyt.web.leases.deadline_words import main_rows
from boligflyt.web.leases.forms import CallOffForm, EndForm, InformForm, KeyForm, LeaseForm, SignForm
from boligflyt.web.leases.signs import lease_sign, next_step
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.paging import page_of_counted
from boligflyt.web.shell.steps import Step, take_step

PER_PAGE = 50
POSTS = ["GET", "POST"]
INVALID = 422


@require_GET
def leases(request: HttpRequest) -> HttpResponse:
    """Leases, the one that ends first on top."""
    actor = request.actor
    show = request.GET.get("vis", "running")
    number, ending = numbers_by_end(actor, actor.today, show)
    page = page_of_counted(range(number), number, PER_PAGE, request.GET.get("side"))
    if number:
        part = slice(page.start_index() - 1, page.end_index())
        page.object_list = list(page_by_end(actor, part, actor.today, show))
    for one in page:
        one.sign = lease_sign(one, actor.today)
        one.tenant_name = tenant_shown(one)
    record_list(actor.trace, "lease", [one.pk for one in page])
    chips = [
        ("running", _("Løper"), None), ("ending", _("Skal vurderes på nytt"), ending),
        ("prepared", _("Klar til signering"), None), ("all", _("Alle"), None),
    ]  # fmt: skip
    return render(request, "leases/list.html", {"page": page, "show": show, "chips": chips})


@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One lease with its next step, its documents and its term."""
    actor = request.actor
    lease = open_lease(actor, pk)
    may_write, reads = actor.may(Right.LEASE_WRITE), actor.may(Right.PERSON_READ)
    context = {
        "lease": lease, "sign": lease_sign(lease, actor.today), "tenant": tenant_shown(lease),
        "step": next_step(lease, actor.today, rules_today(actor), may_write=may_write, reads=reads),
        "may_write": may_write, "may_see_case": actor.may(Right.APPLICATION_READ),
        "key_by": names_of([lease.key_handed_by]).get(lease.key_handed_by) if lease.key_handed_by else "",
        "target": target_of(lease, actor.today), "may_read_papers": reads, "today": actor.today,
        "deadline_rows": main_rows(lease, actor.today),
        **beside(lease, actor),
    }  # fmt: skip
    return render(request, "leases/detail.html", context)


@require_http_methods(POSTS)
def prepare(request: HttpRequest) -> HttpResponse:
    """A lease for a granted application, without an offer: a renewal, or a dwelling agreed otherwise."""
    actor = request.actor
    application = open_application(actor, _uuid(request.GET.get("soknad", "")))
    form = LeaseForm(
        request.POST or None, dwellings=choices_of_dwelling(actor), initial={"first_day": actor.today}
    )
    step = Step(
        "prepare_lease", _("Ny leieavtale"), _("Gjør avtalen klar"), _("Leieavtalen er gjort klar."),
        back=reverse("applications:detail", args=[application.pk]),
        facts=f"{application.applicant.full_name}, sak {application.case_code}",
        lead=length_lead(actor, application),
        then=lambda lease: reverse("leases:detail", args=[lease]),
    )  # fmt: skip

    def make() -> UUID:
        dwelling = Dwelling.objects.get(pk=form.cleaned_data["dwelling"])
        return prepare_lease(actor, application, dwelling, form.draft()).pk

    return take_step(request, form, step, make)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _step(
    request: HttpRequest, lease: Lease, form: VersionedForm, kind: str,
    do: Callable[[int], Lease], words: dict[str, Any],
) -> HttpResponse:  # fmt: skip
    """One step of a lease: the form, the service once, and back to the lease."""
    back = reverse("leases:detail", args=[lease.pk])
    step = Step(kind, words["title"], words["button"], words["done"], back, lead=words.get("lead", ""))
    return take_step(request, form, step, lambda: do(form.version_or(lease.version)).pk)


@require_http_methods(POSTS)
def inform(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the written information: the notice and the contract are made and locked."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = InformForm(request.POST or None, initial={"version": lease.version})
    words = {
        "title": _("Gi skriftlig informasjon"), "button": _("Lag og gi informasjonen"),
        "lead": _(
            "Leietakeren skal ha skriftlig beskjed om at boligen er for vanskeligstilte, og om hvilke "
            "unntak som gjelder, før kontrakten signeres (husleieloven § 11-1). "
            "Brevet og kontrakten lages og låses nå."
        ),
        "done": _("Informasjonen er gitt, og kontrakten er klar."),
    }  # fmt: skip
    return _step(
        request, lease, form, "inform_lease", lambda version: give_information(actor, pk, version), words
    )


@require_http_methods(POSTS)
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note the day of signature."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = SignForm(request.POST or None, initial={"version": lease.version, "on": actor.today})
    words = {"title": _("Signering"), "button": _("Før signeringen"), "done": _("Signeringen er ført.")}
    return _step(
        request, lease, form, "sign_lease",
        lambda version: sign_lease(actor, pk, version, form.cleaned_data["on"]), words,
    )  # fmt: skip


@require_http_methods(POSTS)
def hand_key(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand over the key."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = KeyForm(request.POST or None, initial={"version": lease.version, "on": actor.today})
    words = {
        "title": _("Overlever nøkkelen"), "button": _("Nøkkelen er overlevert"),
        "done": _("Nøkkelen er overlevert, og leieforholdet løper."),
    }  # fmt: skip
    return _step(
        request, lease, form, "hand_over_key",
        lambda version: hand_over_key_and_house(actor, pk, version, form.cleaned_data["on"]), words,
    )  # fmt: skip


@require_http_methods(POSTS)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Set the last day."""
    actor = request.actor
    lease = open_lease(actor, pk)
    proposed, why = end_lead(lease, actor.today, request.GET.get("siste-dag", ""))
    told = {"version": lease.version, "last_day": proposed, "led_to": request.GET.get("til", lease.led_to)}
    form = EndForm(request.POST or None, initial=told)
    words = {
        "title": _("Avslutt leieforholdet"), "button": _("Avslutt leieforholdet"),
        "lead": why + " "
        + _("En dag fram i tid føres som oppsigelse. En dag som er passert, avslutter leieforholdet."),
        "done": _("Leieforholdet har fått siste dag."),
    }  # fmt: skip
    return _step(
        request, lease, form, "end_lease",
        lambda version: end_lease(
            actor, pk, version, form.cleaned_data["last_day"], form.cleaned_data["reason"],
            form.cleaned_data["led_to"],
        ),
        words,
    )  # fmt: skip


@require_http_methods(POSTS)
def call_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A lease that is ready and comes to nothing."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = CallOffForm(request.POST or None, initial={"version": lease.version})
    words = {
        "title": _("Avtalen blir ikke noe av"), "button": _("Trekk avtalen tilbake"),
        "lead": _("Boligen blir ledig igjen, og husstanden står på ventelisten som før."),
        "done": _("Avtalen er trukket tilbake, og husstanden venter igjen."),
    }  # fmt: skip
    return _step(
        request, lease, form, "call_off_lease",
        lambda version: call_off_move_in(actor, pk, version, form.cleaned_data["reason"]),
        words,
    )  # fmt: skip


@require_GET
def contract(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The contract as it was made."""
    number, content = lease_document(request.actor, pk, "contract")
    return pdf_answer(content, f"kontrakt-{number}")


@require_GET
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The written information as it was given."""
    number, content = lease_document(request.actor, pk, "notice")
    return pdf_answer(content, f"informasjon-{number}")
