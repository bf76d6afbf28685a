"""The rent of a dwelling over time, from what its leases have said (ECO-12)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RentTold:
    """What a lease said at some time: the rent in NOK a month, and the day it held from."""

    lease: Hashable
    from_day: date
    rent: int


@dataclass(frozen=True, slots=True)
class RentStep:
    """A rent from a day, and percent more than the one before it in the dwelling (None for the first)."""

    lease: Hashable
    from_day: date
    rent: int
    change: Decimal | None


def rent_steps(told: Iterable[RentTold]) -> tuple[RentStep, ...]:
    """The rents in order of time. Of what a lease said of one day the last holds: the others were mended.

    A lease has a step of its own though its rent is the one before it; what it says again has not.
    """
    by_day: dict[tuple[Hashable, date], RentTold] = {}
    for one in told:
        by_day[one.lease, one.from_day] = one
    steps: list[RentStep] = []
    for one in sorted(by_day.values(), key=lambda it: it.from_day):
        before = steps[-1] if steps else None
        if before and before.lease == one.lease and before.rent == one.rent:
            continue
        change = Decimal(100 * (one.rent - before.rent)) / before.rent if before and before.rent else None
        steps.append(RentStep(one.lease, one.from_day, one.rent, change))
    return tuple(steps)
