"""The list of complaints, one complaint, and the figures."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.complaints.choices import PARTLY
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import open_complaint, valid_now
from boligflyt.areas.complaints.queries.lists import complaint_letters, complaint_list
from boligflyt.areas.complaints.queries.notices import counted_words, minors_told
from boligflyt.areas.complaints.queries.statistics import complaint_figures
from boligflyt.areas.complaints.workflow import OPEN
from boligflyt.web.complaints.signs import late_sign, next_step, other_steps, state_sign
from boligflyt.web.shell.steps import Crumbs

PER_PAGE = 50


@require_GET
def complaints(request: HttpRequest) -> HttpResponse:
    """Those that are open, by deadline; `?vis=alle` shows what is done too."""
    actor = request.actor
    show = "alle" if request.GET.get("vis") == "alle" else ""
    rows = complaint_list(actor, only_open=not show)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.sign, one.late = state_sign(one), late_sign(one)
        one.is_open = one.state in OPEN
    record_list(actor.trace, "complaint", [one.pk for one in page])
    context = {
        "page": page, "show": show, "today": actor.today,
        "chips": [("", _("Åpne")), ("alle", _("Alle"))],
        "figures": complaint_figures(actor) if actor.may(Right.STATISTICS_READ) else None,
    }  # fmt: skip
    return render(request, "complaints/list.html", context)


@require_GET
def statistics(request: HttpRequest) -> HttpResponse:
    """The figures alone, for those who see the overview and no case."""
    return render(request, "complaints/statistics.html", {"figures": complaint_figures(request.actor)})


def way_to(complaint: Complaint, here: str = "") -> Crumbs:
    """The crumbs of a page about the complaint."""
    whole = (_("Klager"), reverse("complaints:list"))
    if not here:
        return (whole, (str(complaint), ""))
    return (whole, (str(complaint), reverse("complaints:complaint", args=[complaint.pk])), (here, ""))


@require_GET
def complaint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One complaint: the next step, what it says, the days, and what we made of it."""
    actor = request.actor
    found = open_complaint(actor, pk)
    application, valid = found.vedtak.application, valid_now(found.vedtak)
    may_work = actor.may(Right.VEDTAK_PREPARE) and application.office_id == actor.office
    step, partly = next_step(found, valid, may_work=may_work), found.state in PARTLY
    others = [one for one in other_steps(found, actor) if one["url"] != step.url] if may_work else []
    minors = minors_told(found.vedtak, actor.today)
    context = {
        "complaint": found, "vedtak": found.vedtak, "application": application, "today": actor.today,
        "sign": state_sign(found), "late": late_sign(found), "is_open": found.state in OPEN,
        "step": step, "partly": partly, "new": found.replacement or valid,
        "valid": None if partly and found.replacement in {None, valid} else valid,
        "others": others,
        "minors": minors, "letters": complaint_letters(found), "crumbs": way_to(found),
        "log": _log(found), "counted": counted_words(found),
    }  # fmt: skip
    return render(request, "complaints/complaint.html", context)


def _log(found: Complaint) -> list[dict[str, object]]:
    """What happened with it, in order."""
    steps = (
        (found.received_on, _("Klagen kom. Registrert av %s.") % found.registered_by.name),
        (found.acknowledged_on, _("Brev om at klagen er mottatt.")),
        (found.partly_on, _("Delvis medhold. Saken ble tatt opp igjen for den delen.")),
        (
            found.forwarded_on,
            (_("Resten sendt til %s.") if found.state in PARTLY else _("Sendt til %s."))
            % found.vedtak.complaint_body,
        ),
        (found.closed_on, f"{found.get_state_display()}. {found.closed_by.name if found.closed_by else ''}."),
    )
    return [{"when": day, "text": text} for day, text in steps if day]
