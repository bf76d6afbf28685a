"""Deadlines of a notice to end a tenancy."""

from dataclasses import fields
from datetime import date
from enum import StrEnum

from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, in_words, not_moved
from boligflyt.domain.deadlines.sections import TENANCY
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.tenancy import (
    NoticeContents,
    check_notice_contents,
    check_notice_in_term,
    lawsuit_deadline,
    notice_ends_lease,
    protest_deadline,
)
from boligflyt.domain.tenancy.notice import LAWSUIT, NOTICE, NOTICE_ROOM, PROTEST

CONTENTS = tuple(one.name for one in fields(NoticeContents))
NOTICE_FIELDS = (
    "given_by", "received_on", "single_room", "fixed_term", "told_that_none_can_be_given", "protested_on",
    *CONTENTS,
)  # fmt: skip


class GivenBy(StrEnum):
    """Who gives the notice."""

    LANDLORD = "landlord"
    TENANT = "tenant"


def notice(facts: Facts, reckoning: Reckoning) -> None:
    """When a notice ends the lease, whether it is valid, and the time to protest and to go to court.

    There are no days when the notice is invalid, or the lease cannot be given notice: none of them runs.
    """
    by = facts.choice("given_by", GivenBy)
    received = facts.needed_day("received_on")
    facts.in_order("received_on", "protested_on")
    if not _may_be_given(facts, reckoning):
        return
    if by is GivenBy.TENANT:
        _refuse_landlords_fields(facts)
        _end(facts, reckoning, received)
        return
    contents = NoticeContents(**{name: facts.told(name) for name in CONTENTS})
    found = check_notice_contents(contents)
    reckoning.find(*found)
    if any(one.outcome is Outcome.NOT_MET for one in found):
        reckoning.say(
            "Oppsigelsen er ugyldig, så ingen frister løper. Send en ny. Har leieren flyttet etter den, "
            f"er den likevel godtatt ({TENANCY.at('9-7').rule})."
        )
        return
    _protest(facts, reckoning, received)


def _may_be_given(facts: Facts, reckoning: Reckoning) -> bool:
    if not facts.told("fixed_term"):
        if facts.told("told_that_none_can_be_given") is not None:
            words = "«told_that_none_can_be_given» gjelder bare en tidsbestemt avtale («fixed_term»)."
            raise NotReckoned("wrong_field", words, "told_that_none_can_be_given")
        return True
    found = check_notice_in_term(facts.told("told_that_none_can_be_given"))
    reckoning.find(found)
    return found.outcome is not Outcome.NOT_MET


def _refuse_landlords_fields(facts: Facts) -> None:
    for name in CONTENTS:
        if facts.told(name) is not None:
            raise NotReckoned("wrong_field", f"«{name}» gjelder bare en oppsigelse fra utleieren.", name)
    if facts.day("protested_on"):
        words = "«protested_on» gjelder bare en oppsigelse fra utleieren."
        raise NotReckoned("wrong_field", words, "protested_on")


def _end(facts: Facts, reckoning: Reckoning, received: date) -> None:
    room = bool(facts.told("single_room"))
    months = reckoning.rates.whole(NOTICE_ROOM if room else NOTICE, received)
    day = notice_ends_lease(received, single_room=room, rates=reckoning.rates)
    section = TENANCY.at("9-6")
    why = (
        f"Oppsigelsen kom fram {in_words(received)}. Fristen er {counted(months, 'måned', 'måneder')}, til "
        f"utløpet av en kalendermåned ({section.rule}). Siste dag i leieforholdet er {in_words(day)}."
    )
    reckoning.last_day("lease_last_day", day, section, why)


def _protest(facts: Facts, reckoning: Reckoning, received: date) -> None:
    day = protest_deadline(received, reckoning.rates)
    months = reckoning.rates.whole(PROTEST, received)
    section = TENANCY.at("9-8")
    why = (
        f"Leieren kan protestere skriftlig innen {counted(months, 'måned', 'måneder')} etter at oppsigelsen "
        f"kom fram ({section.rule}). Siste dag er {in_words(day)}.{not_moved(day)}"
    )
    reckoning.last_day("protest_last_day", day, section, why)
    protested = facts.day("protested_on")
    in_time = protested is not None and protested <= day
    reckoning.find(_protested(protested, day, reckoning.on))
    _end(facts, reckoning, received)
    if in_time:
        _lawsuit(reckoning, received)


def _protested(protested: date | None, day: date, on: date) -> Finding:
    if protested is not None and protested <= day:
        outcome = Outcome.NOT_MET
        reason = f"Leieren protesterte {in_words(protested)}, i tide. Oppsigelsen står bare med søksmål."
    elif protested is not None:
        outcome, reason = Outcome.MET, f"Leieren protesterte {in_words(protested)}, etter fristen."
    elif on <= day:
        outcome, reason = Outcome.NOT_ASSESSED, "Leieren kan fortsatt protestere."
    else:
        outcome, reason = Outcome.MET, "Leieren har ikke protestert innen fristen."
    return Finding("notice_unprotested", outcome, Force.LAW, reason, TENANCY.at("9-8").rule)


def _lawsuit(reckoning: Reckoning, received: date) -> None:
    day = lawsuit_deadline(received, reckoning.rates)
    months = reckoning.rates.whole(LAWSUIT, received)
    section = TENANCY.at("9-8")
    why = (
        f"Oppsigelsen faller bort hvis utleieren ikke har reist søksmål innen "
        f"{counted(months, 'måned', 'måneder')} etter at leierens frist gikk ut ({section.rule}). "
        f"Siste dag er {in_words(day)}.{not_moved(day)}"
    )
    reckoning.last_day("lawsuit_last_day", day, section, why)
    reckoning.say(f"En tvist om bolig skal først til Husleietvistutvalget ({TENANCY.at('12-5').rule}).")
