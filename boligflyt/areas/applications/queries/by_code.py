"""Finding applications by the case code, whole or as far as it has been written."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import applications_visible_to

WITHOUT_YEAR = 5  # the random signs of a code
SHORTEST_BEGINNING = 6  # the year, the hyphen and one sign: less is half the register
YEARS_BACK = 20


def find_applications(actor: Actor, text: str) -> QuerySet[Application]:
    """Visible applications by code, or by its signs without the year; the latest first, with the applicant.

    Codes are looked up by index. A text with blanks, or too short to be a code, finds nothing.
    """
    seen, code = applications_visible_to(actor), text.strip().upper()
    if len(code) < WITHOUT_YEAR or not code.replace("-", "").isalnum():
        return seen.none()
    codes = [code, *(f"{actor.today.year - back}-{code}" for back in range(YEARS_BACK))]
    found = Q(case_code__in=codes)
    if len(code) >= SHORTEST_BEGINNING:
        found |= Q(case_code__startswith=code)
    return seen.filter(found).select_related("applicant").order_by("-received_on", "case_code")
