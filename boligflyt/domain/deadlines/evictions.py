"""The path to an eviction, each step with its earliest day."""

from datetime import date, timedelta

from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, in_practice, in_words, moved_from
from boligflyt.domain.deadlines.sections import COURTS, ENFORCEMENT, TENANCY
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.tenancy import (
    EvictionGround,
    comment_deadline,
    earliest_eviction_petition,
    petition_after_notice,
    petition_after_warning,
)
from boligflyt.domain.tenancy.eviction import COMMENT

CLAUSE, HOW_TO_AVOID = "clause_in_lease", "notice_tells_how_to_avoid"
STANDS, TERMINATED = "notice_stands", "terminated_in_writing"
DEMANDS: dict[EvictionGround, tuple[str, ...]] = {
    EvictionGround.UNPAID_RENT: (CLAUSE, HOW_TO_AVOID),
    EvictionGround.EXPIRED_LEASE: (CLAUSE,),
    EvictionGround.NOTICE: (STANDS,),
    EvictionGround.BREACH: (TERMINATED,),
    EvictionGround.NO_RIGHT: (),
}
DEMAND_WORDS = {
    CLAUSE: "leieavtalen er skriftlig og sier at den godtar fravikelse på denne grunnen",
    HOW_TO_AVOID: "varselet sier at fravikelse unngås hvis leie, kostnader og leie som forfaller fram til "
    "betaling, med renter, er betalt før gjennomføringen",
    STANDS: "oppsigelsen er gyldig, og leieren protesterte ikke i tide eller vant ikke saken",
    TERMINATED: "hevingen er skriftlig og begrunnet etter husleieloven § 9-9",
}
EVICTION_FIELDS = (
    "ground", "due_on", "notice_sent_on", "social_service_warned_on", "tenant_reserved", "petition_on",
    "put_to_tenant_on", "paid_on", *DEMAND_WORDS,
)  # fmt: skip
NOTICE, PATH, WARNING = ENFORCEMENT.at("4-18"), ENFORCEMENT.at("13-2"), TENANCY.at("9-11")
COMMENTS, EXECUTION = ENFORCEMENT.at("13-6"), ENFORCEMENT.at("13-12")


def eviction(facts: Facts, reckoning: Reckoning) -> None:
    """Notice, petition, the tenant's time to comment, and the first day of the eviction itself.

    A step that has not been taken is taken to come as early as it can, but not before the day asked for.
    Where one demand is known not to be met, there are no days after it.
    """
    ground = facts.choice("ground", EvictionGround)
    due = facts.needed_day("due_on")
    facts.in_order("petition_on", "put_to_tenant_on")
    holds = _ground(facts, reckoning, ground)
    if not holds or _paid(facts, reckoning, ground) or not _noticed(facts, reckoning, due):
        return
    sent = facts.day("notice_sent_on") or max(due, reckoning.on)
    petition = _petition(facts, reckoning, sent)
    if petition is None:
        return
    where = "tingretten" if ground.goes_to_court else "namsmannen"
    reckoning.say(f"Begjæringen sendes til {where} ({ENFORCEMENT.at('13-3').rule}).")
    _execution(facts, reckoning, petition)


def _ground(facts: Facts, reckoning: Reckoning, ground: EvictionGround) -> bool:
    """Whether nothing that is told takes the special ground away. Refuses what belongs to another ground."""
    for name in DEMAND_WORDS:
        if name not in DEMANDS[ground] and facts.has(name):
            raise NotReckoned("wrong_field", f"«{name}» gjelder ikke grunnen «{ground}».", name)
    rule = ENFORCEMENT.at("13-2", detail=f"tredje ledd bokstav {ground.letter}").rule
    found = [_demand(name, facts.told(name), rule) for name in DEMANDS[ground]]
    reckoning.say(f"Grunnlaget er {rule}.")
    reckoning.find(*found)
    holds = all(one.outcome is not Outcome.NOT_MET for one in found)
    if not holds:
        reckoning.say("Da kan ingen begjæring bygge på dette grunnlaget ennå, og ingen frister løper.")
    return holds


def _demand(name: str, told: bool | None, rule: str) -> Finding:
    words = DEMAND_WORDS[name]
    if told is None:
        return Finding(name, Outcome.NOT_ASSESSED, Force.LAW, f"Ikke oppgitt: {words}.", rule)
    outcome = Outcome.MET if told else Outcome.NOT_MET
    return Finding(name, outcome, Force.LAW, f"{'Ja' if told else 'Nei'}: {words}.", rule)


def _paid(facts: Facts, reckoning: Reckoning, ground: EvictionGround) -> bool:
    paid = facts.day("paid_on")
    if paid is None:
        return False
    if ground is not EvictionGround.UNPAID_RENT:
        raise NotReckoned("wrong_field", f"«paid_on» gjelder ikke grunnen «{ground}».", "paid_on")
    reason = f"Alt er betalt {in_words(paid)}. Utkastelsen er stanset."
    reckoning.find(Finding("debt_stands", Outcome.NOT_MET, Force.LAW, reason, PATH.rule))
    return True


def _noticed(facts: Facts, reckoning: Reckoning, due: date) -> bool:
    falls_due = "forfaller" if due > reckoning.on else "forfalt"
    why = f"Kravet {falls_due} {in_words(due)}. Varselet kan sendes tidligst den dagen ({NOTICE.rule})."
    reckoning.first_day("eviction_notice_first_day", due, NOTICE, why)
    sent = facts.day("notice_sent_on")
    if sent is None or sent >= due:
        return True
    reason = f"Varselet ble sendt {in_words(sent)}, før kravet forfalt. Send et nytt."
    reckoning.find(Finding("notice_after_due", Outcome.NOT_MET, Force.LAW, reason, NOTICE.rule))
    return False


def _petition(facts: Facts, reckoning: Reckoning, sent: date) -> date | None:
    """The day of the petition, or the first that it can have; None for one that came too early by law."""
    by_law = petition_after_notice(sent, reckoning.rates)
    told = "ble sendt" if facts.day("notice_sent_on") else "kan sendes"
    warned = _warned(facts, reckoning)
    day = earliest_eviction_petition(sent, warned, reckoning.rates)
    why = (
        f"Varselet {told} {in_words(sent)}. Begjæringen kan settes fram "
        f"{counted((by_law - sent).days, 'dag', 'dager')} etter, {in_words(by_law)} ({NOTICE.rule})."
    )
    if warned:
        after = petition_after_warning(warned, reckoning.rates)
        why += (
            f" Sosialtjenesten ble varslet {in_words(warned)}. Da bør den tidligst komme {in_words(after)} "
            f"({WARNING.rule}). Første dag er {in_words(day)}."
        )
    why += in_practice(day)
    reckoning.first_day("petition_first_day", day, NOTICE if day == by_law else WARNING, why)
    made = facts.day("petition_on")
    if made is None:
        return max(day, reckoning.on)
    reckoning.find(*_made(made, by_law, day))
    return made if made >= by_law else None


def _warned(facts: Facts, reckoning: Reckoning) -> date | None:
    warned = facts.day("social_service_warned_on")
    if not facts.told("tenant_reserved"):
        return warned
    reason = "Leieren har skriftlig reservert seg mot at sosialtjenesten varsles."
    outcome = Outcome.MET if warned is None else Outcome.NOT_MET
    reckoning.find(Finding("reservation_respected", outcome, Force.LAW, reason, WARNING.rule))
    return None


def _made(made: date, by_law: date, day: date) -> list[Finding]:
    words = f"Begjæringen kom {in_words(made)}"
    if made < by_law:
        reason = f"{words}. Det er for tidlig: varselet har ikke virket lenge nok."
        return [Finding("petition_in_time", Outcome.NOT_MET, Force.LAW, reason, NOTICE.rule)]
    found = [Finding("petition_in_time", Outcome.MET, Force.LAW, f"{words}, tidlig nok.", NOTICE.rule)]
    if made < day:
        reason = f"{words}. Den burde ventet til {in_words(day)}."
        found.append(
            Finding("social_service_had_time", Outcome.NOT_MET, Force.GUIDELINE, reason, WARNING.rule)
        )
    return found


def _execution(facts: Facts, reckoning: Reckoning, petition: date) -> None:
    put = facts.day("put_to_tenant_on")
    start = put or max(petition, reckoning.on)
    last = comment_deadline(start, reckoning.rates)
    days = reckoning.rates.whole(COMMENT, start)
    told = "ble lagt fram" if put else "kan legges fram"
    moved = moved_from(start + timedelta(days=days), last)
    counting = f", {COURTS.at('149').rule}" if moved else ""
    why = (
        f"Begjæringen {told} for leieren {in_words(start)}. Leieren har {counted(days, 'dag', 'dager')} på å "
        f"uttale seg eller betale ({COMMENTS.rule}{counting}).{moved} Siste dag er {in_words(last)}."
    )
    reckoning.last_day("tenant_comment_last_day", last, COMMENTS, why)
    first = last + timedelta(days=1)
    why = (
        f"Fravikelsen kan tidligst skje {in_words(first)}.{in_practice(first)} Namsmannen setter dagen og "
        f"varsler leieren ({EXECUTION.rule}). Betales alt før den, stanser saken når grunnlaget er ubetalt "
        "leie."
    )
    reckoning.first_day("eviction_first_day", first, EXECUTION, why)
    reckoning.rests_on(
        "Tiden fra begjæring til fravikelse er den korteste; namsmannens egen tid er ikke regnet med.",
        "inferred", "tvangsfullbyrdelsesloven §§ 13-6 og 13-12",
    )  # fmt: skip
