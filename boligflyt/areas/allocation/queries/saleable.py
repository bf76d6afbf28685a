"""Which dwellings can be sold, and why the others can not: the register with leases and offers (HOU-26)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.dwelling_card import leases_of
from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.dwelling_timeline import days_of
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome, empty_homes, read_rows
from boligflyt.areas.allocation.queries.queue import WAITING, within_clearance
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, Purpose
from boligflyt.areas.dwellings.models import Dwelling, Grant
from boligflyt.areas.dwellings.queries import at_disposal, dwellings_visible_to, lettable
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.sales import Binding, Reason, SaleFacts, Verdict, judge
from boligflyt.toolkit.many_keys import is_among

SMALLEST = "municipal/smallest_count_shown"
LIVED_IN = frozenset({DayStatus.LET, DayStatus.GIVEN_NOTICE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An empty dwelling that the municipality owns: to whom it can be sold, why not, and its value in NOK."""

    row: StockRow
    verdict: Verdict
    reasons: tuple[Reason, ...]
    value: int | None


@dataclass(frozen=True, slots=True)
class SaleReport:
    """The empty ones, those that can be sold first and then the longest empty.

    `empty` and `free` are how many there are, and can be sold; `owned` how many are owned, let or not.
    `waiting`: how many households wait for each number of bedrooms; None for who may not know.
    """

    candidates: tuple[Candidate, ...]
    empty: int
    free: int
    owned: int
    waiting: dict[int, int] | None
    smallest: int


def sale_report(actor: Actor, most: int | None = None, *, only_free: bool = False) -> SaleReport:
    """What stands empty today and is owned, with every reason; statements do not grow with the dwellings.

    Of those asked for, the first `most` are candidates with their rows.
    """
    on = actor.today
    judged = _judged([one for one in empty_homes(actor, on) if one.disposal == Disposal.OWNED], on)
    free = sum(one.verdict is Verdict.FREE for one in judged)
    shown = judged[: min(free, most or free) if only_free else most]
    rows = read_rows(actor, [one.home for one in shown])
    candidates = tuple(
        Candidate(row, one.verdict, one.reasons, one.value) for row, one in zip(rows, shown, strict=True)
    )
    owned = lettable(dwellings_visible_to(actor), on).filter(disposal=Disposal.OWNED).count()
    smallest = shipped_rates().whole(SMALLEST, on)
    return SaleReport(candidates, len(judged), free, owned, waiting_by_bedrooms(actor), smallest)


class _Judged(NamedTuple):
    home: EmptyHome
    verdict: Verdict
    reasons: tuple[Reason, ...]
    value: int | None


def _judged(empty: Sequence[EmptyHome], on: date) -> list[_Judged]:
    told, bindings = _told([one.pk for one in empty]), _bindings([one.pk for one in empty])
    found = []
    for home in empty:
        is_room, purpose, kept, value, held_to = told[home.pk]
        facts = SaleFacts(
            owned=True, is_room=is_room, set_aside=purpose != Purpose.ORDINARY, kept_because=kept,
            bindings=tuple(bindings[home.pk]), reserved=home.day.status is DayStatus.RESERVED,
            held_to=held_to,
        )  # fmt: skip
        found.append(_Judged(home, *judge(facts, on), value))
    found.sort(key=lambda one: (one.verdict is not Verdict.FREE, -(one.home.day.empty_days or 0)))
    return found


def sale_verdict(actor: Actor, dwelling: Dwelling, on: date) -> tuple[Verdict, tuple[Reason, ...]]:
    """To whom one dwelling can be sold with takeover on the day, and every reason why not to others."""
    day = days_of(dwelling, list(leases_of(actor, dwelling.pk)), on, actor.clearance).day
    rooms = Dwelling.objects.filter(at_disposal(on), parent=OuterRef("pk"))
    facts = SaleFacts(
        owned=dwelling.disposal == Disposal.OWNED,
        is_room=dwelling.parent_id is not None,
        let_by_rooms=Dwelling.objects.filter(Exists(rooms), pk=dwelling.pk).exists(),
        set_aside=dwelling.purpose != Purpose.ORDINARY,
        kept_because=dwelling.kept_because,
        bindings=tuple(_bindings({dwelling.pk})[dwelling.pk]),
        has_tenant=day.status in LIVED_IN,
        reserved=day.status is DayStatus.RESERVED,
        unavailable=day.status is DayStatus.SHIELDED,
        held_to=dwelling.disposed_to,
    )
    return judge(facts, on)


def _told(keys: Collection[UUID]) -> dict[UUID, tuple[bool, str, str, int | None, date | None]]:
    asked = ("pk", "parent", "purpose", "kept_because", "value", "disposed_to")
    rows = Dwelling.objects.filter(is_among("pk", keys)).values_list(*asked)
    return {pk: (parent is not None, *told) for pk, parent, *told in rows}


def _bindings(keys: Collection[UUID]) -> defaultdict[UUID, list[Binding]]:
    found: defaultdict[UUID, list[Binding]] = defaultdict(list)
    for one in Grant.objects.filter(is_among("dwelling", keys)).order_by("paid_on", "id"):
        found[one.dwelling_id].append(one.binding)
    return found


def waiting_by_bedrooms(actor: Actor) -> dict[int, int] | None:
    """Households in the queue by the bedrooms they need; None for who takes no part in the meetings."""
    if not (actor.may(Right.MEETING_READ) or actor.may(Right.QUEUE_READ)):
        return None
    entries = QueueEntry.objects.filter(within_clearance(actor.clearance, "application"), state__in=WAITING)
    by_size = entries.order_by().values_list("application__bedrooms_needed").annotate(number=Count("pk"))
    return {size: number for size, number in by_size if size is not None}
