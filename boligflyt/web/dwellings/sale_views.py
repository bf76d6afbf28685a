"""What can be sold and why the rest can not; grants and the municipality's own reasons to keep a dwelling."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.saleable import Candidate, SaleReport, sale_report, sale_verdict
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.trades import grants_of, trades_of
from boligflyt.domain.sales import Verdict
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.formats import thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step
from boligflyt.web.signs import Sign

MOST_SHOWN = 200
MOST_GRANT = 50_000_000  # NOK
VERDICTS = {
    Verdict.FREE: Sign("success", "CheckmarkCircle", _l("Kan selges")),
    Verdict.TO_TENANT: Sign("info", "CircleFill", _l("Bare til leietakeren")),
    Verdict.NO: Sign("neutral", "XMarkOctagonFill", _l("Kan ikke selges")),
}


class GrantForm(VersionedForm):
    """A grant that binds the dwelling."""

    amount = WholeNumberField(label=_l("Tilskudd i kroner"), min_value=1, max_value=MOST_GRANT)
    paid_on = NorwegianDateField(
        label=_l("Utbetalt"), help_text=_l("Dagen sier hvilken bindingstid som gjelder."),
    )  # fmt: skip
    reference = forms.CharField(label=_l("Tilsagnets nummer"), max_length=40, required=False)


class KeepForm(VersionedForm):
    """Why the municipality keeps the dwelling."""

    reason = forms.CharField(
        label=_l("Hvorfor kommunen beholder boligen"), max_length=200, required=False,
        help_text=_l("Bare om boligen. La feltet stå tomt når den kan selges."),
    )  # fmt: skip


class BackForm(VersionedForm):
    """What was written down wrongly: a grant or a trade."""

    grant = forms.UUIDField(required=False)
    trade = forms.UUIDField(required=False)


@require_GET
def saleable(request: HttpRequest) -> HttpResponse:
    """What stands empty and is owned: those that can be sold first, then why the others can not."""
    actor = request.actor
    only = request.GET.get("vis") == "kan"
    report = sale_report(actor, MOST_SHOWN, only_free=only)
    shown = report.candidates
    record_list(actor.trace, "dwelling", [one.row.pk for one in shown])
    empty, free = report.empty, report.free
    context = {
        "rows": [_line(one, report) for one in shown], "knows_waiting": report.waiting is not None,
        "chips": [
            {"label": _("Alle tomme"), "url": "?", "count": empty, "current": "" if only else "1"},
            {"label": _("Kan selges"), "url": "?vis=kan", "count": free, "current": "1" if only else ""},
        ],
        "figures": [
            {"value": thousands(free), "label": _("tomme boliger kan selges nå")},
            {"value": thousands(empty - free), "label": _("tomme kan ikke selges")},
            {"value": thousands(report.owned - empty), "label": _("eide boliger er i bruk")},
        ],
        "more": max(0, (free if only else empty) - MOST_SHOWN),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Hva som kan selges"), "")],
    }  # fmt: skip
    return render(request, "dwellings/saleable.html", context)


def _line(one: Candidate, report: SaleReport) -> dict[str, Any]:
    number = (report.waiting or {}).get(one.row.bedrooms, 0)
    return {
        "row": one.row, "sign": VERDICTS[one.verdict], "reasons": one.reasons, "value": one.value,
        "waiting": few_hidden(number, report.smallest),
    }  # fmt: skip


def few_hidden(number: int, smallest: int) -> str:
    """The number of households; not told as a number when it is so small that it tells of somebody."""
    return _("færre enn %s") % smallest if 0 < number < smallest else thousands(number)


@require_GET
def sale(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dwelling: whether it can be sold, its grants, and the purchase and sale."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    verdict, reasons = sale_verdict(actor, dwelling, actor.today)
    context = {
        "dwelling": dwelling, "sign": VERDICTS[verdict], "reasons": reasons,
        "grants": [{"grant": one, "left": one.binding.left(actor.today)} for one in grants_of(dwelling)],
        "trades": trades_of(dwelling), "may_write": actor.may(Right.DWELLING_WRITE),
        "crumbs": crumbs_of(dwelling, _("Kan den selges?")),
    }  # fmt: skip
    return render(request, "dwellings/sale.html", context)


@require_http_methods(POSTS)
def grant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register a grant."""
    dwelling = open_dwelling(request.actor, pk)
    form = GrantForm(sent(request), initial={"version": dwelling.version})
    step = Step(
        "add_grant", _("Tilskudd til boligen"), _("Lagre"), _("Tilskuddet er lagret."),
        back=page_of(pk), crumbs=crumbs_of(dwelling, _("Tilskudd")),
        lead=_("Tilskudd til utleieboliger fra 2018 binder boligen i 30 år og skrives ned med 3,3 prosent i "
               "året. Eldre tilskudd: 20 år og 5 prosent."),
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        return services.add_grant(
            request.actor, pk, form.version_or(0), clean["amount"], clean["paid_on"], clean["reference"]
        ).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def keep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why the municipality keeps the dwelling, or that it need not."""
    dwelling = open_dwelling(request.actor, pk)
    start = {"version": dwelling.version, "reason": dwelling.kept_because}
    form = KeepForm(sent(request), initial=start)
    step = Step(
        "keep_from_sale", _("Behold boligen"), _("Lagre"), _("Lagret."), back=page_of(pk),
        crumbs=crumbs_of(dwelling, _("Behold boligen")),
    )  # fmt: skip

    def store() -> UUID:
        clean = form.cleaned_data
        return services.keep_from_sale(request.actor, pk, form.version_or(0), clean["reason"]).pk

    return take_step(request, form, step, store)


@require_POST
def sale_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away a grant or a trade that was written down wrongly."""
    actor = request.actor
    open_dwelling(actor, pk)
    form = BackForm(request.POST)

    def take_back() -> UUID:
        clean = form.cleaned_data
        version = form.version_or(0)
        if clean["grant"]:
            return services.drop_grant(actor, pk, version, clean["grant"]).pk
        return services.take_back_trade(actor, pk, version, clean["trade"]).pk

    done: object = form.is_valid() and tried(
        form, lambda: run_once(form.command_number, "sale_back", actor.trace, take_back)
    )
    if done:
        messages.success(request, _("Det er tatt bort."))
    else:
        messages.error(request, problems_of(form))
    return redirect(page_of(pk))


def page_of(pk: UUID) -> str:
    """The page about selling one dwelling."""
    return reverse("dwellings:sale", args=[pk])


def crumbs_of(dwelling: Dwelling, here: str) -> Crumbs:
    """Boliger › the dwelling › this page."""
    return (
        (_("Boliger"), reverse("dwellings:list")),
        (dwelling.address, reverse("dwellings:detail", args=[dwelling.pk])), (here, ""),
    )  # fmt: skip
