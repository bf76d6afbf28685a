"""The facts behind a finding in words: the rules read codes, people read the labels of the forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from boligflyt.areas.applications.choices import Housing
from boligflyt.areas.applications.queries.facts import PERMITS
from boligflyt.web.formats import long_date

WORDS: dict[str, dict[str, Any]] = {
    "applicant.permit": {code: stay.label for stay, code in PERMITS.items()},
    "housing.situation": dict(Housing.choices),
}


def fact_in_words(name: str, value: Any) -> str:
    """The value of a fact as a person reads it; «ikke oppgitt» when nobody has said."""
    if value is None:
        return "ikke oppgitt"
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, date):
        return long_date(value)
    words = WORDS.get(name, {}).get(value) if isinstance(value, str) else None
    return str(words or value)
