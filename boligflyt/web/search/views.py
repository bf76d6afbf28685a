"""One field for name, case number, address and the exact number.

Only what the reader may open is found or counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.queries import find_dwellings
from boligflyt.areas.people.queries import find_persons
from boligflyt.areas.people.queries.persons import SHORTEST_SEARCH, looks_like_a_number
from boligflyt.toolkit.norwegian_text import LONGEST_SEARCH
from boligflyt.web.formats import masked, narrow_date

MOST = 5


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The page's own form posts, so that a number never stands in an address; GET works too."""
    actor = request.actor
    asked = request.POST if request.method == "POST" else request.GET
    text = asked.get("q", "").strip()[:LONGEST_SEARCH]
    is_number = looks_like_a_number(text)
    groups = [] if len(text) < SHORTEST_SEARCH else _groups(actor, text, is_number=is_number)
    context = {
        "text": text, "shown_text": masked(text) if is_number else text, "is_number": is_number,
        "groups": groups, "too_short": bool(text) and len(text) < SHORTEST_SEARCH,
        "may_open": actor.may(Right.CASE_OPEN),
    }  # fmt: skip
    return render(request, "search/search.html", context)


def _groups(actor: Actor, text: str, *, is_number: bool) -> list[dict[str, Any]]:
    """The groups with hits; a number is only looked for among persons."""
    groups = [_persons(actor, text)]
    if not is_number:
        groups += [_applications(actor, text), _dwellings(actor, text)]
    return [group for group in groups if group["hits"]]


def _group(title: str, icon: str, hits: Iterable[dict[str, str]]) -> dict[str, Any]:
    shown = list(hits)
    return {"title": title, "icon": icon, "hits": shown[:MOST], "more": len(shown) > MOST}


def _persons(actor: Actor, text: str) -> dict[str, Any]:
    found = list(find_persons(actor, text)[: MOST + 1])
    record_list(actor.with_purpose(_("Søk")).trace, "person", [one.pk for one in found[:MOST]])
    hits = [
        {
            "url": reverse("people:person", args=[one.pk]), "label": one.sorted_name,
            "note": _("Født %(day)s") % {"day": narrow_date(one.born)} if one.born else "",
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Personer"), "Person", hits)


def _applications(actor: Actor, text: str) -> dict[str, Any]:
    found: list[Application] = list(
        applications_visible_to(actor)
        .filter(case_code__icontains=text)
        .select_related("applicant")
        .order_by("-received_on", "case_code")[: MOST + 1]
    )
    record_list(actor.trace, "application", [one.pk for one in found[:MOST]])
    hits = [
        {
            "url": reverse("applications:detail", args=[one.pk]), "label": one.case_code,
            "note": f"{one.applicant.sorted_name} · {one.get_state_display()}",
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Søknader"), "FileText", hits)


def _dwellings(actor: Actor, text: str) -> dict[str, Any]:
    found = list(find_dwellings(actor, text)[: MOST + 1])
    record_list(actor.trace, "dwelling", [one.pk for one in found[:MOST]])
    hits = [
        {
            "url": reverse("dwellings:detail", args=[one.pk]), "label": one.address,
            "note": _("%(bedrooms)s soverom, %(area)s m²") % {"bedrooms": one.bedrooms, "area": one.area_m2},
        }
        for one in found
    ]  # fmt: skip
    return _group(_("Boliger"), "Buildings3", hits)
