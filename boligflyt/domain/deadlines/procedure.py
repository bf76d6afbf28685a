"""Deadlines of a case under the Public Administration Act: complaint and preliminary answer."""

from datetime import date, timedelta

from boligflyt.domain.deadlines.acts import Act, CountedFrom, act_coded, act_on
from boligflyt.domain.deadlines.facts import Facts
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, in_words, moved_from, not_moved
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.periods import ComplaintTerm, Timeliness, complaint_term, preliminary_answer_due

WEEKS = "law/complaint_weeks"
LATEST = "law/complaint_latest_months"
POST_DAYS = "municipal/post_working_days"
PRELIMINARY = "law/preliminary_answer_months"

COMPLAINT_FIELDS = ("decided_on", "notice_sent_on", "notice_received_on", "complaint_given_on", "act")
PRELIMINARY_FIELDS = ("received_on", "answered_on", "act")


def complaint(facts: Facts, reckoning: Reckoning) -> None:
    """The last day to complain over a vedtak, and whether a complaint came in time."""
    decided = facts.needed_day("decided_on")
    facts.in_order("decided_on", "notice_sent_on", "notice_received_on")
    facts.in_order("decided_on", "complaint_given_on")
    act = _act(facts, reckoning, decided)
    if act.counted_from is CountedFrom.SENT:
        term = _from_sending(facts, reckoning, decided)
    else:
        term = _from_receipt(facts, reckoning, decided)
    weeks = reckoning.rates.whole(WEEKS, decided)
    why = (
        f"Klagefristen er {counted(weeks, 'uke', 'uker')} fra {in_words(term.notice_on)} "
        f"({act.complaint.rule})."
        f"{moved_from(term.notice_on + timedelta(weeks=weeks), term.deadline)} "
        f"Siste dag er {in_words(term.deadline)}."
    )
    reckoning.last_day("complaint_last_day", term.deadline, act.complaint, why)
    _at_all(reckoning, act, term)
    given = facts.day("complaint_given_on")
    if given:
        reckoning.find(_in_time(act, term, given))


def _from_receipt(facts: Facts, reckoning: Reckoning, decided: date) -> ComplaintTerm:
    received, sent = facts.day("notice_received_on"), facts.day("notice_sent_on")
    weeks, latest = (reckoning.rates.whole(key, decided) for key in (WEEKS, LATEST))
    days = 1 if received else reckoning.rates.whole(POST_DAYS, decided)
    term = complaint_term(
        decided, weeks, notice_on=received, post_days=days, sent_on=sent, months_at_most=latest
    )
    if term.assumed:
        left = f"ble sendt {in_words(sent)}" if sent else f"regnes som sendt {in_words(decided)}"
        reckoning.say(
            f"Ingen vet når brevet kom fram. Det {left} og regnes å ha brukt "
            f"{counted(days, 'virkedag', 'virkedager')}, til {in_words(term.notice_on)}."
        )
    else:
        reckoning.say(f"Brevet om vedtaket kom fram {in_words(term.notice_on)}.")
    return term


def _from_sending(facts: Facts, reckoning: Reckoning, decided: date) -> ComplaintTerm:
    sent = facts.day("notice_sent_on")
    weeks = reckoning.rates.whole(WEEKS, decided)
    if sent:
        reckoning.say(f"Brevet om vedtaket ble sendt {in_words(sent)}.")
    else:
        reckoning.say(f"Det er ikke sagt når brevet ble sendt. Det regnes som sendt {in_words(decided)}.")
    return complaint_term(decided, weeks, notice_on=sent or decided, post_days=1)


def _at_all(reckoning: Reckoning, act: Act, term: ComplaintTerm) -> None:
    if act.latest is None:
        reckoning.say(
            f"Hvor lenge en for sen klage kan tas til behandling, er ikke lest i {act.statute.name}."
        )
        return
    why = (
        f"En for sen klage kan tas til behandling når vilkårene er oppfylt, men ikke etter "
        f"{in_words(term.last_day_at_all)} ({act.latest.rule})."
    )
    reckoning.last_day("complaint_last_day_at_all", term.last_day_at_all, act.latest, why)


def _in_time(act: Act, term: ComplaintTerm, given: date) -> Finding:
    timeliness = term.timeliness(given)
    words = f"Klagen ble levert eller postet {in_words(given)}"
    outcome = Outcome.MET if timeliness is Timeliness.IN_TIME else Outcome.NOT_MET
    section = act.complaint
    if outcome is Outcome.MET:
        reason = f"{words}. Den kom i tide."
    elif act.latest is None or timeliness is Timeliness.LATE:
        reason = f"{words}. Den kom for sent. Vurder om den likevel skal behandles."
    else:
        reason, section = f"{words}, og er for gammel til å tas til behandling.", act.latest
    return Finding("complaint_in_time", outcome, Force.LAW, reason, section.rule)


def preliminary_answer(facts: Facts, reckoning: Reckoning) -> None:
    """The last day for a preliminary answer, and whether it was kept."""
    received = facts.needed_day("received_on")
    facts.in_order("received_on", "answered_on")
    act = _act(facts, reckoning, received)
    months = reckoning.rates.whole(PRELIMINARY, received)
    day = preliminary_answer_due(received, months)
    section = act.preliminary_answer
    why = (
        f"Søknaden kom {in_words(received)}. Er den ikke avgjort innen "
        f"{counted(months, 'måned', 'måneder')}, skal søkeren ha et foreløpig svar ({section.rule}). "
        f"Siste dag er {in_words(day)}.{not_moved(day)}"
    )
    reckoning.last_day("preliminary_answer_last_day", day, section, why)
    answered = facts.day("answered_on")
    if answered is None and reckoning.on <= day:
        return
    if answered is None:
        outcome, reason = Outcome.NOT_MET, "Søkeren har ikke fått svar, og fristen er ute."
    elif answered <= day:
        outcome, reason = Outcome.MET, f"Søkeren fikk svar {in_words(answered)}, innen fristen."
    else:
        outcome, reason = Outcome.NOT_MET, f"Søkeren fikk svar {in_words(answered)}, etter fristen."
    reckoning.find(Finding("answered_in_time", outcome, Force.LAW, reason, section.rule))


def _act(facts: Facts, reckoning: Reckoning, day: date) -> Act:
    """The act of the day; another one when it is asked for, with a mark that says it does not hold then."""
    code = facts.text("act")
    act = act_coded(code, reckoning.acts) if code else act_on(day, reckoning.acts)
    holds = act.in_force is not None and act.in_force <= day
    if not holds:
        since = f"gjelder først fra {in_words(act.in_force)}" if act.in_force else "er ikke satt i kraft"
        reckoning.say(f"{act.statute.name.capitalize()} {since}. Svaret viser hva den vil gi.")
    if not act.counting_is_read:
        reckoning.rests_on(
            f"Hvordan frister regnes etter {act.statute.name}, er ikke lest. De regnes som før.",
            "verify", act.statute.address,
        )  # fmt: skip
    return act
