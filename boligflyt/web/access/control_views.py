"""Opening a household with a written reason, and the leader's list of what one person did alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.rights import OPENED_FOR, SHARED_FOR
from boligflyt.areas.applications.control_choices import ControlResult, OpeningReason
from boligflyt.areas.applications.models import ControlItem
from boligflyt.areas.applications.queries.control import control_list, did_it_themselves, open_control
from boligflyt.areas.applications.services.control import settle
from boligflyt.areas.applications.services.opening import MINUTES, PER_DAY, Opening, open_with_reason
from boligflyt.areas.audit.services import run_once
from boligflyt.domain.rates import shipped_rates
from boligflyt.web.access.forms import OpeningForm, SettleForm
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, sent, take_step


@require_http_methods(POSTS)
def open_household_with_reason(request: HttpRequest) -> HttpResponse:
    """Open one household, known exactly, for an hour; a leader is told."""
    actor = request.actor
    form = OpeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        wish = Opening(data["sought"], OpeningReason(data["reason"]), data["text"])
        done = tried(form, lambda: run_once(
            form.command_number, "open_with_reason", actor.trace, lambda: open_with_reason(actor, wish)
        ))  # fmt: skip
        if done and done[0]:
            return redirect("people:household", pk=done[0])
    given = SHARED_FOR[OPENED_FOR[actor.role]]
    context = {
        "form": form, "minutes": shipped_rates().whole(MINUTES, actor.today),
        "most": shipped_rates().whole(PER_DAY, actor.today),
        "kinds": [str(one.label).lower() for one in Information if one in given and actor.sees & one.bit],
        "crumbs": [(_("Personer"), reverse("people:persons")), (_("Åpne med skriftlig grunn"), "")],
    }  # fmt: skip
    return render(request, "access/open_with_reason.html", context, status=INVALID if form.errors else 200)


@require_GET
def control(request: HttpRequest) -> HttpResponse:
    """What waits for a leader, oldest first; and what was found in order the last thirty days."""
    actor = request.actor
    waits, settled = control_list(actor)
    context = {
        "waits": [_row(one) for one in waits], "settled": [_row(one) for one in settled],
        "numbers": {"waits": len(waits), "settled": len(settled)},
        "late": sum(one.due < actor.today for one in waits), "may_settle": actor.may(Right.REVIEW_SETTLE),
    }  # fmt: skip
    return render(request, "access/control.html", context)


@require_http_methods(POSTS)
def settle_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One thing on the list, what was said of it before, and what the leader says now."""
    actor = request.actor
    item = open_control(actor, pk)
    form = SettleForm(sent(request))
    row, own = _row(item), did_it_themselves(actor, item)
    step = Step(
        "settle_control", str(item), "", _("Kontrollen er registrert."), back=reverse("access:control"),
        crumbs=((_("Kontroll"), reverse("access:control")), (str(item), "")),
        template="access/control_item.html",
    )  # fmt: skip

    def say() -> UUID:
        data = form.cleaned_data
        return settle(actor, pk, ControlResult(data["result"]), data["comment"]).pk

    may_settle = not own and not row["in_order"]
    return take_step(request, form, step, say, row=row, item=item, own=own, may_settle=may_settle)


def _row(item: ControlItem) -> dict[str, Any]:
    outcomes = list(item.outcomes.all())
    return {
        "item": item, "outcomes": outcomes, "latest": outcomes[-1] if outcomes else None,
        "in_order": any(one.result == ControlResult.IN_ORDER for one in outcomes),
    }  # fmt: skip
