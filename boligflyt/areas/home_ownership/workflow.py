"""What a talk leads to, as a table. The service, the page and the tests read it."""

from __future__ import annotations

from typing import NamedTuple

from boligflyt.areas.home_ownership.choices import CandidateState, TalkResult


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
