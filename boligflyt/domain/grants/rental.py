"""Tilskudd til utleieboliger: the sum by area, the right to allot, and what is left of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from boligflyt.domain.grants.write_down import MONTHS, GrantError, rental_write_down
from boligflyt.domain.money import in_kroner, to_ore
from boligflyt.domain.municipalities import municipality_number
from boligflyt.domain.periods import fixed_term_last_day
from boligflyt.domain.rates import RatesOfDay, UsedRate
from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("rental_groups.yaml")
GROUPS = range(1, 7)


@dataclass(frozen=True, slots=True)
class RentalGrant:
    """NOK to the øre, the last day of the right to allot, and the steps in words."""

    amount: Decimal
    allocation_right_until: date
    explanation: tuple[str, ...]
    rates: tuple[UsedRate, ...]


@cache
def _groups() -> dict[str, int]:
    named = parse(FILE.read_text(encoding="utf-8")).value
    return {number: int(group) for group, numbers in named.items() for number in numbers}


def rental_group(municipality: str) -> int:
    """Which of the six groups of rates per square metre a municipality is in.

    Only those named at the source are known. Raises GrantError for a number that does not exist, and for a
    municipality whose group is not known here.
    """
    known = municipality_number(municipality)
    if known is None:
        raise GrantError(f"Kommunenummeret «{municipality}» finnes ikke.")
    group = _groups().get(known.successor)
    if group is None:
        words = (
            "Gruppen til {} er ikke kjent her. Finn den hos Husbanken, og oppgi den som et tall fra 1 til 6."
        )
        raise GrantError(words.format(known.name))
    return group


def rental_grant(
    group: int, square_metres: Sequence[Decimal], given_on: date, rates: RatesOfDay
) -> RentalGrant:
    """The most that can be given for dwellings of these areas (P-ROM), each counted up to 80 m².

    Raises GrantError for what cannot be, RateError for a day before the first rates.
    """
    if group not in GROUPS:
        raise GrantError("Gruppen for tilskudd til utleieboliger er et tall fra 1 til 6.")
    if not square_metres or min(square_metres) <= 0:
        raise GrantError("Oppgi arealet av minst én bolig, i kvadratmeter over null.")
    rate, most = rates(f"grants/rental_rate_{group}"), rates("grants/rental_most_square_metres")
    counted = sum((min(area, most) for area in square_metres), Decimal(0))
    amount = to_ore(counted * rate)
    until = fixed_term_last_day(given_on, MONTHS * rates.whole("grants/allocation_right_years"))
    area = f"{counted.normalize():f}".replace(".", ",")
    words = (
        f"Arealet som regnes med, er {area} kvadratmeter, høyst {most.normalize():f} av "
        f"hver bolig. Med {in_kroner(rate)} per kvadratmeter er det {in_kroner(amount)}.",
        f"Kommunen har tildelingsrett til {until:%d.%m.%Y}. Den skal tinglyses.",
        rental_write_down(rates).in_words,
    )
    return RentalGrant(amount, until, words, rates.used)
