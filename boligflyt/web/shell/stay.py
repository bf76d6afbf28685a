"""Staying signed in, and the forms that were sent after the session had ended."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access import kept_forms as kept
from boligflyt.web.shell.faults import NEVER_SHOWN

# Keys, ticks and the codes of choices («repair»).
ONLY_A_KEY = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[a-z_]{1,30}|\d{1,3}")


@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """The session is saved with every request, and so lasts its half hour from now."""
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
def kept_forms(request: HttpRequest) -> HttpResponse:
    """What waits for the person: to be sent again, or thrown away."""
    actor = request.actor
    if request.method == "POST":
        try:
            kept.drop(actor.staff, UUID(request.POST.get("kept_form", "")))
        except ValueError:
            return redirect("kept_forms")
    waiting = kept.kept_for(actor.staff, actor.at)
    if not waiting:
        return redirect("start")
    return render(request, "kept_forms.html", {"waiting": [_shown(one) for one in waiting]})


def _shown(one: kept.Kept) -> dict[str, Any]:
    """The texts are shown; keys and ticks mean nothing without their form, and are only sent."""
    texts = [
        ("Du skrev", value)
        for name, value in one.fields
        if name not in NEVER_SHOWN and not ONLY_A_KEY.fullmatch(value)
    ]
    return {"form": one, "texts": texts}
