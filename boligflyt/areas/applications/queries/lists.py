"""The list of applications: what first, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import applications_listed_to
from boligflyt.areas.applications.workflow import CLOSED, OPEN
from boligflyt.areas.people.models import Membership


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What the list is narrowed to; `open` shows everything that is not closed."""

    state: str = "open"
    text: str = ""
    mine: bool = False


def application_list(actor: Actor, chosen: ListFilter, on: date) -> QuerySet[Application]:
    """The visible applications, oldest first while open (their deadlines come first), else newest first."""
    found = applications_listed_to(actor).select_related("applicant", "caseworker")
    found = found.filter(_state(chosen.state))
    if chosen.mine:
        found = found.filter(caseworker_id=actor.staff)
    if chosen.text.strip():
        found = found.filter(_text(chosen.text.strip()))
    found = found.annotate(adults=_members("adult", on), children=_members("child", on))
    order = "-received_on" if chosen.state in CLOSED else "received_on"
    return found.order_by(order, "case_code")


def counts_by_state(actor: Actor) -> dict[str, int]:
    """How many in each state, in one statement."""
    rows = applications_listed_to(actor).values("state").annotate(number=Count("pk")).order_by("state")
    return {row["state"]: row["number"] for row in rows}


def _state(chosen: str) -> Q:
    if chosen == "open":
        return Q(state__in=OPEN)
    if chosen in State.values:
        return Q(state=chosen)
    return Q()


def _text(words: str) -> Q:
    whole = Q()
    for word in words.split():
        whole &= (
            Q(case_code__icontains=word)
            | Q(applicant__given_name__istartswith=word)
            | Q(applicant__family_name__istartswith=word)
        )
    return whole


def _members(role: str, on: date) -> Coalesce:
    inside = Membership.objects.filter(household=OuterRef("household"), role=role, period__contains=on)
    counted = inside.order_by().values("household").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def due_first(found: QuerySet[Application]) -> QuerySet[Application]:
    """Open applications without a preliminary answer, by the day they came."""
    return found.filter(state__in=OPEN, preliminary_sent_on=None).order_by(
        F("received_on").asc(), "case_code"
    )
