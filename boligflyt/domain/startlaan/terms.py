"""What the law allows of a loan: how long, how long without instalments, fixed how long, how much on top."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.money import in_percent
from boligflyt.domain.rates import RatesOfDay

PAYMENTS_PER_YEAR = (1, 2, 4, 6, 12)


class LoanRefused(ValueError):
    """The law does not allow the loan; the message is Norwegian, `field` says which of its terms."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


class LongTermReason(StrEnum):
    """What can be a reason for more than the ordinary term (forskrift om lån fra Husbanken § 8-5).

    Whether they hold, and whether they are enough, is a judgement that is not made here.
    """

    LASTING_LOW_INCOME = "lasting_low_income"
    DWELLING_SUITS_OVER_TIME = "dwelling_suits_over_time"
    PRIVATE_RENT_UNSUITABLE_OR_DEARER = "private_rent_unsuitable_or_dearer"
    SHORTER_TERM_NOT_SOUND = "shorter_term_not_sound"
    CHILDREN_OR_MAY_LOSE_HOME = "children_or_may_lose_home"


@dataclass(frozen=True, slots=True)
class StartlaanTerms:
    """Terms to be asked about. `fixed_years` is 0 for a floating rate; `markup` is in percentage points."""

    years: int
    interest_only_years: int = 0
    fixed_years: int = 0
    markup: Decimal = Decimal(0)
    payments_per_year: int = 12
    long_term_reasons: frozenset[LongTermReason] = frozenset()


def check_terms(terms: StartlaanTerms, rates: RatesOfDay) -> tuple[str, ...]:
    """What is to be said of the terms. Raises LoanRefused for what §§ 8-2 and 8-5 do not allow.

    Raises RateError for a day before the first rates.
    """
    if terms.payments_per_year not in PAYMENTS_PER_YEAR:
        raise LoanRefused("Terminene i året skal være 1, 2, 4, 6 eller 12.", "payments_per_year")
    said = _length(terms, rates)
    _interest_only(terms, rates)
    _fixed(terms, rates)
    most = rates("startlaan/markup_points")
    if not 0 <= terms.markup <= most:
        words = f"Kommunens påslag på renten kan være høyst {in_percent(most)}poeng (§ 8-2)."
        raise LoanRefused(words, "markup")
    return said


def _length(terms: StartlaanTerms, rates: RatesOfDay) -> tuple[str, ...]:
    ordinary = rates.whole("startlaan/longest_years")
    if terms.years < 1:
        raise LoanRefused("Løpetiden skal være minst ett år.", "years")
    if terms.years <= ordinary:
        return ()
    special = rates.whole("startlaan/longest_years_special")
    if terms.years > special:
        words = f"Løpetiden kan være høyst {special} år, også i særlige tilfeller (§ 8-5)."
        raise LoanRefused(words, "years")
    if not terms.long_term_reasons:
        words = (
            f"Løpetiden kan være høyst {ordinary} år. Opptil {special} år krever en grunn i "
            "«long_term_reasons» (§ 8-5)."
        )
        raise LoanRefused(words, "years")
    return (
        f"Løpetiden er over {ordinary} år. Det krever et særlig tilfelle (§ 8-5). Om grunnene holder, må "
        "saksbehandler vurdere.",
    )


def _interest_only(terms: StartlaanTerms, rates: RatesOfDay) -> None:
    most = rates.whole("startlaan/interest_only_years")
    if not 0 <= terms.interest_only_years <= most:
        raise LoanRefused(f"Tiden uten avdrag kan være høyst {most} år (§ 8-5).", "interest_only_years")
    if terms.interest_only_years >= terms.years:
        raise LoanRefused("Tiden uten avdrag må være kortere enn løpetiden.", "interest_only_years")


def _fixed(terms: StartlaanTerms, rates: RatesOfDay) -> None:
    allowed = [rates.whole(f"startlaan/fixed_years_{place}") for place in range(1, 5)]
    if terms.fixed_years == 0:
        return
    if terms.fixed_years not in allowed:
        told = ", ".join(str(one) for one in allowed[:-1]) + f" eller {allowed[-1]}"
        raise LoanRefused(f"Renten kan være fast i {told} år (§ 8-2), eller flytende (0).", "fixed_years")
    if terms.fixed_years > terms.years:
        raise LoanRefused("Bindingstiden kan ikke være lengre enn løpetiden.", "fixed_years")


def longest_years(reasons: frozenset[LongTermReason], rates: RatesOfDay) -> int:
    """The longest term in years: the special one when a reason is told, else the ordinary (§ 8-5)."""
    return rates.whole("startlaan/longest_years_special" if reasons else "startlaan/longest_years")
