"""The size of the demonstration municipality, read from `plans.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("plans.yaml")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many dwellings of which kind, how much happens a month, and what stands empty on the last day.

    `for_the_young`, by purpose, are set aside among the ordinary ones, `small_houses` among those for people
    with substance problems; so many `waiting_young` and `waiting_care` have a place on the list.

    `lead_months` of history come before the `months` that are told, so that the first of those already has a
    queue. Waiting is in days from vedtak to key, then (at the start) and now.

    A larger size is one town many times: `districts` of it, each dwelling with up to so many `former_leases`,
    and so many lines of the trace in all (`looks`).
    """

    size: str
    owned: int
    leased_in: int
    user_owned: int
    purposes: Mapping[str, int]
    for_the_young: Mapping[str, int]
    small_houses: int
    waiting_young: int
    waiting_care: int
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
    districts: int = 1
    former_leases: int = 0
    looks: int = 0

    @property
    def dwellings(self) -> int:
        """All that the municipality disposes of, in every district."""
        return (self.owned + self.leased_in + self.user_owned) * self.districts


@cache
def plans() -> Mapping[str, Plan]:
    """The plans by name; one that is `like` another has its figures, and its own beside them."""
    read = parse(FILE.read_text(encoding="utf-8")).value
    whole = {name: _whole(name, told) for name, told in read.items() if "like" not in told}
    larger = {
        name: replace(whole[told["like"]], size=name, **{key: told[key] for key in told if key != "like"})
        for name, told in read.items()
        if "like" in told
    }
    return whole | larger


def _whole(name: str, told: Mapping[str, Any]) -> Plan:
    return Plan(size=name, **{**told, "granted_a_month": float(told["granted_a_month"])})
