"""What every page needs: municipality, actor, menu, today."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.web.shell import session
from boligflyt.web.shell.menu import menu_for


def _name_of_municipality() -> str:
    municipality = the_municipality()
    return municipality.name if municipality else "Kommunen"


def shell(request: HttpRequest | None) -> dict[str, Any]:
    """The frame around a page. Without an actor (login, faults) only the municipality's name."""
    today = timezone.localdate()
    actor = getattr(request, "actor", None)
    context: dict[str, Any] = {
        "municipality": actor.municipality if actor else _name_of_municipality(),
        "demo_mode": settings.DEMO_MODE,
        "today": today,
    }
    if request is None or actor is None:
        return context
    initials = "".join(part[0] for part in actor.name.split()[:1] + actor.name.split()[-1:])
    context["actor"] = actor
    context["draft"] = getattr(request, "draft", None)
    context["rights"] = RIGHTS[actor.role]
    context["session_limits"] = session.limits_of(request, timezone.now())
    context["actor_initials"] = initials.upper()
    context["menu"] = menu_for(actor, request.path)
    context["assignments"] = getattr(request, "assignments", ())
    return context
