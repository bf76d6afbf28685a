"""Estimates for arrays of households: doubles first, and exact numbers where those are in doubt."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from boligflyt.domain.bostoette.household import NotEstimated
from boligflyt.domain.bostoette.many.exact import Exactly, TooLarge, facts_exact
from boligflyt.domain.bostoette.many.floats import Floats, facts_in_floats
from boligflyt.domain.bostoette.many.households import ORE_IN_KRONE, Answers, ManyHouseholds, Whole
from boligflyt.domain.bostoette.many.rates import RatesOfDay
from boligflyt.domain.bostoette.rule import work_out
from boligflyt.domain.rates import RateError, Rates, shipped_rates

BLOCK = 32_768  # households at a time, so that the sums on the way stay in the processor's own memory


@dataclass(frozen=True, slots=True)
class ManyEstimates:
    """For each household: `monthly`, whole NOK a month to expect, and `unrounded`, øre, as for one household.

    `in_doubt` is how many of them doubles could not settle, and exact numbers did.
    """

    monthly: Whole
    unrounded: Whole
    in_doubt: int = 0


def estimate_many(them: ManyHouseholds, on: date, rates: Rates | None = None) -> ManyEstimates:
    """Bostøtte for the month of the day, equal to `estimate` for each household to the øre.

    Raises NotEstimated for a day before the first rate that one of them needs.
    """
    count = len(them)
    monthly, unrounded = np.empty(count, np.int64), np.empty(count, np.int64)
    doubtful = np.empty(count, np.bool_)
    with _told(on):
        held = RatesOfDay(on, rates or shipped_rates())
        doubles = Floats(held)
        for first in range(0, count, BLOCK):
            block = slice(first, first + BLOCK)
            monthly[block], unrounded[block], doubtful[block] = _in_doubles(them.taken(block), doubles)
        if doubtful.any():
            monthly[doubtful], unrounded[doubtful] = _in_integers(them.taken(doubtful), held)
    return ManyEstimates(monthly, unrounded, int(doubtful.sum()))


def estimate_many_exactly(them: ManyHouseholds, on: date, rates: Rates | None = None) -> ManyEstimates:
    """The same without a double anywhere: slower, and nothing to argue about. Raises as `estimate_many`."""
    monthly, unrounded = np.empty(len(them), np.int64), np.empty(len(them), np.int64)
    with _told(on):
        held = RatesOfDay(on, rates or shipped_rates())
        for first in range(0, len(them), BLOCK):
            block = slice(first, first + BLOCK)
            monthly[block], unrounded[block] = _in_integers(them.taken(block), held)
    return ManyEstimates(monthly, unrounded)


def _in_doubles(them: ManyHouseholds, by: Floats) -> tuple[Any, Any, Answers]:
    steps = work_out(facts_in_floats(them), by)
    return steps.monthly, by.nearest(steps.of_month * ORE_IN_KRONE), by.doubtful()


def _in_integers(them: ManyHouseholds, held: RatesOfDay) -> tuple[Any, Any]:
    """In 64 bits, and in Python's own integers when those could be too few."""
    by = Exactly(held)
    try:
        steps = work_out(facts_exact(them, np.int64), by)
        ore = by.nearest(steps.of_month * ORE_IN_KRONE)
    except TooLarge:
        steps = work_out(facts_exact(them, object), by)
        ore = by.nearest(steps.of_month * ORE_IN_KRONE)
    return steps.monthly.above, ore.above


@contextmanager
def _told(on: date) -> Iterator[None]:
    try:
        yield
    except RateError as fault:
        raise NotEstimated(f"Bostøtten kan ikke anslås for {on:%d.%m.%Y}: {fault}") from None
