"""Homes on their way against the households that wait, within the actor's clearance (PRO-41)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.empty_homes import empty_homes
from boligflyt.areas.allocation.queries.queue import WAITING, within_clearance
from boligflyt.areas.dwellings.choices import SURE_STAGES
from boligflyt.areas.dwellings.coming import coming_report
from boligflyt.domain.coming_need import Balance, Coming, balance
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
# Who sees the queue, the meetings, or the figures of the overview, may know how many wait.
MAY_COUNT = (Right.QUEUE_READ, Right.MEETING_READ, Right.STATISTICS_READ)


@dataclass(frozen=True, slots=True)
class ComingNeed:
    """The balance of the actor's day; `knows_waiting` is whether they may know how many wait at all."""

    balance: Balance
    smallest: int
    knows_waiting: bool


def coming_need(actor: Actor) -> ComingNeed:
    """Sizes and years; only numbers leave it, and no small number of households."""
    on = actor.today
    smallest = shipped_rates().whole(SMALLEST, on)
    waiting = _waiting(actor)
    coming = [
        Coming(one.expected_on.year, one.bedrooms, one.number, one.stage in SURE_STAGES)
        for one in coming_report(actor).coming
    ]
    empty = Counter[int | None](one.bedrooms for one in empty_homes(actor, on))
    return ComingNeed(balance(waiting, empty, coming, on.year, smallest), smallest, waiting is not None)


def _waiting(actor: Actor) -> dict[int | None, int] | None:
    """Households in the queue by the bedrooms they need; None for who may not know."""
    if not any(actor.may(right) for right in MAY_COUNT):
        return None
    entries = QueueEntry.objects.filter(within_clearance(actor.clearance, "application"), state__in=WAITING)
    by_size = entries.order_by().values_list("application__bedrooms_needed")
    return dict(by_size.annotate(number=Count("application__household", distinct=True)))
