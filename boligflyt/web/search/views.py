"""One field for name, birth date, initials, number, case, lease and address.

Only what the reader may open is found or counted.
"""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.people.queries.persons import SHORTEST_SEARCH, looks_like_a_number
from boligflyt.toolkit.norwegian_text import LONGEST_SEARCH
from boligflyt.web.formats import masked
from boligflyt.web.search.groups import groups_of


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The page's own form posts, so that a number never stands in an address; GET works too."""
    actor = request.actor
    asked = request.POST if request.method == "POST" else request.GET
    written = _legible(asked.get("q", ""))
    text = written[:LONGEST_SEARCH]
    is_number = looks_like_a_number(text)
    too_short = len(text) < SHORTEST_SEARCH
    groups = [] if too_short else groups_of(actor, text, is_number=is_number)
    context = {
        "text": text, "shown_text": masked(text) if is_number else text, "is_number": is_number,
        "groups": groups, "too_short": bool(text) and too_short, "longest": LONGEST_SEARCH,
        "cut": len(written) > LONGEST_SEARCH,
        "hits": sum(len(group["hits"]) for group in groups), "more": any(group["more"] for group in groups),
        "may_open": actor.may(Right.CASE_OPEN), "may_see_persons": actor.may(Right.PERSON_READ),
        "may_register": actor.may(Right.PERSON_WRITE),
    }  # fmt: skip
    return render(request, "search/search.html", context)


def _legible(text: str) -> str:
    """The text without what cannot be seen: control signs, and marks that turn the direction of text."""
    seen = "".join(" " if one.isspace() else one for one in text)
    return "".join(one for one in seen if unicodedata.category(one)[0] != "C").strip()
