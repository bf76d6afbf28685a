"""Where the cases stand in the procedure, and the municipality's own steps ticked in a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.casework.queries.procedure_figures import procedure_figures
from boligflyt.areas.casework.services import tick_step


@require_POST
def own_step(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Tick a step of the municipality's own, or take the tick away."""
    done = request.POST.get("done") != "no"
    tick_step(request.actor, pk, code, done=done)
    messages.success(request, _("Steget er krysset av.") if done else _("Krysset er tatt bort."))
    if request.actor.may(Right.APPLICATION_READ):
        return redirect("applications:course", pk=pk)
    return redirect("start")


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """How many cases stand at each step, and how many are late, for the leader."""
    return render(request, "casework/procedure_figures.html", {"figures": procedure_figures(request.actor)})
