"""Deposit and guarantee: how much they may be, and the five weeks at the bank (husleieloven §§ 3-5, 3-6)."""

from datetime import date, timedelta
from decimal import Decimal

from boligflyt.domain.explanation import Fact, Finding, Force, Outcome
from boligflyt.domain.rates import Rates, shipped_rates

MOST_MONTHS = "law/security_most_months"
LAWSUIT_WEEKS = "law/deposit_lawsuit_weeks"
SECURITY_LAW = "husleieloven §§ 3-5 og 3-6"


def most_security_months(on: date, rates: Rates | None = None) -> int:
    """How many months' rent deposit and guarantee may be together, agreed on the day."""
    return (rates or shipped_rates()).whole(MOST_MONTHS, on)


def check_security(
    rent: Decimal, deposit: Decimal, guarantee: Decimal, on: date, rates: Rates | None = None
) -> Finding:
    """Whether deposit and guarantee (NOK) together are within the limit for the rent (NOK a month)."""
    months = most_security_months(on, rates)
    together = deposit + guarantee
    facts = (
        Fact("security.together", "Depositum og garanti, kroner", together),
        Fact("security.most", "Høyst, kroner", months * rent),
    )
    if together <= months * rent:
        reason = f"Depositum og garanti er til sammen høyst {months} måneders leie."
        return Finding("security", Outcome.MET, Force.LAW, reason, SECURITY_LAW, facts)
    reason = f"Depositum og garanti er til sammen mer enn {months} måneders leie."
    return Finding("security", Outcome.NOT_MET, Force.LAW, reason, SECURITY_LAW, facts)


def deposit_lawsuit_deadline(told_by_bank_on: date, rates: Rates | None = None) -> date:
    """Last day for the tenant to show that a lawsuit is brought, before the bank pays the rent owed (§ 3-5).

    The day is not moved off weekends and holidays: no source read so far says that this deadline is.
    """
    weeks = (rates or shipped_rates()).whole(LAWSUIT_WEEKS, told_by_bank_on)
    return told_by_bank_on + timedelta(weeks=weeks)
