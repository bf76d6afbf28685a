"""What running leases cost a month: by kind of dwelling, by how long one has lived there, by settlement.

Every lease that the clearance reaches is counted (ECO-12, ECO-14). Only numbers leave it, and no small ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    FloatField,
    Min,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThan

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.waiting_by_size import SMALLEST, size_of
from boligflyt.areas.dwellings.choices import TELLING_PURPOSES
from boligflyt.areas.dwellings.perms import ADAPTED
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.same_tenancy import of_the_same_tenancy
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.rent import TENURES, RentLevels, Rents, rent_levels
from boligflyt.toolkit.quantiles import Quantile

PHASE = "municipal/integration_phase_years"
INTERVAL = "law/index_interval_months"
YEAR = 12
BY_SIZE, BY_TYPE, BY_PURPOSE, BY_TENURE, BY_SETTLEMENT = "size", "type", "purpose", "tenure", "settlement"
NEWLY, EARLIER, OTHERS = "newly", "earlier", "others"
# When somebody was settled is of the person: for those who read persons, or the figures of the overview.
MAY_KNOW_SETTLED = (Right.STATISTICS_READ, Right.PERSON_READ)


@dataclass(frozen=True, slots=True)
class RentReport:
    """The levels, by what they are grouped, how many years newly settled is, and the least number shown."""

    by: str
    levels: RentLevels
    phase: int
    smallest: int


def groupings(actor: Actor) -> tuple[str, ...]:
    """What the actor may group the rents by."""
    everybody = (BY_SIZE, BY_TYPE, BY_PURPOSE, BY_TENURE)
    knows = any(actor.may(right) for right in MAY_KNOW_SETTLED)
    return (*everybody, BY_SETTLEMENT) if knows else everybody


def rent_report(actor: Actor, by: str) -> RentReport:
    """The rents of the actor's day in two statements; by size when the actor may not group by that."""
    by = by if by in groupings(actor) else BY_SIZE
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    leases = _running(actor)
    found = dict(_by_group(leases.annotate(of=_OF[by](actor)), actor.today))
    everybody = _rents(leases.aggregate(**_figures(actor.today)))
    levels = rent_levels([(key, found[key]) for key in _in_order(by, found)], everybody, smallest)
    return RentReport(by, levels, phase_years(actor.today), smallest)


def phase_years(on: date) -> int:
    """The years after settlement that one is newly settled."""
    return shipped_rates().whole(PHASE, on)


def _running(actor: Actor) -> QuerySet[Lease]:
    running = Lease.objects.filter(
        state=LeaseState.RUNNING, first_day__lte=actor.today, grade__lte=actor.clearance
    )
    return running.order_by().annotate(set_on=Coalesce("rent_since", "first_day"))


def _figures(on: date) -> dict[str, Any]:
    rent, market = Cast("rent", FloatField()), F("dwelling__market_rent")
    changeable = add_months(on, -shipped_rates().whole(INTERVAL, on))
    quarter, middle, three = (Quantile(rent, share, output_field=FloatField()) for share in (0.25, 0.5, 0.75))
    return {
        "number": Count("pk"), "low": quarter, "middle": middle, "high": three,
        "each_m2": Quantile(rent / F("dwelling__area_m2"), output_field=FloatField()),
        "assessed": Count("dwelling__market_rent"),
        "share": Quantile(rent * 100 / market, output_field=FloatField()),
        "unchanged": Count("pk", filter=Q(set_on__lte=changeable)),
    }  # fmt: skip


def _by_group(leases: QuerySet[Any], on: date) -> list[tuple[Any, Rents]]:
    grouped = leases.values("of").annotate(**_figures(on))
    return [(row.pop("of"), _rents(row)) for row in grouped]


def _rents(row: dict[str, Any]) -> Rents:
    def whole(name: str) -> int | None:
        return None if row[name] is None else round(row[name])

    return Rents(
        row["number"], whole("low") or 0, whole("middle") or 0, whole("high") or 0, whole("each_m2"),
        row["assessed"], whole("share"), row["unchanged"],
    )  # fmt: skip


def _size(actor: Actor) -> Combinable:
    return size_of("dwelling__bedrooms")


def _type(actor: Actor) -> Combinable:
    return F("dwelling__dwelling_type")


def _purpose(actor: Actor) -> Combinable:
    """Purposes that tell of health are one for those who may not know them."""
    if actor.may(Right.DWELLING_PURPOSE):
        return F("dwelling__purpose")
    telling = When(dwelling__purpose__in=sorted(TELLING_PURPOSES), then=Value(ADAPTED))
    return Case(telling, default=F("dwelling__purpose"), output_field=TextField())


def _tenure(actor: Actor) -> Combinable:
    """The place in `TENURES`. A renewal does not begin a new tenancy."""
    tenancy = of_the_same_tenancy(Lease.objects.filter(grade__lte=actor.clearance)).order_by()
    first = tenancy.values("household").annotate(first=Min("first_day")).values("first")
    since = Case(When(renews=None, then=F("first_day")), default=Subquery(first))
    return Case(
        *(When(GreaterThan(since, add_months(actor.today, -YEAR * years)), then=Value(place))
          for place, (years, _label) in enumerate(TENURES) if years),
        default=Value(len(TENURES) - 1), output_field=SmallIntegerField(),
    )  # fmt: skip


def _settlement(actor: Actor) -> Combinable:
    newly = add_months(actor.today, -YEAR * phase_years(actor.today))
    return Case(
        When(tenant__settled_on__gt=newly, then=Value(NEWLY)),
        When(tenant__settled_on__isnull=False, then=Value(EARLIER)),
        default=Value(OTHERS), output_field=TextField(),
    )  # fmt: skip


_OF: dict[str, Callable[[Actor], Combinable]] = {
    BY_SIZE: _size, BY_TYPE: _type, BY_PURPOSE: _purpose, BY_TENURE: _tenure, BY_SETTLEMENT: _settlement,
}  # fmt: skip


def _in_order(by: str, found: dict[Any, Rents]) -> list[Any]:
    """Sizes, tenures and settlements as they are said; kinds with the most leases first."""
    if by == BY_SETTLEMENT:
        return [one for one in (NEWLY, EARLIER, OTHERS) if one in found]
    if by in (BY_TYPE, BY_PURPOSE):
        return sorted(found, key=lambda key: (-found[key].number, key))
    return sorted(found)
