"""The states of a search and of a security as tables. Forms, services, tests and docs read them."""

from __future__ import annotations

from collections.abc import Mapping

from boligflyt.areas.private_renting.choices import HowItWent, SearchState, SecurityState, ViewingResult
from boligflyt.toolkit.faults import Refused

NEXT: Mapping[SearchState, tuple[SearchState, ...]] = {
    SearchState.LOOKING: (SearchState.FOUND, SearchState.GIVEN_UP),
    SearchState.FOUND: (SearchState.MOVED_IN, SearchState.LOOKING, SearchState.GIVEN_UP),
    SearchState.MOVED_IN: (SearchState.FOLLOWED_UP,),
    SearchState.FOLLOWED_UP: (),
    SearchState.GIVEN_UP: (),
}
SEEKING = frozenset({SearchState.LOOKING, SearchState.FOUND})
WORKED_ON = SEEKING | {SearchState.MOVED_IN}

SECURITY_NEXT: Mapping[SecurityState, tuple[SecurityState, ...]] = {
    SecurityState.GRANTED: (SecurityState.OUT, SecurityState.LAPSED),
    SecurityState.OUT: (SecurityState.BACK, SecurityState.CALLED_UPON),
    SecurityState.CALLED_UPON: (SecurityState.BACK,),
    SecurityState.BACK: (),
    SecurityState.LAPSED: (),
}
# What counts towards the limit of husleieloven §§ 3-5 and 3-6, and is bound in the fund.
STANDS = frozenset({SecurityState.GRANTED, SecurityState.OUT})

# A viewing that is over needs a reason when nothing came of it.
NEEDS_REASON = frozenset({ViewingResult.NO, ViewingResult.DECLINED})
ASK_AGAIN = frozenset({HowItWent.UNREACHABLE})


def must_follow(state: str, wanted: SearchState) -> None:
    """Raises Refused, in words, when the table does not lead there."""
    if wanted not in NEXT[SearchState(state)]:
        raise Refused(f"Husstanden er «{SearchState(state).label}». Da kan den ikke bli «{wanted.label}».")


def security_must_follow(state: str, wanted: SecurityState) -> None:
    """The same for a deposit or a guarantee."""
    if wanted not in SECURITY_NEXT[SecurityState(state)]:
        raise Refused(f"Sikkerhet som er «{SecurityState(state).label}», kan ikke bli «{wanted.label}».")
