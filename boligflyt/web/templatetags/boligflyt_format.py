"""Filters for dates, money, numbers and law references, as the house writes them (bokmål)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from boligflyt.web import formats

register = template.Library()


@register.filter
def kroner(value: Any) -> str:
    """Whole kroner: «10 200 kr»; «–» without an amount. Takes numbers and objects with `.amount`."""
    return formats.money(getattr(value, "amount", value))


@register.filter
def tall(value: Any, decimals: int = 0) -> str:
    """A number with thousands apart: «1 525»; `tall:1` gives «10,6»."""
    return formats.NOT_APPLICABLE if value in (None, "") else formats.thousands(value, decimals)


@register.filter
def prosent(value: Any) -> str:
    """«9,5 %» of a number already in hundredths."""
    return formats.percent(value)


@register.filter
def dager(value: int | None) -> str:
    """«1 dag», «62 dager»: waiting and empty days."""
    return formats.counted(value, "dag", "dager")


@register.filter
def dogn(value: int | None) -> str:
    """«47 døgn»: nights of temporary stays."""
    return formats.counted(value, "døgn", "døgn")


@register.filter
def dato(value: date | datetime | None) -> str:
    """«23. november 2026»."""
    return formats.long_date(value)


@register.filter
def dato_kort(value: date | datetime | None, today: date | datetime | None = None) -> str:
    """«23. nov.» in the year of `today`; «23. nov. 2027» in another year, or when no day is given."""
    return formats.short_date(value, today)


@register.filter
def dato_smal(value: date | datetime | None) -> str:
    """«23.02.2027»."""
    return formats.narrow_date(value)


@register.filter
def ukedag(value: date | datetime | None) -> str:
    """«mandag»."""
    return formats.weekday(value)


@register.filter
def klokkeslett(value: datetime | None) -> str:
    """«kl. 10.17», Norwegian time."""
    return formats.clock(value)


@register.filter
def masked_fnr(value: str | None) -> str:
    """«149289 •••••»: birth digits only."""
    return formats.masked(value)


@register.filter(is_safe=True, needs_autoescape=True)
def nbsp_law(value: Any, autoescape: bool = True) -> SafeString:
    """Keep «§ 11», «kl. 10.17» and «3 soverom» on one line; escapes the text first."""
    text = conditional_escape(value) if autoescape else str(value)
    return mark_safe(formats.bind_spaces(text))  # noqa: S308 # nosec B308 B703 – escaped above


@register.filter
def deadline_words(value: date | datetime, today: date | datetime) -> str:
    """«1 dag over frist», «I dag», «I morgen» or «om 5 dager»."""
    return formats.deadline_words(value, today)


@register.filter
def days_left(value: date | datetime, today: date | datetime) -> int:
    """Days to the deadline; negative when it is past."""
    return formats.days_from(value, today)


@register.filter
def percent_of(value: Any, whole: Any) -> str:
    """The share as a number for SVG lengths, 0 to 100 with a point: 6 of 12 → «50.0»."""
    part, total = Decimal(str(value or 0)), Decimal(str(whole or 0))
    share = part * 100 / total if total else Decimal(0)
    return f"{min(max(share, Decimal(0)), Decimal(100)):.1f}"


@register.filter
def largest(rows: Iterable[Any], attribute: str) -> Any:
    """The largest value of an attribute or key over the rows; 0 for none."""
    values = [row.get(attribute) if isinstance(row, dict) else getattr(row, attribute, None) for row in rows]
    return max((value for value in values if value is not None), default=0)
