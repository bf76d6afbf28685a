"""Security for a lease, voluntary rent deductions, days of bostøtte, and the guidance on temporary stays."""

from datetime import date
from decimal import Decimal

from boligflyt.domain.bostoette import application_deadline, payment_day
from boligflyt.domain.deadlines.facts import Facts, NotReckoned
from boligflyt.domain.deadlines.reckoning import Reckoning, counted, figure, in_words, moved_from, not_moved
from boligflyt.domain.deadlines.sections import HOUSING_ALLOWANCE, TEMPORARY_STAY, TENANCY
from boligflyt.domain.eligibility import check_temporary_stay, temporary_stay_over
from boligflyt.domain.eligibility.shares import STAY_MONTHS
from boligflyt.domain.explanation import Finding, Force, Outcome
from boligflyt.domain.periods import ONE_DAY
from boligflyt.domain.tenancy import (
    check_rent_in_advance,
    check_security,
    deduction_runs,
    deposit_lawsuit_deadline,
    most_security_months,
)
from boligflyt.domain.tenancy.security import LAWSUIT_WEEKS

DEPOSIT_FIELDS = ("rent", "deposit", "guarantee", "agreed_on", "told_by_bank_on", "months_in_advance")
DEDUCTION_FIELDS = ("agreed_on", "revoked_on")
BOSTOETTE_FIELDS = ("month", "on_paper")
STAY_FIELDS = ("first_night",)
LIMIT, BANK = TENANCY.at("3-5", "3-6"), TENANCY.at("3-5")
DEDUCTION_LAW = "avtale mellom leier og utleier; kan trekkes tilbake"


def deposit(facts: Facts, reckoning: Reckoning) -> None:
    """Whether deposit and guarantee are within the limit; the tenant's five weeks after the bank's letter."""
    rent = facts.needed_amount("rent")
    held, guarantee = (facts.amount(name) or Decimal(0) for name in ("deposit", "guarantee"))
    facts.in_order("agreed_on", "told_by_bank_on")
    agreed = facts.day("agreed_on") or reckoning.on
    months = most_security_months(agreed, reckoning.rates)
    most = months * rent
    reckoning.amount("highest_security", most)
    reckoning.say(
        f"Leien er {figure(rent)} kroner i måneden. Depositum og garanti kan til sammen være høyst "
        f"{counted(months, 'måneds', 'måneders')} leie, {figure(most)} kroner ({LIMIT.rule})."
    )
    reckoning.find(check_security(rent, held, guarantee, agreed, reckoning.rates))
    ahead = facts.amount("months_in_advance")
    if ahead is not None:
        reckoning.find(check_rent_in_advance(ahead, agreed, reckoning.rates))
    told = facts.day("told_by_bank_on")
    if told is not None:
        _bank(facts, reckoning, told)


def _bank(facts: Facts, reckoning: Reckoning, told: date) -> None:
    if not facts.amount("deposit"):
        words = "«told_by_bank_on» gjelder et depositum. Si hvor stort det er («deposit»)."
        raise NotReckoned("wrong_field", words, "told_by_bank_on")
    day = deposit_lawsuit_deadline(told, reckoning.rates)
    weeks = reckoning.rates.whole(LAWSUIT_WEEKS, told)
    why = (
        f"Banken skrev til leieren {in_words(told)}. Viser ikke leieren at det er reist sak innen "
        f"{counted(weeks, 'uke', 'uker')}, betaler banken ut skyldig leie ({BANK.rule}). "
        f"Siste dag er {in_words(day)}.{not_moved(day)}"
    )
    reckoning.last_day("deposit_lawsuit_last_day", day, BANK, why)


def rent_deduction(facts: Facts, reckoning: Reckoning) -> None:
    """Whether a voluntary rent deduction runs on the day asked for."""
    agreed, revoked = facts.needed_day("agreed_on"), facts.day("revoked_on")
    facts.in_order("agreed_on", "revoked_on")
    runs = deduction_runs(agreed, revoked, reckoning.on)
    outcome = Outcome.MET if runs else Outcome.NOT_MET
    when = f"Avtalen ble inngått {in_words(agreed)}"
    ended = f" og trukket tilbake {in_words(revoked)}" if revoked else ""
    reason = f"{when}{ended}. Trekket {'løper' if runs else 'løper ikke'} {in_words(reckoning.on)}."
    reckoning.find(Finding("deduction_runs", outcome, Force.GUIDELINE, reason, DEDUCTION_LAW))


def bostoette(facts: Facts, reckoning: Reckoning) -> None:
    """When to apply for bostøtte for a month, and when it is paid."""
    month = facts.month("month")
    on_paper = bool(facts.told("on_paper"))
    last, paid = application_deadline(month, on_paper=on_paper), payment_day(month)
    how = "på papir " if on_paper else ""
    why = (
        f"Søknad {how}om bostøtte for {month} må være inne senest {in_words(last)}."
        f"{moved_from(application_deadline(month), last)}"
    )
    reckoning.last_day("bostoette_application_last_day", last, HOUSING_ALLOWANCE, why)
    why = f"Bostøtten for {month} utbetales {in_words(paid)}, den 20. måneden etter eller virkedagen før."
    reckoning.first_day("bostoette_payment_day", paid, HOUSING_ALLOWANCE, why)


def temporary_stay(facts: Facts, reckoning: Reckoning) -> None:
    """The last night of a temporary stay that is within the guidance."""
    first = facts.needed_day("first_night")
    months = reckoning.rates.whole(STAY_MONTHS, reckoning.on)
    day = temporary_stay_over(first, reckoning.on, reckoning.rates) - ONE_DAY
    why = (
        f"Første natt var {in_words(first)}. Et midlertidig opphold bør ikke vare over "
        f"{counted(months, 'måned', 'måneder')} ({TEMPORARY_STAY.rule}). "
        f"Siste dag innenfor er {in_words(day)}."
    )
    reckoning.last_day("temporary_stay_last_day", day, TEMPORARY_STAY, why)
    if reckoning.on >= first:
        reckoning.find(check_temporary_stay(first, reckoning.on, reckoning.rates))
