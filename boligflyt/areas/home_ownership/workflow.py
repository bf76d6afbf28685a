"""The states of an instrument, a loan, a talk and a purchase as tables, read by forms, tests and docs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from boligflyt.areas.home_ownership.choices import (
    CandidateState,
    LoanState,
    PurchaseState,
    SavingState,
    Standing,
    TalkResult,
    UseState,
)
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


# A new financing takes an offer back: what was offered rested on the old one.
PURCHASE_NEXT: Mapping[PurchaseState, tuple[PurchaseState, ...]] = {
    PurchaseState.FINANCING: (PurchaseState.FINANCING, PurchaseState.OFFERED, PurchaseState.STOPPED),
    PurchaseState.OFFERED: (PurchaseState.FINANCING, PurchaseState.CONTRACTED, PurchaseState.STOPPED),
    PurchaseState.CONTRACTED: (PurchaseState.OWNED, PurchaseState.STOPPED),
    PurchaseState.OWNED: (PurchaseState.FOLLOWED_UP,),
    PurchaseState.FOLLOWED_UP: (),
    PurchaseState.STOPPED: (),
}


def purchase_must_follow(state: str, wanted: PurchaseState) -> None:
    """Raises Refused, in words, when the table does not lead there."""
    now = PurchaseState(state)
    if wanted not in PURCHASE_NEXT[now]:
        raise Refused(f"Et kjøp som er «{now.label}», kan ikke bli «{wanted.label}».")


class Point(NamedTuple):
    """A point on the way to owning: its name in a list of steps, what is to be done there, and why."""

    label: str
    to_do: str
    why: str


# In their order. `queries.point_of` says where a purchase stands; the page has the button of each.
POINTS: dict[str, Point] = {
    "finance": Point(
        "Finansiering", "Sett opp finansieringen.", "Startlån, tilskudd og bank skal dekke pris og kostnader."
    ),
    "refused": Point(
        "Finansiering", "Sett opp finansieringen på nytt.", "Det ble ikke lån eller tilskudd som planlagt."
    ),
    "answer": Point(
        "Svar på lånet", "Før svaret på lånesøknaden.", "Tilbudet kan ikke gis før pengene er innvilget."
    ),
    "offer": Point("Tilbud", "Gi tilbudet om å kjøpe.", "Pengene er på plass."),
    "sign": Point("Kontrakt", "Før kontrakten når den er signert.", "Tilbudet er gitt."),
    "take_over": Point(
        "Overtakelse", "Før overtakelsen den dagen de overtar.",
        "Da slutter leieforholdet, og boligen går ut av beholdningen.",
    ),
    "follow": Point("Oppfølging", "Ta kontakt, og skriv hvordan det går.", "De eier boligen."),
}  # fmt: skip
OVER = frozenset({PurchaseState.FOLLOWED_UP, PurchaseState.STOPPED})


class Afterwards(NamedTuple):
    """Where a contact after the purchase leads, whether a next day and an amount owed are needed, and what
    is to be done now."""

    state: PurchaseState
    next_needed: bool
    owes: bool
    to_do: str


AFTERWARDS: dict[Standing, Afterwards] = {
    Standing.PAYS: Afterwards(
        PurchaseState.OWNED, True, False, "Ta kontakt igjen den avtalte dagen."
    ),
    Standing.BEHIND: Afterwards(
        PurchaseState.OWNED, True, True,
        "Finn ut hva som har skjedd, og lag en avtale. Avdragsfri tid, lengre løpetid og tilleggslån kan "
        "vurderes (forskrift om lån fra Husbanken §§ 8-5 og 8-8).",
    ),
    Standing.AGREED: Afterwards(
        PurchaseState.OWNED, True, True, "Se etter at avtalen holdes."
    ),
    Standing.MANAGES: Afterwards(PurchaseState.FOLLOWED_UP, False, False, ""),
    Standing.SOLD: Afterwards(PurchaseState.FOLLOWED_UP, False, False, ""),
    Standing.LOST: Afterwards(PurchaseState.FOLLOWED_UP, False, False, ""),
}  # fmt: skip
IN_DEFAULT = frozenset({Standing.BEHIND, Standing.AGREED})

# A purchase ends it at takeover; until then it goes on, also when the purchase is stopped.
SAVING_NEXT: Mapping[SavingState, tuple[SavingState, ...]] = {
    SavingState.RUNNING: (
        SavingState.BOUGHT, SavingState.TENANT_BROKE, SavingState.MUNICIPALITY_BROKE, SavingState.LAPSED,
    ),
    SavingState.BOUGHT: (),
    SavingState.TENANT_BROKE: (),
    SavingState.MUNICIPALITY_BROKE: (),
    SavingState.LAPSED: (),
}  # fmt: skip


def saving_must_follow(state: str, wanted: SavingState) -> None:
    """Raises Refused, in words, when the table does not lead there."""
    now = SavingState(state)
    if wanted not in SAVING_NEXT[now]:
        raise Refused(f"En avtale som er «{now.label}», kan ikke bli «{wanted.label}».")
