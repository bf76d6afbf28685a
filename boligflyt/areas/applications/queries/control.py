"""Reading the leader's control list: who did what alone, never whom it was about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.applications.control_choices import ControlResult
from boligflyt.areas.applications.models import ControlItem, ControlOutcome
from boligflyt.areas.audit.services import record_list, record_read
from boligflyt.areas.people.queries.reach import conflicted_households

SETTLED_SHOWN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a leader, and how much of it is past its deadline."""

    count: int
    late: int


def control_visible_to(actor: Actor) -> QuerySet[ControlItem]:
    """What the actor may look at afterwards: nothing above the clearance, nothing about somebody near."""
    if not actor.may(Right.REVIEW):
        return ControlItem.objects.none()
    seen = ControlItem.objects.filter(grade__lte=actor.clearance)
    return seen.exclude(household__in=conflicted_households(actor)).select_related("office", "staff")


def waiting_for(actor: Actor) -> QuerySet[ControlItem]:
    """What nobody has found in order yet, oldest first."""
    return control_visible_to(actor).filter(~Exists(_in_order())).order_by("at", "id")


def how_much_waits(actor: Actor) -> Waiting:
    """The numbers for the leader's day."""
    dues: list[date] = list(waiting_for(actor).values_list("due", flat=True))
    return Waiting(len(dues), sum(due < actor.today for due in dues))


def control_list(actor: Actor) -> tuple[list[ControlItem], list[ControlItem]]:
    """What waits, oldest first; and what was found in order lately, the newest first. Leaves a trace."""
    latest = control_visible_to(actor).filter(Exists(_in_order().filter(at__gte=actor.at - SETTLED_SHOWN)))
    waits, settled = (
        list(rows.prefetch_related("outcomes__by"))
        for rows in (waiting_for(actor), latest.order_by("-at", "id"))
    )
    record_list(actor.trace, "control", [one.pk for one in (*waits, *settled)])
    return waits, settled


def open_control(actor: Actor, pk: UUID) -> ControlItem:
    """The door to one thing on the list; unknown and hidden look alike."""
    item = control_visible_to(actor).prefetch_related("outcomes__by").filter(pk=pk).first()
    if item is None:
        raise Http404
    record_read(actor.trace, "control", pk)
    return item


def did_it_themselves(actor: Actor, item: ControlItem) -> bool:
    """Whether the actor, under any account, did what is to be looked at."""
    return item.staff_id in set(accounts_of(actor.staff))


def _in_order() -> QuerySet[ControlOutcome]:
    return ControlOutcome.objects.filter(item=OuterRef("pk"), result=ControlResult.IN_ORDER)
