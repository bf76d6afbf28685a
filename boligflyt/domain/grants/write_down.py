"""How a grant is written down year by year, and what is left to pay back on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from boligflyt.domain.money import in_kroner, in_percent, to_ore
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import RatesOfDay
from boligflyt.domain.strict_yaml import FileError, check_document, parse

WHOLE = Decimal(100)
MONTHS = 12
RENTAL_PERCENT, RENTAL_YEARS = "grants/rental_write_down_percent", "grants/rental_write_down_years"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name", "source", "values"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "source": {"type": "string", "minLength": 1},
        "values": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"format": "date"},
            "additionalProperties": {
                "type": "array",
                "minItems": 1,
                "maxItems": 50,
                "items": {"type": "number", "minimum": 0, "maximum": 100},
            },
        },
    },
}


class GrantError(ValueError):
    """The grant cannot be worked out; the message is Norwegian."""


@dataclass(frozen=True, slots=True)
class WriteDown:
    """Percent of the grant that falls away when each whole year has passed; all of it after the last.

    `name` and `source` say whose rule it is.
    """

    name: str
    source: str
    yearly: tuple[Decimal, ...]

    @property
    def years(self) -> int:
        """When nothing is left to pay back."""
        return len(self.yearly)

    def left(self, granted: Decimal, whole_years: int) -> Decimal:
        """What is to be paid back after so many whole years, NOK to the øre."""
        if whole_years >= self.years:
            return Decimal(0)
        gone = sum(self.yearly[:whole_years], Decimal(0))
        return to_ore(granted * (WHOLE - gone) / WHOLE)

    def left_on(self, granted: Decimal, given_on: date, on: date) -> Decimal:
        """What is to be paid back on the day. Raises GrantError for a day before the grant was given."""
        return self.left(granted, whole_years_between(given_on, on))

    @property
    def in_words(self) -> str:
        """The profile in a sentence."""
        if len(set(self.yearly)) == 1:
            return (
                f"Tilskuddet skrives ned med {in_percent(self.yearly[0])} for hvert hele år og er borte "
                f"etter {self.years} år ({self.name})."
            )
        return f"Tilskuddet skrives ned over {self.years} år ({self.name})."

    def sentence(self, granted: Decimal, given_on: date, on: date) -> str:
        """What is left on the day, in words."""
        passed = whole_years_between(given_on, on)
        return (
            f"Det har gått {passed} hele år. Av {in_kroner(granted)} er "
            f"{in_kroner(self.left(granted, passed))} igjen å betale tilbake."
        )


def whole_years_between(given_on: date, on: date) -> int:
    """How many whole years have passed; one when the same day of the next year is there.

    Raises GrantError for a day before.
    """
    if on < given_on:
        raise GrantError(f"Tilskuddet ble gitt {given_on:%d.%m.%Y}, etter dagen det spørres om.")
    years = on.year - given_on.year
    return years if add_months(given_on, MONTHS * years) <= on else years - 1


def older_write_down(rates: RatesOfDay) -> WriteDown:
    """5 percent over 20 years: etablering where the municipality has no profile of its own, and older grants.

    Raises RateError for a day before the first value.
    """
    percent, years = rates("grants/older_write_down_percent"), rates.whole("grants/older_write_down_years")
    return WriteDown("eldre regel fra Husbanken", "grants/older_write_down_percent", (percent,) * years)


def rental_write_down(rates: RatesOfDay) -> WriteDown:
    """Of grants for rental dwellings: 3.3 percent over 30 years (FOR-2017-12-18-2235), before it 5 over 20.

    3.3 over 30 leaves one percent when the last year has passed; it falls away then, which is our reading.
    Raises RateError for a day before the first value.
    """
    return even_rental_write_down(rates(RENTAL_PERCENT), rates.whole(RENTAL_YEARS))


def even_rental_write_down(percent: Decimal, years: int) -> WriteDown:
    """So many percent each year, as the rule was on the day the grant was paid."""
    return WriteDown("tilskudd til utleieboliger", RENTAL_PERCENT, (percent,) * years)


def load_write_down(text: str, given_on: date) -> WriteDown:
    """The municipality's own profile for grants given on the day, from its file.

    Raises FileError with the line when the file is faulty, GrantError for a day before its first profile.
    """
    document = parse(text)
    check_document(document, SCHEMA)
    content = document.value
    for day, yearly in content["values"].items():
        if sum(yearly) != WHOLE:
            line = document.line(("values", day))
            raise FileError("wrong_value", "Prosentene skal til sammen bli 100.", line)
    days = sorted(day for day in content["values"] if date.fromisoformat(day) <= given_on)
    if not days:
        first = date.fromisoformat(min(content["values"]))
        raise GrantError(f"«{content['name']}» gjelder først fra {first:%d.%m.%Y}.")
    yearly = tuple(Decimal(one) for one in content["values"][days[-1]])
    return WriteDown(content["name"], content["source"], yearly)
