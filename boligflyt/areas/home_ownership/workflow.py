"""The states of an instrument and of a loan as tables. Forms, services, tests and docs read them."""

from __future__ import annotations

from collections.abc import Mapping

from boligflyt.areas.home_ownership.choices import LoanState, UseState
from boligflyt.toolkit.faults import Refused

# From not considered (None) and on; the same state again is a changed reason.
USE_NEXT: Mapping[UseState | None, tuple[UseState, ...]] = {
    None: (UseState.NOT_RELEVANT, UseState.RELEVANT, UseState.APPLIED),
    UseState.NOT_RELEVANT: (UseState.RELEVANT, UseState.APPLIED),
    UseState.RELEVANT: (UseState.NOT_RELEVANT, UseState.APPLIED),
    UseState.APPLIED: (UseState.GRANTED, UseState.REFUSED, UseState.WITHDRAWN),
    UseState.GRANTED: (),
    UseState.REFUSED: (UseState.APPLIED,),
    UseState.WITHDRAWN: (UseState.NOT_RELEVANT, UseState.APPLIED),
}
NEEDS_REASON = frozenset({UseState.NOT_RELEVANT, UseState.REFUSED})
SETTLED = frozenset({UseState.GRANTED, UseState.REFUSED, UseState.WITHDRAWN})

LOAN_NEXT: Mapping[LoanState, tuple[LoanState, ...]] = {
    LoanState.APPLIED: (LoanState.GRANTED, LoanState.REFUSED, LoanState.WITHDRAWN),
    LoanState.GRANTED: (LoanState.PAID_OUT, LoanState.WITHDRAWN),
    LoanState.PAID_OUT: (),
    LoanState.REFUSED: (),
    LoanState.WITHDRAWN: (),
}


def use_states(state: UseState | None) -> tuple[UseState, ...]:
    """What may be noted of an instrument next, the same state again first."""
    return ((state,) if state else ()) + USE_NEXT[state]


def must_follow(state: LoanState, wanted: LoanState) -> None:
    """Raises Refused, in words, when the table does not lead there."""
    if wanted not in LOAN_NEXT[state]:
        raise Refused(f"En sak som er «{state.label}», kan ikke bli «{wanted.label}».", field="outcome")
