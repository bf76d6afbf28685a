"""The deadlines of one lease as it stands: when it runs out, when its rent may change, when it could end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligflyt.domain.deadlines.kinds import reckon
from boligflyt.domain.deadlines.notices import GivenBy
from boligflyt.domain.deadlines.reckoning import Answer, Deadline, in_words
from boligflyt.domain.deadlines.sections import TENANCY
from boligflyt.domain.rates import Rates
from boligflyt.domain.tenancy.notice import DEMANDS

RUNS_OUT = TENANCY.at("9-2")


@dataclass(frozen=True, slots=True)
class LeaseDays:
    """What the deadlines of a lease follow from; `last_day` None is without an end.

    `rent_since`: the day the rent of today took effect. `single_room`: one room (husleieloven § 9-6). `ends`:
    notice is given, so nothing but the end is to come.
    """

    first_day: date
    last_day: date | None
    rent_since: date
    single_room: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class ProposedEnd:
    """The last day that a notice gives, why, and what else follows; `must_say` is what a notice must hold."""

    day: date
    why: str
    law: str
    others: tuple[Deadline, ...]
    must_say: tuple[str, ...]


def days_of_lease(lease: LeaseDays, on: date, rates: Rates | None = None) -> tuple[Deadline, ...]:
    """Every deadline of the running lease seen from the day, the first one first. Raises NotReckoned.

    Market rent counts from the first day of this lease: an earlier one with another rent does not count.
    """
    asked: list[dict[str, Any]] = []
    if lease.last_day is not None:
        asked.append({"kind": "fixed_term_end", "last_day": _told(lease.last_day)})
    if not lease.ends:
        asked.append({"kind": "rent_index", "last_set_on": _told(lease.rent_since)})
        asked.append(
            {
                "kind": "market_rent", "tenancy_from": _told(lease.first_day),
                "last_change_on": _told(lease.rent_since),
            }
        )  # fmt: skip
    found = [one for question in asked for one in _reckon(question, on, rates).deadlines]
    # A notice that may be sent today or later has no last day: the new rent is put off as much.
    found = [one for one in found if one.code != "index_notice_last_day" or one.day > on]
    return tuple(sorted(found, key=lambda one: (one.day, one.code)))


def proposed_end(lease: LeaseDays, by: GivenBy, received_on: date, rates: Rates | None = None) -> ProposedEnd:
    """The last day after a notice that came on the day (husleieloven § 9-6), and what the notice must say.

    A fixed term that runs out before the time of notice does ends then. A landlord's notice is taken to hold
    what § 9-7 demands; what that is, is told. Raises NotReckoned.
    """
    question = {
        "kind": "notice", "given_by": by.value, "received_on": _told(received_on),
        "single_room": lease.single_room,
    }  # fmt: skip
    answer = _reckon(question, received_on, rates)
    found = next(one for one in answer.deadlines if one.code == "lease_last_day")
    others = tuple(one for one in answer.deadlines if one is not found)
    must_say = tuple(DEMANDS.values()) if by is GivenBy.LANDLORD else ()
    if lease.last_day is not None and lease.last_day < found.day:
        why = (
            f"Leietiden går ut {in_words(lease.last_day)} ({RUNS_OUT.rule}), før oppsigelsestiden ville vært "
            f"ute {in_words(found.day)} ({found.section.rule})."
        )
        return ProposedEnd(lease.last_day, why, RUNS_OUT.rule, others, must_say)
    return ProposedEnd(found.day, found.explanation, found.section.rule, others, must_say)


def _reckon(question: Mapping[str, Any], on: date, rates: Rates | None) -> Answer:
    return reckon(question, on, rates=rates)


def _told(day: date) -> str:
    return day.isoformat()
