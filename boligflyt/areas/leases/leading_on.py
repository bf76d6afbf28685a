"""Where tenancies led, year by year, with the list behind each number; and those that are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.leases.choices import NOT_TOLD, LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.leases.same_tenancy import of_the_same_tenancy
from boligflyt.domain.periods import ONE_DAY

YEARS = 4
ASKED = "asked"  # what a list of those not told of is asked for by


@dataclass(frozen=True, slots=True)
class LedRow:
    """One way on: its code, its label, and how many households for each of the years."""

    code: str
    label: str
    numbers: tuple[int, ...]


def tenancies_over(actor: Actor) -> QuerySet[Any]:
    """Ended leases the actor sees, with `last_year`; one renewed in the same dwelling is not over."""
    over = leases_visible_to(actor, listed=True).filter(_is_over())
    return over.annotate(last_year=ExtractYear(F("after_day") - ONE_DAY))


def _is_over() -> Q:
    """Few leases are renewed; those are looked up, since the reader may not know of the next."""
    later = Q(after_day=None) | Q(after_day__gt=OuterRef("after_day"))
    goes_on = Exists(of_the_same_tenancy(Lease.objects.filter(later)))
    return Q(state=LeaseState.ENDED) & (Q(renewed=False) | ~Q(goes_on))


def years_shown(actor: Actor) -> tuple[int, ...]:
    """The years of the table, the newest first."""
    return tuple(range(actor.today.year, actor.today.year - YEARS, -1))


def led_by_year(actor: Actor, years: Sequence[int]) -> list[LedRow]:
    """How many tenancies led where in each year they ended in, and how many nobody has told of.

    Nothing for those who do not read why a tenancy ended. One statement.
    """
    if not actor.may(Right.PERSON_READ):
        return []
    over = tenancies_over(actor).filter(last_year__in=years).order_by()
    counted = Counter({
        (code, year): number
        for code, year, number in over.values_list("led_to", "last_year").annotate(number=Count("pk"))
    })  # fmt: skip
    rows = [(one.value, str(one.label)) for one in LedTo] + [("", str(NOT_TOLD))]
    return [
        LedRow(code or ASKED, label, tuple(counted[code, year] for year in years)) for code, label in rows
    ]


def led_list(actor: Actor, code: str = ASKED, year: int | None = None) -> QuerySet[Lease]:
    """The tenancies behind a number, the one that ended last on top; `asked` are those not told of.

    Those under notice are asked for too, since who leaves can still be asked.
    """
    if code != ASKED and not actor.may(Right.PERSON_READ):
        return Lease.objects.none()
    if code == ASKED and year is None:
        leaving = Q(state=LeaseState.RUNNING, notice_given_on__isnull=False)
        found = leases_visible_to(actor, listed=True).filter(leaving | _is_over(), led_to="")
    else:
        ended = tenancies_over(actor).filter(led_to="" if code == ASKED else code)
        found = ended if year is None else ended.filter(last_year=year)
    shown = found.select_related("dwelling__building", "tenant").defer("contract", "notice", "contract_data")
    return shown.order_by("-after_day", "id")
