"""The size of the demonstration municipality, read from `plans.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("plans.yaml")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many dwellings of which kind, how much happens a month, and what stands empty on the last day.

    `lead_months` of history come before the `months` that are told, so that the first of those already has a
    queue. Waiting is in days from vedtak to key, then (at the start) and now.
    """

    size: str
    owned: int
    leased_in: int
    user_owned: int
    purposes: Mapping[str, int]
    months: int
    lead_months: int
    applications_a_month: int
    granted_a_month: float
    new_applications_percent: int
    new_granted_percent: int
    waiting_days_then: int
    waiting_days_now: int
    temporary_percent: int
    indefinite_percent: int
    ready: int
    turnover: int
    maintenance: int
    unavailable: int
    notices: int

    @property
    def dwellings(self) -> int:
        """All that the municipality disposes of."""
        return self.owned + self.leased_in + self.user_owned


@cache
def plans() -> Mapping[str, Plan]:
    """The plans by name."""
    read = parse(FILE.read_text(encoding="utf-8")).value
    return {
        name: Plan(size=name, **{**one, "granted_a_month": float(one["granted_a_month"])})
        for name, one in read.items()
    }
