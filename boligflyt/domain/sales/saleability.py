"""Whether a dwelling can be sold, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.sales.binding import Binding

NBSP = "\N{NO-BREAK SPACE}"
STOPS = {
    "not_owned": "Kommunen eier ikke boligen.",
    "room": "Rommet er del av en bolig, og selges ikke for seg.",
    "let_by_rooms": "Boligen leies ut rom for rom.",
    "set_aside": "Boligen er satt av til et formål.",
    "reserved": "Boligen er reservert til en husstand.",
    "unavailable": "Boligen er ikke tilgjengelig.",
}


class Verdict(StrEnum):
    """To whom it can be sold: anybody, only the tenant who lives there, or nobody."""

    FREE = "free"
    TO_TENANT = "to_tenant"
    NO = "no"


@dataclass(frozen=True, slots=True)
class SaleFacts:
    """What is known of the dwelling on the day.

    `kept_because` is the municipality's own reason to keep it; `held_to` the last day it is held, once set;
    `unavailable`: held by what is not to be told.
    """

    owned: bool
    is_room: bool = False
    let_by_rooms: bool = False
    set_aside: bool = False
    kept_because: str = ""
    bindings: tuple[Binding, ...] = ()
    has_tenant: bool = False
    reserved: bool = False
    unavailable: bool = False
    held_to: date | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it can not be sold to just anybody; `stops` when it can not be sold at all as it stands."""

    code: str
    text: str
    stops: bool = True


def judge(facts: SaleFacts, on: date) -> tuple[Verdict, tuple[Reason, ...]]:
    """To whom the dwelling can be sold on the day, and the reasons; none when it can be sold to anybody."""
    reasons = tuple(_reasons(facts, on))
    if any(one.stops for one in reasons):
        return Verdict.NO, reasons
    return (Verdict.TO_TENANT if reasons else Verdict.FREE), reasons


def _reasons(facts: SaleFacts, on: date) -> Iterator[Reason]:
    told = {
        "not_owned": not facts.owned, "room": facts.is_room, "let_by_rooms": facts.let_by_rooms,
        "set_aside": facts.set_aside, "reserved": facts.reserved, "unavailable": facts.unavailable,
    }  # fmt: skip
    yield from (Reason(code, STOPS[code]) for code, holds in told.items() if holds)
    if facts.held_to:
        yield Reason("leaving", f"Kommunen disponerer boligen bare til {norwegian_date(facts.held_to)}.")
    if facts.kept_because:
        yield Reason("kept", f"Kommunen beholder den: {facts.kept_because}")
    yield from (_bound(one, on) for one in facts.bindings if one.binds(on))
    if facts.has_tenant:
        yield Reason("tenant", "Leietakeren bor der. Den kan selges til leietakeren.", stops=False)


def _bound(binding: Binding, on: date) -> Reason:
    left = f"{binding.left(on):,}".replace(",", NBSP)
    until = norwegian_date(binding.last_day)
    return Reason("grant", f"Tilskudd binder boligen til {until}. {left}{NBSP}kr er ikke skrevet ned.")
