"""Asked in the meeting: why not this pair, what a rule costs, and the screen that all present see."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.agenda import agenda_of
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.meetings import board_number, open_meeting
from boligflyt.areas.allocation.queries.trials import costs_of, fit_terms_today, question_of
from boligflyt.web.allocation.agenda_page import agenda_parts
from boligflyt.web.allocation.board_page import shown_screen
from boligflyt.web.allocation.forms import WhyNotForm
from boligflyt.web.shell.session import only_looks


@require_GET
def why_not(request: HttpRequest, pk: UUID) -> HttpResponse:
    """«Hvorfor ikke?» for a household of the meeting: about one dwelling, or about each that is vacant."""
    meeting = open_meeting(request.actor, pk)
    line, dwelling = _chosen(request, "line"), _chosen(request, "dwelling")
    found = question_of(request.actor, meeting, line, dwelling)
    form = WhyNotForm(
        lines=[(one.line.pk, f"{one.line.place} {one.name}") for one in found.lines],
        dwellings=[(one.dwelling.pk, one.dwelling.address) for one in found.vacancies],
        initial={"line": line, "dwelling": dwelling},
    )
    context = {"meeting": meeting, "form": form, "question": found}
    return render(request, "allocation/why_not.html", context)


def _chosen(request: HttpRequest, name: str) -> UUID | None:
    text = request.GET.get(name, "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Http404 from None


@require_GET
def agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """«Sakslisten»: what has happened since the last meeting and what is about to, made by itself."""
    meeting = open_meeting(request.actor, pk)
    found = agenda_of(request.actor, meeting)
    context = {"meeting": meeting, "agenda": found, "parts": agenda_parts(found)}
    return render(request, "allocation/agenda.html", context)


@require_GET
def rule_costs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What each rule costs today: solved again without it. Limits in nobody's way are counted only."""
    meeting = open_meeting(request.actor, pk)
    actor = request.actor
    found = costs_of(actor, meeting)
    costs = [one for one in found if not one.cost.at_rest]
    context = {
        "meeting": meeting, "costs": costs, "at_rest": len(found) - len(costs),
        "terms": fit_terms_today(actor),
    }  # fmt: skip
    return render(request, "allocation/rule_costs.html", context)


@require_GET
def screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The board for a screen in the room: what every participant may see, and nothing else."""
    meeting = open_meeting(request.actor, pk)
    board = board_of(request.actor, meeting, codes_only=True)
    context = shown_screen(board) | {"number": board_number(request.actor, pk)}
    return render(request, "allocation/screen.html", context)


@require_GET
def number(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether the board is another than the one shown. Asked every other second, and no use of a session.

    A screen is shown anew; a board that somebody works on only says that there is something new.
    """
    only_looks(request)
    if board_number(request.actor, pk) == request.GET.get("sist"):
        return HttpResponse(status=204)
    if request.GET.get("skjerm"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    link = reverse("allocation:meeting", args=[pk])
    return render(request, "allocation/changed.html", {"link": link, "title": _("Møtet er endret")})
