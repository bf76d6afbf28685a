"""The stock between two days: the register as the ledger of `domain/stock` reads it (INC-04, DEF-30)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to
from boligflyt.domain.stock import Account, Holding, Movement, account_of
from boligflyt.toolkit.many_keys import is_among, is_one_of
from boligflyt.toolkit.statements import statement_of

FACTS = ("pk", "disposal", "disposed_from", "disposed_to", "parent", "gained_by", "lost_by")
# Few dwellings are rooms: said outright, PostgreSQL reads those few and not the register once more.
ALONE = Q(parent=None) & ~Q(Exists(Dwelling.objects.filter(parent=OuterRef("pk"), parent__isnull=False)))
OF_A_HOME = ("pk", "disposal", "disposed_from", "disposed_to", "gained_by", "lost_by")
# Homes that count alike between two days: held in the same forms, and each day of them is before both,
# between them or after them. A line from before the first day or past the last makes a kind of its own.
KINDS = """
WITH days (after, until) AS (SELECT %s::date, %s::date),
homes (id, form, first, last, gained, lost) AS ({homes}),
lines (home, told, second, latest) AS (
    SELECT dwelling_id,
           string_agg(concat(form, lower(period) > after, lower(period) > until), ',' ORDER BY lower(period)),
           (array_agg(lower(period) ORDER BY lower(period)))[2], max(lower(period))
    FROM dwellings_disposalperiod CROSS JOIN days GROUP BY dwelling_id
)
SELECT min(id::text COLLATE "C")::uuid, count(*)
FROM homes CROSS JOIN days LEFT JOIN lines ON home = id WHERE first <= until
GROUP BY form, gained, lost, told, first > after, last < after, last < until,
         CASE WHEN second <= first OR latest > last THEN id END
"""
# Lines of another form than the one before them, begun in the period while the dwelling was held.
CHANGED = """
SELECT dwelling_id FROM (
    SELECT dwelling_id, form, lower(period) AS day,
           lag(form) OVER (PARTITION BY dwelling_id ORDER BY lower(period)) AS before
    FROM dwellings_disposalperiod
) AS line JOIN dwellings_dwelling AS home ON home.id = dwelling_id
WHERE before <> form AND day > %s AND day <= %s AND day > disposed_from
    AND (disposed_to IS NULL OR day <= disposed_to)
ORDER BY day, dwelling_id LIMIT %s
"""


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
    seen = dwellings_visible_to(actor)
    numbers = _kinds(seen.filter(ALONE), after, until)
    found = list(holdings_of(_told_of(seen, numbers, after, until, most)))
    with_rooms = {one.parent for one in found}
    apart = [one for one in found if one.parent or one.key in with_rooms]
    kinds = [replace(one, number=numbers[one.key]) for one in found if one.key in numbers]
    account = account_of([*kinds, *apart], after, until)
    first = sorted(account_of(found, after, until).movements, key=_turn)[:most]
    shown = Dwelling.objects.filter(is_among("pk", {one.key for one in first})).select_related("building")
    by_key = {one.pk: one for one in shown.order_by(*address_order())}
    place = {key: at for at, key in enumerate(by_key)}
    first.sort(key=lambda one: (one.day, place[one.key], one.count))
    record_list(actor.trace, "dwelling", list(by_key))
    return StockReport(account, tuple(Moved(one, by_key[one.key]) for one in first))


def _turn(one: Movement) -> tuple[date, UUID, int]:
    return one.day, one.key, one.count


def _kinds(alone: QuerySet[Dwelling], after: date, until: date) -> dict[UUID, int]:
    """One home of each kind, and how many there are of it."""
    homes = statement_of(alone.order_by().values_list(*OF_A_HOME))
    if homes is None:
        return {}
    sql, told = homes
    with connection.cursor() as cursor:
        cursor.execute(KINDS.format(homes=sql), (after, until, *told))
        return dict(cursor.fetchall())


def _told_of(
    seen: QuerySet[Dwelling], kinds: Collection[UUID], after: date, until: date, most: int
) -> QuerySet[Dwelling]:
    """One of each kind, rooms and homes with rooms, and so many as came, went or changed form first."""
    alone = seen.filter(ALONE)
    came = alone.filter(disposed_from__gt=after, disposed_from__lte=until).order_by("disposed_from", "pk")
    went = alone.filter(disposed_to__gte=after, disposed_to__lt=until).order_by("disposed_to", "pk")
    changed = RawSQL(f"array({CHANGED})", (after, until, most))  # noqa: S611  # nosec B611
    some = Q(is_among("pk", kinds)) | Q(is_one_of("pk", changed))
    rooms = Dwelling.objects.filter(parent__isnull=False).order_by()
    told = (came.values("pk")[:most], went.values("pk")[:most], rooms.values("pk"), rooms.values("parent"))
    for keys in told:
        some |= Q(is_one_of("pk", ArraySubquery(keys)))
    return seen.filter(some)


def holdings_of(dwellings: QuerySet[Dwelling]) -> Iterator[Holding]:
    """Each dwelling by itself, with every form it was held in."""
    lines = ("disposals__period", "disposals__form")
    rows = dwellings.order_by("pk", "disposals__period").values_list(*FACTS, *lines)
    for _key, of_one in groupby(rows, key=itemgetter(0)):
        (key, form, first, last, parent, gained, lost, *line), *more = of_one
        forms = [(period.first_day, other) for *_, period, other in (line, *more) if period]
        (_since, earliest), *later = forms or [(first, form)]
        yield Holding(key, earliest, first, last, parent, gained, lost, tuple(later))
