"""The frame's own pages: choose role, search, all areas, rights, accessibility."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from boligflyt.areas.access.choices import STAFF_ROLES, Information, Right
from boligflyt.areas.access.queries import assignments_on
from boligflyt.areas.access.rights import RIGHTS, SIGHT
from boligflyt.web.shell.menu import START, all_areas_for


@require_POST
def choose_role(request: HttpRequest) -> HttpResponse:
    """Role and office change together, never mixed."""
    held = {str(one.pk) for one in assignments_on(request.actor.staff, timezone.localdate())}
    chosen = request.POST.get("assignment", "")
    if chosen in held:
        request.session["assignment"] = chosen
        request.session.cycle_key()  # a key from before the change opens nothing with the new role
    return redirect("start")


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The role's start page."""
    return redirect(START.get(request.actor.role, "my_day"))


@require_GET
def all_areas(request: HttpRequest) -> HttpResponse:
    """Every area the role may open."""
    return render(request, "all_areas.html", {"areas": all_areas_for(request.actor, request.path)})


@require_GET
def rights(request: HttpRequest) -> HttpResponse:
    """The table of rights as a page: what each role may do."""
    rows = [
        {"right": right.label, "cells": [right in RIGHTS[role] for role in STAFF_ROLES]} for right in Right
    ]
    sight = [
        {"kind": kind.label, "cells": [SIGHT[role][kind].label for role in STAFF_ROLES]}
        for kind in Information
    ]
    context = {"roles": [role.label for role in STAFF_ROLES], "rows": rows, "sight": sight}
    return render(request, "rights.html", context)


@login_not_required
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tilgjengelighetserklæring (forskrift om universell utforming av IKT § 4 e)."""
    return render(request, "tilgjengelighet.html")


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Every component of the pages, for those who build them."""
    return render(request, "components.html")


@login_not_required
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For the machine that watches: says that the program answers."""
    return HttpResponse("ok", content_type="text/plain")
