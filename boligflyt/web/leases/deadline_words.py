"""Deadlines of leases in the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.leases.deadlines import ENDING, INDEX, MARKET, NOTICED, deadlines_of
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.deadlines import Bound, Deadline

WORDS: dict[str, str | Promise] = {
    "lease_end_warning": _("Se på avtalen"),
    "lease_last_day": _("Leietiden går ut"),
    "call_to_move_reminder": _("Det haster med oppfordring om å flytte"),
    "call_to_move_last_day": _("Siste dag for oppfordring om å flytte"),
    "index_rent_first_day": _("Leien kan endres etter indeksen"),
    "index_notice_last_day": _("Varsel om ny leie må sendes"),
    "market_rent_claim_first_day": _("Gjengs leie kan kreves"),
    "market_rent_first_day": _("Gjengs leie kan gjelde"),
    "protest_last_day": _("Leietakeren kan protestere"),
    "lawsuit_last_day": _("Søksmål må være reist"),
}

MAIN = ("lease_last_day", "call_to_move_last_day", "index_rent_first_day", "market_rent_first_day")


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of deadlines: what it is called, what is in it, and which deadlines are the next in it."""

    label: str | Promise
    about: str | Promise
    empty: str | Promise
    codes: tuple[str, ...]


KINDS: dict[str, ListOf] = {
    ENDING: ListOf(
        _("Går ut"),
        _("Tidsbestemte avtaler som snart går ut, eller som er gått ut uten at noen har sagt fra."),
        _("Ingen avtaler går ut nå"), ("lease_last_day", "call_to_move_last_day"),
    ),
    NOTICED: ListOf(
        _("Sagt opp"), _("Leieforhold som er sagt opp og slutter på en bestemt dag."),
        _("Ingen leieforhold er sagt opp"), ("lease_last_day",),
    ),
    INDEX: ListOf(
        _("Leien kan reguleres"),
        _("Leieforhold der et varsel som sendes nå, kan gi ny leie om en måned (husleieloven § 4-2)."),
        _("Ingen leie kan reguleres nå"), ("index_rent_first_day",),
    ),
    MARKET: ListOf(
        _("Gjengs leie"),
        _("Leieforhold som har vart så lenge at gjengs leie kan kreves (husleieloven § 4-3)."),
        _("Ingen leieforhold har vart lenge nok"), ("market_rent_first_day",),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One deadline as it is shown; `runs` is false for a day from which something may be done."""

    day: date
    label: str
    bound: str
    why: str
    law: str
    runs: bool


def deadline_rows(found: Iterable[Deadline]) -> list[Row]:
    """The deadlines in words, in the order they came."""
    return [
        Row(
            one.day, str(WORDS.get(one.code, one.code)),
            str(_("Senest") if one.bound is Bound.LAST_DAY else _("Tidligst")),
            one.explanation, one.section.rule, one.bound is Bound.LAST_DAY,
        )
        for one in found
    ]  # fmt: skip


def main_rows(lease: Lease, today: date) -> list[Row]:
    """Those shown on the lease's own page: when it ends, when the rent may change."""
    return deadline_rows(one for one in deadlines_of(lease, today) if one.code in MAIN)


def next_of(found: Sequence[Deadline], kind: str, today: date) -> Row | None:
    """The next deadline of the kind of list: the first that is not past, else the last of them."""
    those = [one for one in found if one.code in KINDS[kind].codes]
    ahead = [one for one in those if one.day >= today] or those[-1:]
    return next(iter(deadline_rows(ahead)), None)
