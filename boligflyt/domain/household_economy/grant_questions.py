"""Grants and agreements as they are asked about and answered from outside, one question at a time."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from boligflyt.domain.bostoette.asked import AskedError
from boligflyt.domain.grants.agreements import AgreementKind, agreement_terms
from boligflyt.domain.grants.rental import GROUPS, rental_grant, rental_group
from boligflyt.domain.grants.write_down import GrantError, WriteDown, older_write_down, rental_write_down
from boligflyt.domain.household_economy.answer import marks, number
from boligflyt.domain.household_economy.reading import Part
from boligflyt.domain.rates import RatesOfDay, shipped_rates

MOST_DWELLINGS = 10_000


class WriteDownOf(StrEnum):
    """Which rule the grant is written down by."""

    RENTAL = "rental"
    ESTABLISHMENT = "establishment"


FIELDS: Mapping[str, tuple[str, ...]] = {
    "rental_grant": ("group", "municipality", "square_metres"),
    "agreement": ("agreement", "dwellings", "first_day"),
    "write_down": ("of", "granted", "granted_on"),
}


def grants_answer(asked: Any, on: date, own: Callable[[date], WriteDown] | None = None) -> dict[str, Any]:
    """The answer to one question on the day (docs/how-to/grants.md); `own` is the municipality's write-down.

    Raises AskedError for what cannot be read, GrantError for what cannot be, RateError before the rates.
    """
    kind = asked.get("kind") if isinstance(asked, dict) else None
    if not isinstance(kind, str) or kind not in FIELDS:
        raise AskedError("unknown_kind", f"«kind» skal være en av {', '.join(FIELDS)}.", "kind")
    told = Part(asked, "", {"kind", *FIELDS[kind]})
    return {"kind": kind, "on": on.isoformat(), **ANSWERS[kind](told, on, own)}


def _rental_grant(told: Part, on: date, own: object) -> dict[str, Any]:
    rates = RatesOfDay(on, shipped_rates())
    found = rental_grant(_group(told), told.amounts("square_metres"), on, rates)
    return {
        "amount": number(found.amount), "allocation_right_until": found.allocation_right_until.isoformat(),
        "explanation": list(found.explanation), "marks": _marked(rates),
    }  # fmt: skip


def _group(told: Part) -> int:
    if told.has("group") == told.has("municipality"):
        raise AskedError("wrong_value", "Oppgi enten «group» eller «municipality».", "group")
    if told.has("group"):
        return told.count("group", GROUPS[-1])
    try:
        return rental_group(told.text("municipality"))
    except GrantError as fault:
        raise AskedError("wrong_value", str(fault), "municipality") from fault


def _agreement(told: Part, on: date, own: object) -> dict[str, Any]:
    first = told.day("first_day") or on
    rates = RatesOfDay(first, shipped_rates())
    kind = told.choice("agreement", AgreementKind, None)
    found = agreement_terms(kind, told.count("dwellings", MOST_DWELLINGS), first, rates)
    return {
        "most_dwellings": found.most_dwellings, "last_day": found.last_day.isoformat(),
        "explanation": list(found.explanation), "marks": _marked(rates),
    }  # fmt: skip


def _write_down(told: Part, on: date, own: Callable[[date], WriteDown] | None) -> dict[str, Any]:
    granted, given_on = told.amount("granted"), told.needed_day("granted_on")
    of = told.choice("of", WriteDownOf, None)
    rates = RatesOfDay(given_on, shipped_rates())
    if of is WriteDownOf.RENTAL:
        rule = rental_write_down(rates)
    else:
        rule = own(given_on) if own else older_write_down(rates)
    left = rule.left_on(granted, given_on, on)
    return {
        "left": number(left), "written_down": number(granted - left), "years": rule.years,
        "by_year": _by_year(rule, granted),
        "explanation": [rule.in_words, rule.sentence(granted, given_on, on)], "marks": _marked(rates),
    }  # fmt: skip


def _by_year(rule: WriteDown, granted: Decimal) -> list[dict[str, Any]]:
    return [{"after_years": year, "left": number(rule.left(granted, year))} for year in range(rule.years + 1)]


def _marked(rates: RatesOfDay) -> list[dict[str, Any]]:
    return marks([one for one in rates.used if one.held.mark])


ANSWERS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "rental_grant": _rental_grant, "agreement": _agreement, "write_down": _write_down,
}  # fmt: skip
