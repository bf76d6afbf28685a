"""Tildelingsavtale and tilvisningsavtale: how many of the dwellings, how long, and who is the landlord."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from boligflyt.domain.grants.write_down import MONTHS, GrantError
from boligflyt.domain.money import in_percent
from boligflyt.domain.periods import fixed_term_last_day
from boligflyt.domain.rates import RatesOfDay, UsedRate


class AgreementKind(StrEnum):
    """The municipality allots the dwellings, or names tenants that a private owner lets to."""

    ALLOCATION = "allocation"
    REFERRAL = "referral"


WHO = {
    AgreementKind.ALLOCATION: "Kommunen tildeler boligene.",
    AgreementKind.REFERRAL: "Kommunen viser til leietakere. Eieren er utleier og skriver kontrakten.",
}


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """The most dwellings the agreement covers, its last day, and the terms in words."""

    most_dwellings: int
    last_day: date
    explanation: tuple[str, ...]
    rates: tuple[UsedRate, ...]


def agreement_terms(
    kind: AgreementKind, dwellings: int, first_day: date, rates: RatesOfDay
) -> AgreementTerms:
    """The terms for a building with so many dwellings (forskrift om lån fra Husbanken § 3-2).

    A part of a dwelling is not counted. Raises GrantError for no dwellings, RateError for a day before the
    first rates.
    """
    if dwellings < 1:
        raise GrantError("Avtalen må gjelde minst én bolig.")
    percent = rates(f"grants/{kind}_agreement_percent")
    years = rates.whole(f"grants/{kind}_agreement_years")
    most = int((dwellings * percent / 100).quantize(Decimal(1), ROUND_DOWN))
    last_day = fixed_term_last_day(first_day, MONTHS * years)
    most_words = "inntil " if kind is AgreementKind.REFERRAL else ""
    words = (
        f"Avtalen gjelder {most_words}{in_percent(percent)} av boligene: {most} av {dwellings}.",
        f"Den varer i {years} år, til {last_day:%d.%m.%Y}, og skal tinglyses.",
        WHO[kind],
    )
    return AgreementTerms(most, last_day, words, rates.used)
