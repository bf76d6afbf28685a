"""The stock between two days: the register as the ledger of `domain/stock` reads it (INC-04, DEF-30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to
from boligflyt.domain.stock import Account, Holding, Movement, account_of

FACTS = ("pk", "disposal", "disposed_from", "disposed_to", "parent", "gained_by", "lost_by")


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement with the dwelling it is about."""

    movement: Movement
    dwelling: Dwelling


@dataclass(frozen=True, slots=True)
class StockReport:
    """The account of the two days, and its movements by day and address."""

    account: Account
    moved: tuple[Moved, ...]

    @property
    def unsaid(self) -> int:
        """Movements that nobody has said the reason of."""
        return sum(one.movement.by_register and not one.movement.how for one in self.moved)


def stock_between(actor: Actor, after: date, until: date) -> StockReport:
    """What there was at the end of each day, and what moved after the first through the second.

    Dwellings shown are listed in the trace. Raises ValueError when the days stand the wrong way round.
    """
    account = account_of(_holdings(actor), after, until)
    shown = Dwelling.objects.filter(pk__in={one.key for one in account.movements}).select_related("building")
    by_key = {one.pk: one for one in shown.order_by(*address_order())}
    place = {key: at for at, key in enumerate(by_key)}
    moved = sorted(account.movements, key=lambda one: (one.day, place[one.key], one.count))
    record_list(actor.trace, "dwelling", list(by_key))
    return StockReport(account, tuple(Moved(one, by_key[one.key]) for one in moved))


def _holdings(actor: Actor) -> Iterator[Holding]:
    for key, form, first, last, parent, gained, lost in dwellings_visible_to(actor).values_list(*FACTS):
        yield Holding(key, form, first, last, parent, gained, lost)
