"""Deadlines of a lease's length: whether the term is lawful, and what happens when it runs out."""

from datetime import date, timedelta

from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, in_words, not_moved
from boligflyt.domain.deadlines.sections import OUR_OWN, TENANCY
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.periods import fixed_term_last_day, whole_months
from boligflyt.domain.tenancy import (
    call_to_move_deadline,
    check_lease_term,
    check_written_information,
    fixed_term_became_indefinite,
    shortest_months,
)
from boligflyt.domain.tenancy.lease_terms import CALL_TO_MOVE

LENGTH_FIELDS = (
    "first_day", "last_day", "months", "indefinite", "signed_on", "special_reason", "weighty_reason",
    "earlier_short_contracts", "told_in_writing", "landlords_home",
)  # fmt: skip
LENGTHS = ("last_day", "months", "indefinite")
END_FIELDS = ("last_day", "called_to_move_on", "moved_out_on")
WARNING, REMINDER = "municipal/lease_end_warning_days", "municipal/lease_expired_warning_days"
RUNS_OUT, SHORTEST_TERM = TENANCY.at("9-2"), TENANCY.at("9-3")


def lease_length(facts: Facts, reckoning: Reckoning) -> None:
    """Whether a lease's length is lawful; its last day, and the shortest that needs no reason.

    A term that breaches the law has no last day: the lease is indefinite.
    """
    first = facts.needed_day("first_day")
    facts.in_order("first_day", "last_day")
    facts.in_order("signed_on", "last_day")
    months, last = _length(facts, first)
    signed = facts.day("signed_on") or first
    home = bool(facts.told("landlords_home"))
    found = [
        check_lease_term(
            months, on=signed, special_reason=facts.text("special_reason"),
            earlier_short_contracts=facts.count("earlier_short_contracts") or 0,
            weighty_reason=facts.text("weighty_reason"), landlords_home=home, rates=reckoning.rates,
        )
    ]  # fmt: skip
    shortest = shortest_months(signed, landlords_home=home, rates=reckoning.rates)
    told = facts.told("told_in_writing")
    if months is not None and months < shortest and not home:
        found.append(check_written_information(told))
    reckoning.find(*found)
    _shortest(reckoning, first, shortest)
    _ends(reckoning, last, lawful=all(one.outcome is not Outcome.NOT_MET for one in found))


def _length(facts: Facts, first: date) -> tuple[int | None, date | None]:
    """Whole months and last day; both None for an indefinite lease."""
    given = _given(facts)
    if len(given) != 1:
        words = "Si enten siste dag («last_day»), antall måneder («months») eller «indefinite»: true."
        raise NotReckoned("wrong_length", words, given[0] if given else LENGTHS[0])
    months, last = facts.count("months", least=1), facts.day("last_day")
    if months is not None:
        return months, fixed_term_last_day(first, months)
    return (whole_months(first, last), last) if last else (None, None)


def _given(facts: Facts) -> list[str]:
    told = {
        "last_day": facts.day("last_day") is not None,
        "months": facts.count("months", least=1) is not None,
        "indefinite": bool(facts.told("indefinite")),
    }
    return [name for name in LENGTHS if told[name]]


def _shortest(reckoning: Reckoning, first: date, months: int) -> None:
    day = fixed_term_last_day(first, months)
    why = (
        f"En tidsbestemt avtale fra {in_words(first)} på {counted(months, 'måned', 'måneder')}, det korteste "
        f"uten særlig grunn ({SHORTEST_TERM.rule}), går til og med {in_words(day)}."
    )
    reckoning.first_day("shortest_term_last_day", day, SHORTEST_TERM, why)


def _ends(reckoning: Reckoning, last: date | None, *, lawful: bool) -> None:
    if last is None:
        return
    if not lawful:
        reckoning.say(f"Avtalen regnes som tidsubestemt og har ingen siste dag ({SHORTEST_TERM.rule}).")
        return
    why = f"Avtalen går ut {in_words(last)} uten oppsigelse ({RUNS_OUT.rule})."
    reckoning.last_day("lease_last_day", last, RUNS_OUT, why)
    _call_to_move(reckoning, last)


def _call_to_move(reckoning: Reckoning, last: date) -> date:
    day = call_to_move_deadline(last, reckoning.rates)
    months = reckoning.rates.whole(CALL_TO_MOVE, last)
    why = (
        f"Blir leieren boende, må en skriftlig oppfordring om å flytte være gitt innen "
        f"{counted(months, 'måned', 'måneder')}, senest {in_words(day)}. Ellers blir avtalen tidsubestemt "
        f"({RUNS_OUT.rule}).{not_moved(day)}"
    )
    reckoning.last_day("call_to_move_last_day", day, RUNS_OUT, why)
    return day


def fixed_term_end(facts: Facts, reckoning: Reckoning) -> None:
    """The days around the end of a fixed term, and whether the lease has become indefinite."""
    last = facts.needed_day("last_day")
    called, moved = facts.day("called_to_move_on"), facts.day("moved_out_on")
    before, after = (reckoning.rates.whole(key, last) for key in (WARNING, REMINDER))
    warning = last - timedelta(days=before)
    reckoning.last_day(
        "lease_end_warning", warning, OUR_OWN,
        f"Se på avtalen senest {counted(before, 'dag', 'dager')} før den går ut: {in_words(warning)}.",
    )  # fmt: skip
    reckoning.last_day(
        "lease_last_day", last, RUNS_OUT,
        f"Avtalen går ut {in_words(last)} uten oppsigelse ({RUNS_OUT.rule}).",
    )  # fmt: skip
    hurry = last + timedelta(days=after)
    reckoning.last_day(
        "call_to_move_reminder", hurry, OUR_OWN,
        f"Er leieren der fortsatt {counted(after, 'dag', 'dager')} etter, haster det: {in_words(hurry)}.",
    )  # fmt: skip
    reckoning.find(_ended(reckoning, last, _call_to_move(reckoning, last), called, moved))


def _ended(reckoning: Reckoning, last: date, day: date, called: date | None, moved: date | None) -> Finding:
    on = reckoning.on
    outcome, reason = Outcome.NOT_ASSESSED, "Leietiden er ikke ute."
    if moved is not None and moved <= day:
        outcome, reason = Outcome.MET, f"Leieren flyttet {in_words(moved)}. Leieforholdet er slutt."
    elif called is not None and called <= day:
        reason = f"Leieren ble oppfordret til å flytte {in_words(called)}, i tide."
        outcome = Outcome.MET
    elif fixed_term_became_indefinite(last, on, called, reckoning.rates):
        outcome = Outcome.NOT_MET
        reason = "Ingen oppfordret leieren til å flytte i tide. Avtalen er tidsubestemt."
    elif on > last:
        reason = "Leietiden er ute, og ingen har oppfordret leieren til å flytte."
    return Finding("lease_ended", outcome, Force.LAW, reason, RUNS_OUT.rule)
