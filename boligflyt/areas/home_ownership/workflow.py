"""The states of an instrument, a loan and a talk as tables. Forms, services, tests and docs read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from boligflyt.areas.home_ownership.choices import CandidateState, LoanState, TalkResult, UseState
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


class After(NamedTuple):
    """Where a result leads, whether there must be a next date, and what is to be done now."""

    state: CandidateState
    next_needed: bool
    to_do: str


AFTER: dict[TalkResult, After] = {
    TalkResult.WANTS_TO_OWN: After(
        CandidateState.TALKING, True, "Regn ut økonomien, og lag en boligplan sammen med husstanden."
    ),
    TalkResult.LATER: After(CandidateState.TALKING, True, "Ta kontakt igjen den avtalte dagen."),
    TalkResult.DEBT_ADVICE: After(
        CandidateState.ADVISED, True, "Hør hva gjeldsrådgivningen kom til, og skriv det her."
    ),
    TalkResult.ADVICE_GIVEN: After(
        CandidateState.TALKING, True, "Regn ut økonomien på nytt, og lag en boligplan."
    ),
    TalkResult.RENTS_ON: After(CandidateState.DONE, False, ""),
    TalkResult.NO_POTENTIAL: After(CandidateState.DONE, False, ""),
    TalkResult.UNREACHABLE: After(CandidateState.GIVEN, True, "Prøv igjen den dagen du har valgt."),
}
OPEN = frozenset({
    CandidateState.FOUND, CandidateState.GIVEN, CandidateState.TALKING, CandidateState.ADVISED,
})  # fmt: skip
# What may be given as result in a state: advice is given to those who were referred to it.
ONLY_AFTER_REFERRAL = frozenset({TalkResult.ADVICE_GIVEN})


def results_in(state: str) -> tuple[TalkResult, ...]:
    """The results that a talk may have when the candidate stands here; none when it is over."""
    if state not in OPEN:
        return ()
    referred = state == CandidateState.ADVISED
    return tuple(one for one in TalkResult if referred or one not in ONLY_AFTER_REFERRAL)
