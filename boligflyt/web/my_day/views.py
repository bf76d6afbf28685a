"""Min dag: overdue and today, this week, and where the rest is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.my_day import Task
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.queries.control import how_much_waits
from boligflyt.areas.applications.queries.lists import counts_by_state
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.queries.day import day_of
from boligflyt.areas.followup.queries import followed_up_by
from boligflyt.web.followup.views import visits_of
from boligflyt.web.handovers.my_day import handovers_of_the_week
from boligflyt.web.my_day.beside import beside

WEEK = timedelta(days=7)
LATER_SHOWN = 15
VISITS_SHOWN = 5
# What a task's key is a key of, for the trace: «who has seen this case» must find these looks too.
KINDS = {
    "applications:detail": "application",
    "applications:vedtak": "application",
    "allocation:offer": "offer",
    "leases:detail": "lease",
    "private_renting:search": "private_search",
    "casework:task": "task",
    "home_ownership:candidate": "candidate",
    "home_ownership:plan": "household",
    "home_ownership:purchase": "purchase",
    "home_ownership:saving": "saving",
    "casework:together": "household",
    "letters:letter": "dispatch",
    "complaints:complaint": "complaint",
    "complaints:access_answer": "access_request",
    "access:control_settle": "control",
}


@require_GET
def my_day(request: HttpRequest) -> HttpResponse:
    """What is due for me; `?enhet=1` shows the whole office."""
    actor = request.actor
    whole = request.GET.get("enhet") == "1"
    tasks = day_of(actor, whole_office=whole)
    week = actor.today + WEEK
    later = [one for one in tasks if one.due > week]
    tasks = [one for one in tasks if one.due <= week] + later[:LATER_SHOWN]
    for kind in sorted({KINDS[task.page] for task in tasks}):
        record_list(actor.trace, kind, [task.pk for task in tasks if KINDS[task.page] == kind])
    sections = [
        (_("Over frist og i dag"), [_row(one) for one in tasks if one.due <= actor.today]),
        (_("De neste sju dagene"), [_row(one) for one in tasks if actor.today < one.due <= week]),
        (_("Senere"), [_row(one) for one in tasks if one.due > week]),
    ]
    numbers = counts_by_state(actor)
    mine = [(State(one), numbers[one]) for one in sorted(OPEN) if numbers.get(one)]
    visits = followed_up_by(actor)[:VISITS_SHOWN] if actor.may(Right.FOLLOWUP_WRITE) else []
    context = {
        **handovers_of_the_week(actor),
        "visits": visits_of(actor, visits),
        "sections": [section for section in sections if section[1]], "whole": whole, "mine": mine,
        "may_register": actor.may(Right.PERSON_WRITE), "may_assign": actor.may(Right.CASE_ASSIGN),
        "control": how_much_waits(actor) if actor.may(Right.REVIEW) else None,
        "beside": beside(actor),
        "hidden": max(0, len(later) - LATER_SHOWN),
        "views": [
            {"label": _("Mine"), "url": reverse("my_day"), "current": not whole},
            {"label": _("Hele enheten"), "url": reverse("my_day") + "?enhet=1", "current": whole},
        ],
    }  # fmt: skip
    return render(request, "my_day/my_day.html", context)


def _row(task: Task) -> dict[str, Any]:
    return {"task": task, "url": reverse(task.page, args=[task.pk])}
