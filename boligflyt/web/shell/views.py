"""The frame's own pages: sign in and out, choose role, search, all areas, rights, accessibility."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import STAFF_ROLES, Information, Right
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.queries import assignments_on
from boligflyt.areas.access.rights import RIGHTS, SIGHT
from boligflyt.web.shell.menu import START, all_areas_for

WRONG = "Brukernavn eller passord stemmer ikke. Prøv igjen, eller be administratoren om nytt passord."


def _after_sign_in(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return redirect(wanted)
    return redirect("start")


def _cast() -> list[dict[str, str]]:
    if not settings.DEMO_MODE:
        return []
    today = timezone.localdate()
    cast = []
    for staff in Staff.objects.filter(username__startswith="demo-").order_by("username"):
        first = assignments_on(staff.pk, today).first()
        if first:
            cast.append(
                {
                    "username": staff.username,
                    "name": staff.name,
                    "role_label": first.get_role_display(),
                    "explains": first.office.name,
                }
            )
    return cast


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Username and password; in demo mode also one button per role."""
    context: dict[str, object] = {"next": request.GET.get("next", request.POST.get("next", ""))}
    status = 200
    if request.method == "POST":
        staff = authenticate(
            request, username=request.POST.get("username", ""), password=request.POST.get("password", "")
        )
        if staff is not None:
            login(request, staff)
            return _after_sign_in(request)
        context |= {"error": WRONG, "username": request.POST.get("username", "")}
        status = 422
    return render(request, "login.html", {**context, "cast": _cast()}, status=status)


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click per role; exists in demo mode only."""
    if not settings.DEMO_MODE:
        raise Http404
    staff = Staff.objects.filter(
        username=request.POST.get("username", ""), username__startswith="demo-"
    ).first()
    if staff is None:
        raise Http404
    login(request, staff, backend="django.contrib.auth.backends.ModelBackend")
    return _after_sign_in(request)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("sign_in")


@require_POST
def choose_role(request: HttpRequest) -> HttpResponse:
    """Role and office change together, never mixed."""
    held = {str(one.pk) for one in assignments_on(request.actor.staff, timezone.localdate())}
    chosen = request.POST.get("assignment", "")
    if chosen in held:
        request.session["assignment"] = chosen
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
