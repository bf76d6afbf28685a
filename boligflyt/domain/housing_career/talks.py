"""When a talk is due: so many months after settlement, until the integration phase is over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

FIRST, INTERVAL = "municipal/refugee_first_talk_months", "municipal/refugee_talk_interval_months"
PHASE = "municipal/integration_phase_years"


@dataclass(frozen=True, slots=True)
class DueTalk:
    """The talk of so many months after settlement, and the day it is due."""

    months: int
    day: date


def talk_months(on: date, rates: Rates | None = None) -> tuple[int, ...]:
    """The set times in months after settlement, as the municipality has them on the day."""
    table = rates or shipped_rates()
    first, interval = table.whole(FIRST, on), table.whole(INTERVAL, on)
    return tuple(range(first, 12 * table.whole(PHASE, on), interval))


def due_talk(
    settled_on: date, held: Collection[int], until: date, on: date, rates: Rates | None = None
) -> DueTalk | None:
    """The latest talk that is due by `until` and is not held, by the times in force `on`; None without one.

    Only the latest is asked for: one that was missed is not held twice when the next one has come.
    """
    times = talk_months(on, rates)
    passed = [DueTalk(months, add_months(settled_on, months)) for months in times]
    due = [one for one in passed if one.day <= until]
    if not due or any(months >= due[-1].months for months in held):
        return None
    return due[-1]
