"""One line of the meeting: what is done with it, tried first, and dwellings set aside for its household."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.board import choices_of_dwelling
from boligflyt.areas.allocation.queries.meetings import dwellings_aside, open_line, pairs_beside, who_leaves
from boligflyt.areas.allocation.queries.trials import Trial, trial_of, trial_of_swap
from boligflyt.areas.allocation.services.lines import (
    accept_line,
    change_line,
    leave_line,
    propose_again,
    set_aside,
)
from boligflyt.areas.allocation.services.swapping import swap_lines
from boligflyt.areas.audit.services import run_once
from boligflyt.web.allocation.forms import SET_ASIDE, SWAP, AgainForm, LineForm
from boligflyt.web.shell.forms import problems_of, tried

POSTS = ["GET", "POST"]
INVALID = 422
TRY = "prov"


@require_http_methods(POSTS)
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept, change or leave one line, or set a dwelling aside for its household."""
    actor = request.actor
    opened = cache(lambda: open_line(actor, pk))
    form = LineForm(
        request.POST or None,
        dwellings=lambda: choices_of_dwelling(actor.within(opened().meeting.grade)),
        others=lambda: pairs_beside(actor, opened()),
    )
    asked, tries = request.method == "POST" and form.is_valid(), TRY in request.POST
    # The decision opens its own door, so the line is opened here only to be shown.
    if asked and not tries and (kept := _done(actor, pk, form)):
        messages.success(request, _("Linje %(place)s er behandlet.") % {"place": kept.place})
        return redirect("allocation:meeting", pk=kept.meeting_id)
    found = opened()
    form.begin_with(found)
    context = {
        "trial": _tried(actor, found, form) if asked and tries else None,
        "form": form, "line": found, "aside": dwellings_aside(found),
        "leaves": who_leaves(found.meeting, [found]).get(found.pk, ()),
    }  # fmt: skip
    return render(request, "allocation/line.html", context, status=INVALID if form.errors else 200)


def _done(actor: Actor, pk: UUID, form: LineForm) -> MeetingLine | None:
    """The line as it was decided; None, and a fault on the form, when a rule said no."""
    kept: list[MeetingLine] = []

    def decide() -> UUID:
        kept.append(_decide(actor, pk, form.cleaned_data))
        return kept[0].pk

    if tried(form, lambda: run_once(form.command_number, "decide_line", actor.trace, decide)) is None:
        return None
    return kept[0] if kept else open_line(actor, pk)  # a second click: as the first one left it


def _tried(actor: Actor, found: MeetingLine, form: LineForm) -> Trial | None:
    """What the decision would do to the others; None, and a fault on the form, without a dwelling."""
    data = form.cleaned_data
    decision, given = data["decision"], _dwelling(data)
    if decision == LineDecision.ACCEPT:
        return trial_of(actor, found, found.proposed_id)
    if decision == LineDecision.LEAVE:
        return trial_of(actor, found, None)
    if decision == SWAP:
        return _swap_tried(actor, found, form)
    if given is None:
        form.add_error("dwelling", _("Velg boligen dere vil prøve."))
        return None
    aside = decision == SET_ASIDE
    return trial_of(actor, found, given, aside=aside, override_school=data["override_school"])


def _swap_tried(actor: Actor, found: MeetingLine, form: LineForm) -> Trial | None:
    other = form.cleaned_data["other"]
    trial = trial_of_swap(actor, found, UUID(other)) if other else None
    if trial is None:
        form.add_error("other", _("Velg husstanden dere vil prøve å bytte med."))
    return trial


def _decide(actor: Actor, pk: UUID, data: dict[str, Any]) -> MeetingLine:
    version, reason = data["version"], data["reason"]
    decision = data["decision"]
    if decision == LineDecision.ACCEPT:
        return accept_line(actor, pk, version, reason)
    if decision == LineDecision.LEAVE:
        return leave_line(actor, pk, version, reason)
    if decision == SWAP:
        return swap_lines(actor, pk, version, UUID(data["other"]) if data["other"] else None, reason)
    if decision == SET_ASIDE:
        return set_aside(actor, pk, version, _dwelling(data), reason)
    override = data["override_school"]
    return change_line(actor, pk, version, _dwelling(data), reason, override_school=override)


def _dwelling(data: dict[str, Any]) -> UUID | None:
    return UUID(data["dwelling"]) if data["dwelling"] else None


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A dwelling that was set aside may be proposed again."""
    actor = request.actor
    form = AgainForm(request.POST)
    if form.is_valid():
        dwelling, version = form.cleaned_data["dwelling"], form.cleaned_data["version"]
        tried(form, lambda: run_once(
            form.command_number, "propose_again", actor.trace,
            lambda: propose_again(actor, pk, version, dwelling).pk,
        ))  # fmt: skip
    if form.errors:
        open_line(actor, pk)  # nothing is told of a line that may not be seen
        messages.error(request, problems_of(form))
    else:
        messages.success(request, _("Boligen kan foreslås igjen."))
    return redirect("allocation:line", pk=pk)
