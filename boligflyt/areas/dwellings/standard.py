"""The year's assessment of standard: what is seen, what it costs, and what nobody has looked at (REG-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import Disposal, Location, Standard
from boligflyt.areas.dwellings.models import Dwelling, StandardAssessment
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to, lettable


@dataclass(frozen=True, slots=True)
class OfStandard:
    """The dwellings of one standard; `cost` in NOK is of those that have an estimate, `unknown` have none."""

    standard: Standard
    number: int
    cost: int
    unknown: int


@dataclass(frozen=True, slots=True)
class YearOfStandard:
    """The dwellings to assess in a year, and what was seen in those that were.

    `on` is the day the stock is of: today, or the last day of a year that is over. `unsuited` stand where
    dwellings should not be.
    """

    year: int
    on: date
    stock: int
    by_standard: tuple[OfStandard, ...]
    unsuited: int

    @property
    def assessed(self) -> int:
        """How many were looked at."""
        return sum(one.number for one in self.by_standard)

    @property
    def missing(self) -> int:
        """How many nobody looked at that year."""
        return self.stock - self.assessed

    def number_of(self, standard: Standard | None) -> int:
        """How many were seen to be of the standard; without one, how many nobody looked at."""
        told = {one.standard: one.number for one in self.by_standard}
        return told[standard] if standard else self.missing

    @property
    def cost(self) -> int:
        """What it takes to mend those that have an estimate, in NOK."""
        return sum(one.cost for one in self.by_standard)

    @property
    def unknown(self) -> int:
        """How many need work that nobody has estimated."""
        return sum(one.unknown for one in self.by_standard if one.standard is not Standard.GOOD)


def to_assess(actor: Actor, year: int) -> QuerySet[Dwelling]:
    """What the municipality had to look after: all that could be let, but not what residents own."""
    stock = lettable(dwellings_visible_to(actor), stock_day(actor, year))
    return stock.exclude(disposal=Disposal.USER_OWNED)


def stock_day(actor: Actor, year: int) -> date:
    """The day the year's stock is of."""
    return min(actor.today, date(year, 12, 31))


def year_of_standard(actor: Actor, year: int) -> YearOfStandard:
    """The year in numbers, in two statements."""
    stock = to_assess(actor, year)
    seen = StandardAssessment.objects.filter(assessed_on__year=year, dwelling__in=stock)
    found = {
        one["standard"]: one
        for one in seen.order_by().values("standard").annotate(
            number=Count("pk"), summed=Sum("cost"), estimated=Count("cost"),
            unsuited=Count("pk", filter=Q(location=Location.UNSUITED)),
        )
    }  # fmt: skip
    lines = []
    for standard in Standard:
        one = found.get(standard, {"number": 0, "summed": 0, "estimated": 0})
        lines.append(
            OfStandard(standard, one["number"], one["summed"] or 0, one["number"] - one["estimated"])
        )
    unsuited = sum(one["unsuited"] for one in found.values())
    return YearOfStandard(year, stock_day(actor, year), stock.count(), tuple(lines), unsuited)


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """Those nobody looked at that year, never and longest ago first: read when they are sliced.

    `never` by address, then `before`: the last assessment of each that somebody has looked at.
    """

    never: QuerySet[Dwelling]
    before: QuerySet[StandardAssessment]

    def __getitem__(self, place: slice) -> list[Missed]:
        start, stop = place.start or 0, place.stop
        shown = [Missed(one, None, None) for one in self.never[start:stop]]
        if stop is not None and len(shown) == stop - start:
            return shown
        past = self.never.order_by().count()
        more = self.before[max(0, start - past) : None if stop is None else max(0, stop - past)]
        return shown + [Missed(one.dwelling, one.assessed_on, Standard(one.standard)) for one in more]


@dataclass(frozen=True, slots=True)
class Missed:
    """A dwelling nobody looked at, and when it last was; both None when it never was."""

    dwelling: Dwelling
    last_on: date | None
    last_standard: Standard | None


def not_assessed(actor: Actor, year: int) -> NotAssessed:
    """As many as `missing` of the year tells."""
    until = date(year, 12, 31)
    told = StandardAssessment.objects.filter(assessed_on__lte=until)
    stock = to_assess(actor, year)
    never = stock.filter(~Exists(told.filter(dwelling=OuterRef("pk")))).select_related("building")
    # The last of each dwelling is the one that none follows; one of the year itself says it was assessed.
    later = told.filter(dwelling=OuterRef("dwelling"), assessed_on__gt=OuterRef("assessed_on"))
    before = told.filter(~Exists(later), assessed_on__lt=date(year, 1, 1), dwelling__in=stock)
    return NotAssessed(
        never.order_by(*address_order()),
        before.select_related("dwelling__building").order_by("assessed_on", *address_order("dwelling__")),
    )


def assessed_as(actor: Actor, year: int, standard: str) -> QuerySet[StandardAssessment]:
    """The year's assessments of one standard, the dearest first and those without an estimate last."""
    seen = StandardAssessment.objects.filter(assessed_on__year=year, standard=standard)
    seen = seen.filter(dwelling__in=to_assess(actor, year)).select_related("dwelling__building")
    return seen.order_by(F("cost").desc(nulls_last=True), *address_order("dwelling__"))


def assessments_of(actor: Actor, dwelling: Dwelling) -> list[StandardAssessment]:
    """What has been seen in the dwelling over the years, the latest first."""
    seen = dwellings_visible_to(actor).filter(pk=dwelling.pk)
    return list(StandardAssessment.objects.filter(dwelling__in=seen))


def open_assessment(actor: Actor, dwelling: Dwelling, pk: UUID) -> StandardAssessment:
    """One of them, to be corrected. Raises Http404 when there is none."""
    found = next((one for one in assessments_of(actor, dwelling) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found
