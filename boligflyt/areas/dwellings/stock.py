"""The stock between two days: the register as the ledger of `domain/stock` reads it (INC-04, DEF-30)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Aggregate, Count, Exists, OuterRef, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to
from boligflyt.domain.stock import Account, Holding, Movement, account_of
from boligflyt.toolkit.many_keys import is_among, is_one_of

FACTS = ("pk", "disposal", "disposed_from", "disposed_to", "parent", "gained_by", "lost_by")
ALIKE = (
    Q(parent=None)
    & ~Q(Exists(Dwelling.objects.filter(parent=OuterRef("pk"))))
    & ~Q(Exists(DisposalPeriod.objects.filter(dwelling=OuterRef("pk"))))
)


class AnyValue(Aggregate):
    """The value of some row of the group; PostgreSQL has a function for it from version 16."""

    template = "(array_agg(%(expressions)s))[1]"


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
        return sum(abs(one.count) for one in self.account.movements if one.by_register and not one.how)


def stock_between(actor: Actor, after: date, until: date, most: int) -> StockReport:
    """What there was at the end of each day, and the first so many that moved after it through the second.

    Dwellings shown are listed in the trace. Raises ValueError when the days stand the wrong way round.
    """
    apart = list(holdings_of(dwellings_visible_to(actor).exclude(ALIKE)))
    account = account_of([*_alike(actor), *apart], after, until)
    moved = _moved(actor, account, apart, most)
    by_key = {one.pk: one for one in moved}
    first = _first(account, apart, moved, most)
    place = {key: at for at, key in enumerate(by_key)}
    shown = sorted(first, key=lambda one: (one.day, place[one.key], one.count))
    told = {one.key for one in shown}
    record_list(actor.trace, "dwelling", [key for key in by_key if key in told])
    return StockReport(account, tuple(Moved(one, by_key[one.key]) for one in shown))


def _moved(actor: Actor, account: Account, apart: Iterable[Holding], most: int) -> list[Dwelling]:
    """By address: so many that came first and went first, and those apart that moved first."""
    alike, told = dwellings_visible_to(actor).filter(ALIKE), {one.key for one in apart}
    came = alike.filter(disposed_from__gt=account.after, disposed_from__lte=account.until)
    went = alike.filter(disposed_to__gte=account.after, disposed_to__lt=account.until)
    some = Q(is_among("pk", {one.key for one in _in_turn(account, told)[:most]}))
    for rows, day in ((came, "disposed_from"), (went, "disposed_to")):
        some |= Q(is_one_of("pk", ArraySubquery(rows.order_by(day, "pk").values("pk")[:most])))
    return list(Dwelling.objects.filter(some).select_related("building").order_by(*address_order()))


def _first(
    account: Account, apart: Iterable[Holding], moved: Iterable[Dwelling], most: int
) -> list[Movement]:
    """The first so many movements, of one dwelling each."""
    told = {one.key for one in apart}
    each = [
        Holding(one.pk, one.disposal, one.disposed_from, one.disposed_to, None, one.gained_by, one.lost_by)
        for one in moved
        if one.pk not in told
    ]
    found = [*account_of(each, account.after, account.until).movements, *_in_turn(account, told)[:most]]
    return sorted(found, key=_turn)[:most]


def _in_turn(account: Account, keys: Container[UUID]) -> list[Movement]:
    return sorted((one for one in account.movements if one.key in keys), key=_turn)


def _turn(one: Movement) -> tuple[date, UUID, int]:
    return one.day, one.key, one.count


def _alike(actor: Actor) -> Iterator[Holding]:
    """Neither rooms nor homes with rooms, and never held in another form: counted, and not read."""
    rows = dwellings_visible_to(actor).filter(ALIKE).order_by().values_list(*FACTS[1:])
    counted = rows.annotate(some=AnyValue("pk"), number=Count("pk"))
    for form, first, last, parent, gained, lost, key, number in counted:
        yield Holding(key, form, first, last, parent, gained, lost, number=number)


def holdings_of(dwellings: QuerySet[Dwelling]) -> Iterator[Holding]:
    """Each dwelling by itself, with every form it was held in."""
    lines = ("disposals__period", "disposals__form")
    rows = dwellings.order_by("pk", "disposals__period").values_list(*FACTS, *lines)
    for _key, of_one in groupby(rows, key=itemgetter(0)):
        (key, form, first, last, parent, gained, lost, *line), *more = of_one
        forms = [(period.first_day, other) for *_, period, other in (line, *more) if period]
        (_since, earliest), *later = forms or [(first, form)]
        yield Holding(key, earliest, first, last, parent, gained, lost, tuple(later))
