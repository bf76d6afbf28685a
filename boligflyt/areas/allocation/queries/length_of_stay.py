"""Botid: how long tenants stay, counted beside the turnover (DEF-31)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from boligflyt.areas.leases.choices import LeaseState
from boligflyt.domain.indicators import spread_of_stays
from boligflyt.domain.periods import Period


class Stay(Protocol):
    """What is needed of a lease."""

    @property
    def period(self) -> Period:
        """From the first day to the last, if there is one."""

    @property
    def state(self) -> str:
        """Where the lease stands."""


def spread_of(
    leases: Iterable[Stay], moved_out: Iterable[Stay], on: date
) -> tuple[tuple[str, int, int], ...]:
    """For each class of length: how many of those who moved out, and of those who live there on the day."""
    living = [Period(one.period.first_day, on) for one in leases if _lives_there(one, on)]
    gone = spread_of_stays([one.period for one in moved_out])
    return tuple(
        (label, left, stay) for (label, left), (_, stay) in zip(gone, spread_of_stays(living), strict=True)
    )


def _lives_there(lease: Stay, on: date) -> bool:
    """A lease whose term is over runs on for a tenant who has not moved (husleieloven § 9-2)."""
    if lease.period.first_day > on:
        return False
    return lease.state == LeaseState.RUNNING or (
        lease.state == LeaseState.ENDED and lease.period.contains(on)
    )
