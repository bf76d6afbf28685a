"""The stock between two days: the register as the ledger of `domain/stock` reads it (INC-04, DEF-30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to
from boligflyt.domain.stock import Account, Holding, Movement, account_of
from boligflyt.toolkit.many_keys import is_among

FACTS = ("pk", "disposal", "disposed_from", "disposed_to", "parent", "gained_by", "lost_by")


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement with the dwelling it is about."""

    movement: Movement
    dwelling: Dwelling


@dataclass(frozen=True, slots=True)
class StockReport:
    """The account of the two days, and the first of its movements by day and address."""

    account: Account
    moved: tuple[Moved, ...]

    @property
    def unsaid(self) -> int:
        """Movements that nobody has said the reason of."""
        return sum(one.by_register and not one.how for one in self.account.movements)


def stock_between(actor: Actor, after: date, until: date, most: int) -> StockReport:
    """What there was at the end of each day, and the first so many that moved after it through the second.

    Dwellings shown are listed in the trace. Raises ValueError when the days stand the wrong way round.
    """
    account = account_of(_holdings(actor), after, until)
    first = sorted(account.movements, key=lambda one: (one.day, one.key, one.count))[:most]
    known = Dwelling.objects.filter(is_among("pk", {one.key for one in first})).select_related("building")
    by_key = {one.pk: one for one in known.order_by(*address_order())}
    place = {key: at for at, key in enumerate(by_key)}
    shown = sorted(first, key=lambda one: (one.day, place[one.key], one.count))
    record_list(actor.trace, "dwelling", list(by_key))
    return StockReport(account, tuple(Moved(one, by_key[one.key]) for one in shown))


def _holdings(actor: Actor) -> Iterator[Holding]:
    told = _forms_over_time()
    for key, form, first, last, parent, gained, lost in dwellings_visible_to(actor).values_list(*FACTS):
        (_since, earliest), *later = told.get(key, [(first, form)])
        yield Holding(key, earliest, first, last, parent, gained, lost, tuple(later))


def _forms_over_time() -> dict[UUID, list[tuple[date, str]]]:
    """First day and form of every line of the dwellings that have any, in order of time."""
    lines = DisposalPeriod.objects.order_by("dwelling", "period").values_list("dwelling", "period", "form")
    return {
        key: [(period.first_day, form) for _key, period, form in own]
        for key, own in groupby(lines, key=itemgetter(0))
    }
