"""Deposit, guarantee and rent ahead: how much, and the five weeks at the bank (husleieloven ch. 3)."""

from datetime import date, timedelta
from decimal import Decimal

from boligflyt.domain.explanation import Fact, Finding, Force, Outcome
from boligflyt.domain.rates import Rates, shipped_rates

MOST_MONTHS = "law/security_most_months"
IN_ADVANCE = "law/rent_in_advance_months"
LAWSUIT_WEEKS = "law/deposit_lawsuit_weeks"
SECURITY_LAW, ADVANCE_LAW = "husleieloven §§ 3-5 og 3-6", "husleieloven § 3-2"


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


def check_rent_in_advance(months: Decimal, on: date, rates: Rates | None = None) -> Finding:
    """Whether so many months' rent may be asked for ahead (husleieloven § 3-2)."""
    most = (rates or shipped_rates()).whole(IN_ADVANCE, on)
    facts = (Fact("rent.months_in_advance", "Måneders leie på forhånd", months),)
    if months <= most:
        reason = f"Leien betales høyst {most} måned på forhånd."
        return Finding("rent_in_advance", Outcome.MET, Force.LAW, reason, ADVANCE_LAW, facts)
    reason = f"Det kan ikke kreves leie for mer enn {most} måned på forhånd."
    return Finding("rent_in_advance", Outcome.NOT_MET, Force.LAW, reason, ADVANCE_LAW, facts)


def deposit_lawsuit_deadline(told_by_bank_on: date, rates: Rates | None = None) -> date:
    """Last day for the tenant to show that a lawsuit is brought, before the bank pays the rent owed (§ 3-5).

    The day is not moved off weekends and holidays: no source read so far says that this deadline is.
    """
    weeks = (rates or shipped_rates()).whole(LAWSUIT_WEEKS, told_by_bank_on)
    return told_by_bank_on + timedelta(weeks=weeks)
