"""Notice of a tenancy: when it takes effect, what it must say, and protest (husleieloven §§ 9-2 to 9-8)."""

from dataclasses import dataclass, fields
from datetime import date

from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.periods import Month, add_months
from boligflyt.domain.rates import Rates, shipped_rates

NOTICE = "law/notice_months"
NOTICE_ROOM = "law/notice_months_single_room"
PROTEST = "law/notice_protest_months"
LAWSUIT = "law/notice_lawsuit_months"
FORM_LAW = "husleieloven § 9-7"
TERM_LAW = "husleieloven § 9-2"


@dataclass(frozen=True, slots=True)
class NoticeContents:
    """What the landlord's notice holds; None where nobody has said (husleieloven § 9-7)."""

    in_writing: bool | None = None
    reason_given: bool | None = None
    tells_of_protest: bool | None = None
    tells_of_effect: bool | None = None
    tells_of_eviction: bool | None = None


DEMANDS = {
    "in_writing": "er skriftlig",
    "reason_given": "er begrunnet",
    "tells_of_protest": "sier at leieren kan protestere skriftlig innen én måned",
    "tells_of_effect": "sier hva som skjer hvis leieren ikke protesterer",
    "tells_of_eviction": "sier at utleieren da kan kreve fravikelse etter tvangsfullbyrdelsesloven § 13-2 "
    "tredje ledd bokstav c",
}


def check_notice_contents(contents: NoticeContents) -> tuple[Finding, ...]:
    """One finding for each demand on the landlord's notice; one that is not met makes the notice invalid."""
    return tuple(_demand(one.name, getattr(contents, one.name)) for one in fields(contents))


def _demand(name: str, held: bool | None) -> Finding:
    words = DEMANDS[name]
    rule = f"notice_{name}"
    if held is None:
        reason = f"Det er ikke sagt om oppsigelsen {words}."
        return Finding(rule, Outcome.NOT_ASSESSED, Force.LAW, reason, FORM_LAW)
    if held:
        return Finding(rule, Outcome.MET, Force.LAW, f"Oppsigelsen {words}.", FORM_LAW)
    reason = f"Oppsigelsen er ugyldig. Kravet er at den {words}."
    return Finding(rule, Outcome.NOT_MET, Force.LAW, reason, FORM_LAW)


def check_notice_in_term(told_that_none_can_be_given: bool | None) -> Finding:
    """Whether a fixed-term lease can be given notice before its end (husleieloven § 9-2).

    It can, unless the landlord has told in writing that it cannot.
    """
    outcome, reason = Outcome.MET, "Leieren har ikke fått skriftlig beskjed om at avtalen ikke kan sies opp."
    if told_that_none_can_be_given is None:
        outcome = Outcome.NOT_ASSESSED
        reason = "Det er ikke sagt om leieren har fått skriftlig beskjed om at avtalen ikke kan sies opp."
    elif told_that_none_can_be_given:
        outcome, reason = Outcome.NOT_MET, "Den tidsbestemte avtalen kan ikke sies opp i leietiden."
    return Finding("notice_in_term", outcome, Force.LAW, reason, TERM_LAW)


def notice_ends_lease(received_on: date, *, single_room: bool = False, rates: Rates | None = None) -> date:
    """Last day of the lease after a notice received on the day (husleieloven § 9-6).

    Three months, one for a single room, and then on to the end of that calendar month.
    """
    months = (rates or shipped_rates()).whole(NOTICE_ROOM if single_room else NOTICE, received_on)
    return Month.of(add_months(received_on, months)).last_day


def protest_deadline(received_on: date, rates: Rates | None = None) -> date:
    """Last day to protest in writing against the landlord's notice (husleieloven § 9-8).

    The day is not moved off weekends and holidays: no source read so far says that this deadline is.
    """
    return add_months(received_on, (rates or shipped_rates()).whole(PROTEST, received_on))


def lawsuit_deadline(received_on: date, rates: Rates | None = None) -> date:
    """Last day for the landlord to go to court over a notice that was protested against (§ 9-8).

    Counted from the end of the time to protest, whenever the protest came. The day is not moved.
    """
    months = (rates or shipped_rates()).whole(LAWSUIT, received_on)
    return add_months(protest_deadline(received_on, rates), months)
