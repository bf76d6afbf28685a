"""The pages a caseworker has open all day, in a municipality of a million: statements and server time.

Measured after the search, on the same rows and the same way as the pages of the demonstration municipality.
"""

from __future__ import annotations

from typing import Any

from benchmarks.null_controls import as_the_program
from benchmarks.pages import REPEATS, Page, measure, told


def pages(readers: list[tuple[str, str]]) -> list[Page]:
    """The file of one home of each reader who has any: household, timeline, case, documents, day."""
    from boligflyt.areas.access.models import Assignment
    from boligflyt.areas.applications.models import Application

    found = []
    for reader, username in readers:
        held = Assignment.objects.get(staff__username=username)
        cases = Application.objects.filter(office=held.office, applicant__grade=0).order_by("pk")
        if held.role == "leader" or (case := cases.first()) is None:
            continue
        found += [Page(f"{name} ({reader})", username, address) for name, address in _addresses(case)]
    return found


def _addresses(case: Any) -> list[tuple[str, str]]:
    from django.urls import reverse

    of_home = ("people:household", "casework:timeline", "documents:list")
    return [
        ("my_day", reverse("my_day")),
        *((name, reverse(name, args=[case.household_id])) for name in of_home),
        ("applications:detail", reverse("applications:detail", args=[case.pk])),
        ("applications:list", reverse("applications:list")),
    ]


def run(readers: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Measure every page, print a line for each and give the rows."""
    chosen = pages(readers)  # the owner finds the rows
    with as_the_program():
        return [told(measure(page)) for page in chosen]


__all__ = ["REPEATS", "pages", "run"]
