"""What was corrected about persons and in households, and finding somebody by what was written first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.people.models import Correction, Household, Membership, Person
from boligflyt.domain.periods import Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.norwegian_text import word_starts

NAMES = ("given_name", "family_name")
NUMBER = "number"
_YES_NO = {"True": "Ja", "False": "Nei"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One line of «Rettet»: what, from what to what, who, when and why. A number is masked by the page."""

    label: str
    before: str
    after: str
    who: str
    at: datetime
    why: str
    whom: str
    is_number: bool


def corrections_of_person(person: Person) -> list[Corrected]:
    """What was corrected about a person whom the caller opened, the latest first.

    The wall leaves out what is above the clearance of who asks.
    """
    return _lines(Correction.objects.filter(person=person, household=None))


def corrections_in_household(actor: Actor, household: Household) -> list[Corrected]:
    """What was corrected about those who belong, or belonged, to a household that the caller opened."""
    return _lines(Correction.objects.filter(household=household, person__grade__lte=actor.clearance))


def _lines(rows: QuerySet[Correction]) -> list[Corrected]:
    found = rows.select_related("person", "corrected_by").order_by("-corrected_at", "field", "id")
    return [_line(row) for row in found]


def _line(row: Correction) -> Corrected:
    model = Membership if row.household_id else Person
    field: Any = model._meta.get_field(row.field)
    return Corrected(
        label=str(field.verbose_name).capitalize() if row.field != NUMBER else str(field.verbose_name),
        before=said(field, row.before), after=said(field, row.after), who=row.corrected_by.name,
        at=row.corrected_at, why=row.why, whom=row.person.full_name, is_number=row.field == NUMBER,
    )  # fmt: skip


def said(field: Any, kept: str) -> str:
    """A kept value as people say it: the label of a code, a Norwegian day, a period."""
    if field.choices:
        return str(dict(field.flatchoices).get(kept, kept))
    kind = field.get_internal_type()
    if kind == "BooleanField":
        return _YES_NO.get(kept, kept)
    if kind == "DateField" and kept:
        return norwegian_date(date.fromisoformat(kept))
    if "/" in kept and kind.endswith(("RangeField", "PeriodField")):
        first, last = kept.split("/")
        return str(Period(date.fromisoformat(first), date.fromisoformat(last) if last else None))
    return kept


def once_named(text: str) -> QuerySet[Correction, Any]:
    """Keys of those with a corrected name, in whose names, old or new, every word of the text begins a word.

    For a search that starts with whom the actor may see; the wall leaves out what was protected.
    """
    rows = Correction.objects.filter(field__in=NAMES)
    for pattern in word_starts(text):
        rows = rows.filter(
            Q(search_key__iregex=pattern)
            | Q(person__family_name__iregex=pattern)
            | Q(person__given_name__iregex=pattern)
        )
    return rows.values("person")


def once_numbered(number: str) -> QuerySet[Correction, Any]:
    """Keys of those who were once registered with exactly this number."""
    return Correction.objects.filter(field=NUMBER, search_key=blind_index(number)).values("person")
