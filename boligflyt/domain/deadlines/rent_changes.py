"""Deadlines of a changed rent: by the consumer price index, and to market rent (gjengs leie)."""

from datetime import date
from decimal import Decimal

from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, figure, in_words
from boligflyt.domain.deadlines.sections import TENANCY, Section
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.periods import latest_start
from boligflyt.domain.rent import (
    earliest_index_change,
    earliest_market_rent,
    earliest_market_rent_claim,
    indexed_rent,
)
from boligflyt.domain.rent.changes import (
    INDEX_INTERVAL,
    INDEX_NOTICE,
    MARKET_INTERVAL,
    MARKET_NOTICE,
    MARKET_WAIT,
)

AMOUNTS, MONTHS = ("rent", "index_then", "index_now"), ("month_then", "month_now")
INDEX_FIELDS = ("last_set_on", "notice_sent_on", "in_writing", "wanted_from", *AMOUNTS, *MONTHS)
MARKET_FIELDS = (
    "tenancy_from", "last_other_change_on", "last_change_on", "claim_made_on", "in_writing", "wanted_from",
)  # fmt: skip
BY_INDEX, TO_MARKET = TENANCY.at("4-2"), TENANCY.at("4-3")


def rent_index(facts: Facts, reckoning: Reckoning) -> None:
    """The first day of a rent changed by the index, the last day for the notice, and the highest rent.

    A notice that is not sent is taken to be sent on the day the question is asked for.
    """
    last_set = facts.needed_day("last_set_on")
    facts.in_order("last_set_on", "notice_sent_on")
    sent = facts.day("notice_sent_on")
    if not _in_writing(facts, reckoning, BY_INDEX):
        return
    counted_from = sent or max(reckoning.on, last_set)
    day = earliest_index_change(last_set, counted_from, reckoning.rates)
    year, notice = (reckoning.rates.whole(key, counted_from) for key in (INDEX_INTERVAL, INDEX_NOTICE))
    told = f"ble sendt {in_words(sent)}" if sent else f"kan sendes {in_words(counted_from)}"
    why = (
        f"Leien ble sist satt {in_words(last_set)}. Den kan endres tidligst "
        f"{counted(year, 'måned', 'måneder')} etter det og {counted(notice, 'måned', 'måneder')} etter "
        f"skriftlig varsel ({BY_INDEX.rule}). "
        f"Varselet {told}. Første dag med ny leie er {in_words(day)}."
    )
    reckoning.first_day("index_rent_first_day", day, BY_INDEX, why)
    if sent is None:
        _last_notice(reckoning, day, notice)
    _wanted(facts, reckoning, day, BY_INDEX)
    _amount(facts, reckoning)


def _last_notice(reckoning: Reckoning, day: date, months: int) -> None:
    last = latest_start(day, months)
    why = f"Skal den nye leien gjelde fra {in_words(day)}, må varselet sendes senest {in_words(last)}."
    reckoning.last_day("index_notice_last_day", last, BY_INDEX, why)


def _amount(facts: Facts, reckoning: Reckoning) -> None:
    if not any(facts.has(name) for name in (*AMOUNTS, *MONTHS)):
        return
    rent = facts.needed_amount("rent")
    then, now, source = _index_numbers(facts, reckoning)
    highest = indexed_rent(rent, then, now)
    reckoning.amount("highest_rent", highest)
    reckoning.say(
        f"Leien er {figure(rent)} kroner. Indeksen er gått fra {figure(then)} til {figure(now)}. Den nye "
        f"leien kan være høyst {figure(highest)} kroner i måneden ({BY_INDEX.rule})."
    )
    reckoning.rests_on("Konsumprisindeksen", "verify", source)


def _index_numbers(facts: Facts, reckoning: Reckoning) -> tuple[Decimal, Decimal, str]:
    """The two numbers and where they come from: told themselves, or by month from the municipality's file."""
    by_month = [name for name in MONTHS if facts.has(name)]
    if not by_month:
        then, now = (facts.needed_amount(name) for name in AMOUNTS[1:])
        return then, now, "indekstall fra den som spør; Boligflyt leverer ingen"
    if any(facts.has(name) for name in AMOUNTS[1:]):
        words = "Si enten indekstallene eller månedene, ikke begge deler."
        raise NotReckoned("wrong_field", words, by_month[0])
    if reckoning.index is None:
        words = f"«{by_month[0]}» trenger en fil med indekstall. Oppgi den med --index."
        raise NotReckoned("no_index", words, by_month[0])
    facts.months_in_order(*MONTHS)
    then, now = (reckoning.index.on(facts.month(name)) for name in MONTHS)
    return then, now, "kommunens egen indeksfil; Boligflyt leverer ingen"


def market_rent(facts: Facts, reckoning: Reckoning) -> None:
    """The first day a claim for market rent can be made, and the first day of that rent.

    A claim that is not made is taken to be made as early as it can, but not before the day asked for.
    """
    start = facts.needed_day("tenancy_from")
    facts.in_order("tenancy_from", "last_other_change_on")
    facts.in_order("tenancy_from", "last_change_on")
    facts.in_order("tenancy_from", "claim_made_on")
    if not _in_writing(facts, reckoning, TO_MARKET):
        return
    other, claimed = facts.day("last_other_change_on"), facts.day("claim_made_on")
    law_on = claimed or reckoning.on
    first = earliest_market_rent_claim(start, other, law_on, reckoning.rates)
    wait = reckoning.rates.whole(MARKET_WAIT, law_on)
    why = (
        f"Gjengs leie kan kreves når leieforholdet har vart i {counted(wait, 'måned', 'måneder')} uten annen "
        f"endring av leien enn etter konsumprisindeksen ({TO_MARKET.rule}). Første dag er {in_words(first)}."
    )
    reckoning.first_day("market_rent_claim_first_day", first, TO_MARKET, why)
    if claimed is not None and claimed < first:
        reason = f"Kravet {in_words(claimed)} kom for tidlig. Det må settes fram på nytt."
        reckoning.find(Finding("market_rent_claim", Outcome.NOT_MET, Force.LAW, reason, TO_MARKET.rule))
        return
    last_change = max(day for day in (start, other, facts.day("last_change_on")) if day)
    _market_rent_from(facts, reckoning, claimed or max(first, reckoning.on), last_change)


def _market_rent_from(facts: Facts, reckoning: Reckoning, claim: date, last_change: date) -> None:
    day = earliest_market_rent(claim, last_change, reckoning.rates)
    after_claim, year = (reckoning.rates.whole(key, claim) for key in (MARKET_NOTICE, MARKET_INTERVAL))
    made = "ble" if facts.day("claim_made_on") else "kan bli"
    why = (
        f"Kravet {made} satt fram {in_words(claim)}. Leien ble sist satt {in_words(last_change)}. "
        f"Gjengs leie gjelder tidligst {counted(after_claim, 'måned', 'måneder')} etter kravet og "
        f"{counted(year, 'måned', 'måneder')} etter siste endring ({TO_MARKET.rule}). Første dag er "
        f"{in_words(day)}."
    )
    reckoning.first_day("market_rent_first_day", day, TO_MARKET, why)
    _wanted(facts, reckoning, day, TO_MARKET)


def _in_writing(facts: Facts, reckoning: Reckoning, section: Section) -> bool:
    """Whether the notice or claim can count; one that is known not to be in writing gives no days."""
    if facts.told("in_writing") is not False:
        return True
    reason = "Varselet eller kravet er ikke skriftlig. Da gjelder det ikke."
    reckoning.find(Finding("change_in_writing", Outcome.NOT_MET, Force.LAW, reason, section.rule))
    return False


def _wanted(facts: Facts, reckoning: Reckoning, day: date, section: Section) -> None:
    wanted = facts.day("wanted_from")
    if wanted is None:
        return
    outcome, words = (Outcome.MET, "kan") if wanted >= day else (Outcome.NOT_MET, "kan ikke")
    reason = f"Leien {words} endres fra {in_words(wanted)}."
    reckoning.find(Finding("change_from_wanted_day", outcome, Force.LAW, reason, section.rule))
