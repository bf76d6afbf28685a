"""Figures: how searches ended (seed table 001-03), why dwellings came to nothing (HOU-25), and the fund."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.private_renting.choices import (
    EndedAs,
    SearchState,
    SecurityKind,
    SecurityState,
    TurnedDown,
)
from boligflyt.areas.private_renting.models import PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries.doors import (
    searches_visible_to,
    securities_visible_to,
    viewings_visible_to,
)
from boligflyt.domain.periods import Period
from boligflyt.domain.private_rental import FundSums, SecurityRow, fund_sums

PRIVATE = "private"
OUT = (SecurityState.OUT, SecurityState.CALLED_UPON)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One way a search ended: its code, how many households, and how many of them rented from us before."""

    code: str
    number: int
    rented: int


def ended_in(actor: Actor, period: Period, code: str = "") -> QuerySet[PrivateSearch]:
    """Searches that ended in the period: moved in, or given up; with a code only those that ended so."""
    days = (period.first_day, period.last)
    private = Q(moved_in_on__range=days)
    other = Q(state=SearchState.GIVEN_UP, ended_on__range=days)
    chosen = private | other
    if code:
        chosen = private if code == PRIVATE else other & Q(ended_as=code)
    found = searches_visible_to(actor).filter(chosen).select_related("household__contact", "guide")
    return found.order_by("-moved_in_on", "-ended_on", "id")


def results_in(actor: Actor, period: Period) -> list[ResultRow]:
    """How the searches of the period ended, each household once for each search."""
    rows = ended_in(actor, period).order_by().values_list("ended_as", "rented").annotate(number=Count("pk"))
    number, rented = Counter[str](), Counter[str]()
    for ended_as, was_tenant, count in rows:
        number[ended_as or PRIVATE] += count
        rented[ended_as or PRIVATE] += count if was_tenant else 0
    return [ResultRow(code, number[code], rented[code]) for code in (PRIVATE, *EndedAs.values)]


def turned_down_in(actor: Actor, period: Period) -> dict[str, int]:
    """How many viewings came to nothing for each reason in the period, by the day of the viewing."""
    seen = viewings_visible_to(actor).filter(at__date__range=(period.first_day, period.last))
    rows = seen.exclude(reason="").order_by().values_list("reason").annotate(number=Count("pk"))
    counted = dict(rows)
    return {code: counted.get(code, 0) for code in TurnedDown.values}


def fund_of(actor: Actor) -> tuple[list[RentSecurity], dict[SecurityKind, FundSums]]:
    """Every deposit and guarantee the actor sees, those that stand first, and the sums of each kind."""
    seen = securities_visible_to(actor).select_related("search__household__contact")
    rows = list(seen.order_by(F("over_on").desc(nulls_first=True), "-granted_on", "id"))
    return rows, {kind: fund_sums(_row(one) for one in rows if one.kind == kind) for kind in SecurityKind}


def _row(one: RentSecurity) -> SecurityRow:
    granted, out = one.state == SecurityState.GRANTED, one.state in OUT
    return SecurityRow(one.amount, is_granted=granted, is_out=out, called=one.called, back=one.back)
