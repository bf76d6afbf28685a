"""The rent of a dwelling over time: what its leases have said, from their history (ECO-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, OuterRef, QuerySet, Value, When
from django.db.models.functions import JSONObject

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import lease_seen
from boligflyt.domain.rent import RentStep, RentTold, rent_steps

BEGAN = (LeaseState.RUNNING, LeaseState.ENDED)


@dataclass(frozen=True, slots=True)
class RentOfLease:
    """A rent from a day, and the lease that it is of."""

    step: RentStep
    lease: UUID
    contract_number: str


def with_their_rents(actor: Actor, leases: QuerySet[Lease]) -> QuerySet[Lease]:
    """The same leases, within the clearance, with `told_rents`; `rents_seen`: whether the actor sees them."""
    events = Lease.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk")).order_by("pgh_id")  # type: ignore[attr-defined]
    told = ArraySubquery(events.values(json=JSONObject(rent="rent", since="rent_since")))
    seen = Case(When(lease_seen(actor), then=Value(True)), default=Value(False), output_field=BooleanField())
    return leases.annotate(told_rents=told, rents_seen=seen)


def rents_over_time(leases: Iterable[Lease]) -> list[RentOfLease]:
    """The latest first, of those seen that began. The leases must be read `with_their_rents`."""
    began = {one.pk: one for one in leases if one.rents_seen and one.state in BEGAN}  # type: ignore[attr-defined]
    steps = rent_steps(
        RentTold(one.pk, _day(told["since"]) or one.period.first_day, told["rent"])
        for one in began.values()
        for told in one.told_rents  # type: ignore[attr-defined]
    )
    found = [(one, began[one.lease]) for one in reversed(steps)]  # type: ignore[index]
    return [RentOfLease(step, lease.pk, lease.contract_number) for step, lease in found]


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
