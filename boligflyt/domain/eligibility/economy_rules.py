"""Rules about money: income limit, other ways to solve the need, debt to the municipality."""

from decimal import Decimal

from boligflyt.domain.eligibility.application_facts import Member, age_on
from boligflyt.domain.eligibility.question import Question
from boligflyt.domain.explanation import Fact, Finding, Outcome, RateUsed

BASIC_AMOUNT = "folketrygden/grunnbeloep"


def assess_income(question: Question) -> Finding:
    """The household's gross yearly income against a limit (allocation-rules § 11, 6)."""
    method = question.setting("method")
    if method == "none":
        return question.met("Regelsettet har ingen inntektsgrense.")
    if method == "judgement":
        return question.judged(
            "Inntekten skal vurderes i hver sak.", "economy.yearly_income", "economy.wealth"
        )
    household = question.facts.household()
    own = question.facts.value("economy.yearly_income")
    if own is None or household is None:
        return question.missing(
            *(["economy.yearly_income"] if own is None else []), *(["household"] if household is None else [])
        )
    counted = [_counted_income(question, member) for member in household]
    if any(income is None for income in counted):
        return question.not_assessed(
            "Fødselsdato eller inntekt mangler for noen i husstanden.", "economy.yearly_income", "household"
        )
    total = own + sum(income for income in counted if income is not None)
    return _within_limit(question, total, size=1 + len(household))


def _counted_income(question: Question, member: Member) -> int | None:
    """The member's income as far as it counts: 0 under the rule's age, None when unknown."""
    if member.born is None:
        return None
    if age_on(member.born, question.on) < question.setting("count_from_age"):
        return 0
    return member.yearly_income


def _within_limit(question: Question, total: int, size: int) -> Finding:
    limits = {int(people): multiple for people, multiple in question.setting("limits").items()}
    fitting = [people for people in limits if people <= size]
    multiple = Decimal(limits[max(fitting)] if fitting else limits[min(limits)])
    basic_amount = question.rates.on(BASIC_AMOUNT, question.on)
    limit = multiple * basic_amount.value
    extra = (
        Fact("income.total", "Inntekt som regnes med, kroner", total, "summen av husstandens inntekter"),
        Fact("income.limit", "Grensen, kroner", limit, f"{multiple} ganger grunnbeløpet"),
        Fact("rates.grunnbeloep", "Grunnbeløpet (G), kroner", basic_amount.value, basic_amount.source),
    )
    names = ("economy.yearly_income", "household")
    people = f"for {size} i husstanden"
    if total <= limit:
        return question.finding(
            Outcome.MET, f"Inntekten er ikke over {multiple} G {people}.", *names, extra=extra
        )
    return question.refused(f"Inntekten er over {multiple} G {people}.", *names, extra=extra)


def income_rates(question: Question) -> tuple[RateUsed, ...]:
    """The rates the income rule uses; none unless the limit is a multiple of the basic amount."""
    if question.setting("method") != "g_multiple":
        return ()
    held = question.rates.on(BASIC_AMOUNT, question.on)
    unit = question.rates.table(BASIC_AMOUNT).unit
    return (RateUsed(BASIC_AMOUNT, held.value, unit, held.valid_from, held.source),)


def assess_alternatives(question: Question) -> Finding:
    """Startlaan, grant, bostoette or private rent screened first and none of them enough (§ 11, 7)."""
    facts = question.facts
    names = [f"economy.instruments_screened.{name}" for name in question.setting("instruments_first")]
    used = (*names, "economy.alternatives_exist")
    if facts.value("economy.alternatives_exist") or any(facts.value(name) == "possible" for name in names):
        return question.refused("Boligbehovet kan løses på en annen måte.", *used)
    unscreened = [name for name in used if facts.value(name) is None]
    if unscreened:
        return question.missing(*unscreened)
    return question.met("Andre virkemidler er undersøkt, og ingen av dem er nok.", *used)


def assess_arrears(question: Question) -> Finding:
    """Debt to the municipality: no bar, a repayment plan, or paid (§ 11, 10)."""
    bar = question.setting("bar")
    facts = question.facts
    if bar == "none":
        return question.met("Gjeld til kommunen hindrer ikke tildeling.")
    if not facts.knows("arrears.amount"):
        return question.missing("arrears.amount")
    if not facts.value("arrears.amount"):
        return question.met("Søkeren har ikke gjeld til kommunen.", "arrears.amount")
    used = ("arrears.amount", "arrears.repayment_plan")
    if bar == "plan":
        if facts.value("arrears.repayment_plan"):
            return question.met("Søkeren har en nedbetalingsplan.", *used)
        if not facts.knows("arrears.repayment_plan") and not facts.value("arrears.debt_settlement"):
            return question.missing("arrears.repayment_plan")
        return question.refused("Søkeren har gjeld til kommunen uten nedbetalingsplan.", *used)
    return question.refused("Søkeren har gjeld til kommunen som ikke er betalt.", *used)
