"""What the dwellings are for: the share for social purposes (IND-22), welfare technology (REG-18, IND-21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.perms import can_know_purpose, purpose_options, purposes_behind
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to, lettable
from boligflyt.domain.indicators import Ratio

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class OfPurpose:
    """How many dwellings a purpose has, by the word the reader may know; `counted` among the social ones."""

    code: str
    label: str
    number: int
    counted: bool


@dataclass(frozen=True, slots=True)
class CareHomes:
    """Care homes on the day: all, prepared, not told of, and the new prepared ones of each year."""

    number: int
    prepared: int
    unknown: int
    new_by_year: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PurposeReport:
    """The stock of the day by purpose. `care` is None for who may not know which homes those are."""

    on: date
    lines: tuple[OfPurpose, ...]
    prepared: int
    unknown: int
    care: CareHomes | None

    @property
    def share(self) -> Ratio:
        """The dwellings of the purposes that are counted as social, of all."""
        social = sum(one.number for one in self.lines if one.counted)
        return Ratio(social, sum(one.number for one in self.lines))


def purpose_report(actor: Actor, social: Collection[str] = ()) -> PurposeReport:
    """The actor's day. `social`: the options that are counted; without any, all but the ordinary ones."""
    stock = lettable(dwellings_visible_to(actor), actor.today).order_by()
    numbers = Counter[str](dict(stock.values_list("purpose").annotate(number=Count("pk"))))
    options = purpose_options(actor)
    counted = set(social) & {code for code, _label in options} or {
        code for code, _label in options if code != Purpose.ORDINARY
    }
    lines = tuple(
        OfPurpose(code, label, sum(numbers[one] for one in purposes_behind(actor, code)), code in counted)
        for code, label in options
    )
    told = stock.aggregate(
        prepared=Count("pk", filter=Q(welfare_technology=True)),
        unknown=Count("pk", filter=Q(welfare_technology=None)),
    )
    care = _care_homes(actor, stock) if can_know_purpose(actor, Purpose.CARE) else None
    return PurposeReport(actor.today, lines, told["prepared"], told["unknown"], care)


def _care_homes(actor: Actor, stock: QuerySet[Dwelling]) -> CareHomes:
    rows = stock.filter(purpose=Purpose.CARE).values_list("welfare_technology", "disposed_from__year")
    homes = list(rows)
    new = Counter(year for prepared, year in homes if prepared)
    years = range(actor.today.year - YEARS_BACK + 1, actor.today.year + 1)
    return CareHomes(
        len(homes), new.total(), sum(prepared is None for prepared, _year in homes),
        tuple((year, new[year]) for year in years),
    )  # fmt: skip


def prepared_homes(actor: Actor, *, only_care: bool) -> QuerySet[Dwelling]:
    """The dwellings of the day that are prepared, by address; only the care homes for who may know them."""
    found = lettable(dwellings_visible_to(actor), actor.today).filter(welfare_technology=True)
    if only_care:
        found = found.filter(purpose=Purpose.CARE) if can_know_purpose(actor, Purpose.CARE) else found.none()
    return found.select_related("building").order_by(*address_order())
