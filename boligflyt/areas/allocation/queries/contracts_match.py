"""Dwellings without a valid lease or a reason, and leases of dwellings that are not ours to let (IND-14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import Mismatch
from boligflyt.areas.allocation.queries.empty_homes import empty_homes, read_rows
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import at_disposal, dwellings_visible_to, lettable
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.periods import ONE_DAY
from boligflyt.toolkit.many_keys import is_among, is_one_of


@dataclass(frozen=True, slots=True)
class Found:
    """One that does not match: the dwelling, what is amiss and since when, and the lease if there is one."""

    kind: Mismatch
    dwelling: UUID
    address: str
    since: date | None
    lease: Lease | None = None


@dataclass(frozen=True, slots=True)
class MatchReport:
    """Every mismatch, the longest first in each kind, and how many dwellings were looked at.

    Those are the stock of today, and what has a lease although it is not in the stock.
    """

    found: tuple[Found, ...]
    dwellings: int

    def of(self, kind: Mismatch) -> list[Found]:
        """Those of one kind."""
        return [one for one in self.found if one.kind == kind]

    @property
    def matching(self) -> int:
        """Dwellings about which nothing is amiss."""
        return self.dwellings - len({one.dwelling for one in self.found})


def contracts_match(actor: Actor) -> MatchReport:
    """The reconciliation today, of what the actor may see; those shown are listed in the trace."""
    on = actor.today
    leases = [_of_lease(lease, on) for lease in _amiss(actor, on)]
    taken = {one.dwelling for one in leases}
    unexplained = [one for one in empty_homes(actor, on) if one.day.status == DayStatus.UNEXPLAINED]
    empty = [
        Found(Mismatch.NO_REASON, row.pk, row.address, row.day.empty_since)
        for row in read_rows(actor, [one for one in unexplained if one.pk not in taken])
    ]
    found = sorted([*leases, *empty], key=lambda one: (list(Mismatch).index(one.kind), one.since or date.min))
    record_list(actor.trace, "lease", [one.lease.pk for one in found if one.lease])
    record_list(actor.trace, "dwelling", [one.dwelling for one in empty])
    return MatchReport(tuple(found), _looked_at(actor, on, taken))


def _looked_at(actor: Actor, on: date, taken: Collection[UUID]) -> int:
    """The stock of the day, and what has a lease without being in it."""
    stock = lettable(dwellings_visible_to(actor), on)
    outside = Dwelling.objects.filter(is_among("pk", taken))
    return stock.count() + outside.exclude(pk__in=stock.filter(is_among("pk", taken)).values("pk")).count()


def _amiss(actor: Actor, on: date) -> Iterator[Lease]:
    """Leases that ran out, that began unsigned, or whose dwelling the municipality does not let as one."""
    seen: QuerySet[Lease] = leases_visible_to(actor).select_related("dwelling__building", "tenant")
    ours = Dwelling.objects.filter(at_disposal(on), pk=OuterRef("dwelling"))
    by_room = Dwelling.objects.filter(at_disposal(on), parent=OuterRef("dwelling"))
    ran_out = Q(state=LeaseState.RUNNING, after_day__lte=on)
    unsigned = Q(state=LeaseState.PREPARED, first_day__lte=on)
    running = Q(state=LeaseState.RUNNING, first_day__lte=on)
    # Dwellings that are not let as one are few: found first, and then the leases of those.
    elsewhere = Dwelling.objects.filter(~at_disposal(on)).values("pk")
    shared = Dwelling.objects.filter(at_disposal(on), parent__isnull=False).values("parent")
    odd = running & Q(is_one_of("dwelling", ArraySubquery(elsewhere.union(shared))))
    keys = (Lease.objects.filter(asked).values("pk") for asked in (ran_out, unsigned, odd))
    rows = seen.annotate(ours=Exists(ours), by_room=Exists(by_room)).filter(
        is_one_of("pk", ArraySubquery(next(keys).union(*keys))),
        ran_out | unsigned | running & (Q(ours=False) | Q(by_room=True)),
    )
    yield from rows.defer("contract", "notice", "contract_data").order_by("period", "id")


def _of_lease(lease: Lease, on: date) -> Found:
    """The gravest that is amiss with it."""
    dwelling = lease.dwelling
    kind, since = Mismatch.UNSIGNED, lease.period.first_day
    if not lease.ours:  # type: ignore[attr-defined]
        kind = Mismatch.NOT_OURS
        since = dwelling.disposed_to + ONE_DAY if dwelling.disposed_to else lease.period.first_day
    elif lease.state == LeaseState.RUNNING and lease.period.last < on:
        kind, since = Mismatch.RAN_OUT, lease.period.last + ONE_DAY
    elif lease.by_room:  # type: ignore[attr-defined]
        kind = Mismatch.BY_ROOM
    return Found(kind, dwelling.pk, dwelling.address, since, lease)
