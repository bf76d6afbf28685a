"""Numbers that can belong to no person, for demonstration and tests (month + 80, as in Tenor)."""

from datetime import date

from boligflyt.domain.national_numbers.check import SYNTHETIC_MONTHS
from boligflyt.domain.national_numbers.digits import control_digits_today

HIGHEST_INDIVIDUAL_NUMBER = 999


def make_synthetic_number(born: date, individual: int) -> str | None:
    """The synthetic fødselsnummer with this birth date and individual number, valid under today's rule.

    None when the individual number has no valid control digits that day (about one in six). Raises
    ValueError when the individual number is not 0–999.
    """
    if not 0 <= individual <= HIGHEST_INDIVIDUAL_NUMBER:
        raise ValueError(f"Individnummeret må være fra 0 til {HIGHEST_INDIVIDUAL_NUMBER}, ikke {individual}")
    month = born.month + SYNTHETIC_MONTHS["tenor"]
    nine = f"{born.day:02d}{month:02d}{born.year % 100:02d}{individual:03d}"
    control = control_digits_today([int(sign) for sign in nine])
    return None if control is None else f"{nine}{control[0]}{control[1]}"
