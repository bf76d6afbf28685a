"""How dates, money and numbers are written in bokmål: plain functions, usable by exports too.

Every space between a number and its unit is a non-breaking one (U+00A0), and minus is U+2212.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
MINUS = "\u2212"
NOT_APPLICABLE = "–"
OSLO = ZoneInfo("Europe/Oslo")

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
SHORT_MONTHS = (
    "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "des.",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_UNITS = r"kr|kroner|prosent|%|m²|km|m|dager|dag|døgn|uker|uke|måneder|måned|år|soverom|barn|voksne|voksen"
_LAW = re.compile(r"(§§?|\bkl\.|\bnr\.|\bkap\.)\s+(?=\d)")
_NUMBER_UNIT = re.compile(rf"(?<=\d)\s+(?=(?:{_UNITS})(?!\w))")
_SUBSECTION = re.compile(r"(§§?\s\d+(?:-\d+)?)\s+(?=[a-zæøå](?!\w))")
_DAY_MONTH = re.compile(rf"(\d\.)\s+(?=(?:{'|'.join(re.escape(m) for m in (*MONTHS, *SHORT_MONTHS))}))")

Number = int | float | str | Decimal


def as_decimal(value: Number) -> Decimal:
    """The number without binary noise: floats go through their shortest text. Raises InvalidOperation."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def thousands(value: Number, decimals: int = 0) -> str:
    """A number with non-breaking thousands and decimal comma, rounded half up: 10200 → «10 200»."""
    rounded = as_decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if rounded < 0 else text


def signed(value: Number) -> str:
    """A change: «+3», «−2», «0»."""
    return f"+{thousands(value)}" if as_decimal(value) > 0 else thousands(value)


def money(value: Number | None) -> str:
    """Whole kroner: «10 200 kr», «−19 700 kr»; «–» when there is no amount."""
    return NOT_APPLICABLE if value is None or value == "" else f"{thousands(value)}{NBSP}kr"


def percent(value: Number | None) -> str:
    """A percentage already counted in hundredths, one decimal at most: 9.5 → «9,5 %», 20 → «20 %»."""
    if value is None or value == "":
        return NOT_APPLICABLE
    rounded = as_decimal(value).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{thousands(rounded, 0 if rounded == rounded.to_integral_value() else 1)}{NBSP}%"


def counted(value: int | None, one: str, many: str) -> str:
    """A count with its unit in the right number: «1 dag», «62 dager», «1 525 dager»."""
    if value is None:
        return NOT_APPLICABLE
    return f"{thousands(value)}{NBSP}{one if abs(int(value)) == 1 else many}"


def local_day(value: date | datetime) -> date:
    """The Norwegian calendar day of a moment; a day stays itself."""
    if not isinstance(value, datetime):
        return value
    return (value.astimezone(OSLO) if value.tzinfo else value).date()


def long_date(value: date | datetime | None) -> str:
    """«23. november 2026», for text and letters."""
    if not value:
        return ""
    day = local_day(value)
    return f"{day.day}.{NBSP}{MONTHS[day.month - 1]} {day.year}"


def short_date(value: date | datetime | None, today: date | datetime | None = None) -> str:
    """«23. nov.» when `today` is given and lies in the same year; otherwise with the year."""
    if not value:
        return ""
    day = local_day(value)
    text = f"{day.day}.{NBSP}{SHORT_MONTHS[day.month - 1]}"
    same_year = bool(today) and local_day(today).year == day.year  # type: ignore[arg-type]
    return text if same_year else f"{text}{NBSP}{day.year}"


def narrow_date(value: date | datetime | None) -> str:
    """«23.02.2027», for narrow columns and fields."""
    return local_day(value).strftime("%d.%m.%Y") if value else ""


def clock(value: datetime | None) -> str:
    """«kl. 10.17» in Norwegian time."""
    if not value:
        return ""
    local = value.astimezone(OSLO) if value.tzinfo else value
    return f"kl.{NBSP}{local:%H.%M}"


def weekday(value: date | datetime | None) -> str:
    """«mandag»."""
    return WEEKDAYS[local_day(value).weekday()] if value else ""


def days_from(value: date | datetime, today: date | datetime) -> int:
    """Whole days from `today` to the day; negative when it has passed."""
    return (local_day(value) - local_day(today)).days


def deadline_words(value: date | datetime, today: date | datetime) -> str:
    """The relative words of a deadline: «1 dag over frist», «I dag», «I morgen» or «om 5 dager»."""
    left = days_from(value, today)
    if left < 0:
        return f"{counted(-left, 'dag', 'dager')} over frist"
    return {0: "I dag", 1: "I morgen"}.get(left, f"om {counted(left, 'dag', 'dager')}")


def masked(number: str | None) -> str:
    """A fødselsnummer with only the birth digits: «149289 •••••»."""
    digits = re.sub(r"\D", "", number or "")
    return f"{digits[:6]}{NBSP}•••••" if len(digits) == 11 else ""


def bind_spaces(text: str) -> str:
    """Keep § and number, «kl.» and time, number and unit, and day and month on one line."""
    text = _LAW.sub(rf"\1{NBSP}", text)
    text = _SUBSECTION.sub(rf"\1{NBSP}", text)
    text = _NUMBER_UNIT.sub(NBSP, text)
    return _DAY_MONTH.sub(rf"\1{NBSP}", text)
