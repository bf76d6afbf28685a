"""Which dwellings can be given: vacant now or soon, and nobody's by lease or offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Case, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, When, Window

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.dwellings.choices import TEMPORARY_PURPOSES, StatusCode
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.period_field import to_range
from boligflyt.toolkit.statements import KeptStatement

SOON = "municipal/soon_vacant_days"
MONTHS_A_YEAR, DAYS_A_YEAR = 12, 365
SHOWN = 100  # so many stand on the agenda of a meeting before it leads to all of them
# What the rules may ask of a dwelling, and of the building it is in: see `as_vacant`.
ASKED_OF_A_DWELLING = (
    "bedrooms", "wheelchair", "purpose", "floor", "adaptation", "staffed_day_and_night", "pets_allowed",
    "rent", "sheltered", "women_only", "age_from", "age_to", "kept_for_id", "building__school_district",
    "building__postal_code", "building__has_lift",
)  # fmt: skip
# What no list of dwellings to give says, in rows that are many.
NOT_ASKED = (
    "created_at", "changed_at", "changed_by", "electricity_meter", "water_meter", "vat_compensation",
    "information", "from_file", "gained_by", "lost_by", "kept_because",
    "value", "valued_on", "capital_cost", "running_cost", "maintenance_cost", "shared_cost",
    "market_rent", "market_rent_on",
    "building__cooperative__created_at", "building__cooperative__changed_at",
    "building__cooperative__changed_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A dwelling to allocate: from when it is free, and the days stood ready (0 when not vacant yet)."""

    dwelling: Dwelling
    free_from: date
    empty_days: int
    is_soon: bool

    @property
    def lost_rent(self) -> int:
        """NOK of rent for the empty days."""
        return round(self.empty_days * self.dwelling.rent * MONTHS_A_YEAR / DAYS_A_YEAR)


def dwellings_to_allocate(on: date, clearance: int) -> list[Vacancy]:
    """Vacant dwellings and those that will be soon, by address: nobody has them by lease or offer.

    What is held for a reason above the clearance is not among them, and the reason is not read.
    """
    return [_vacancy(one, on) for one in TO_ALLOCATE.rows(*_asked(on, clearance))]


def first_to_allocate(on: date, clearance: int) -> tuple[list[Vacancy], int]:
    """The first `SHOWN` of them by address, and how many there are in all."""
    rows = FIRST_TO_ALLOCATE.rows(*_asked(on, clearance))
    return [_vacancy(one, on) for one in rows], rows[0].of_all if rows else 0


def kinds_to_allocate(on: date, clearance: int) -> list[dict[str, Any]]:
    """As `dwellings_to_allocate`, with those that are alike as one row and their number as `alike`."""
    return KINDS_TO_ALLOCATE.rows(*_asked(on, clearance))


def _asked(on: date, clearance: int) -> tuple[date, date, date, DateRange, int]:
    horizon = on + timedelta(days=shipped_rates().whole(SOON, on))
    return on, horizon, horizon + ONE_DAY, to_range(Period(on, None)), clearance


def _to_allocate(
    on: date, horizon: date, after: date, from_now: DateRange, clearance: int
) -> QuerySet[Dwelling]:
    """With the days that tell when each is free, by address."""
    return (
        _with_days(_free_to_give(on, horizon, after, from_now, clearance), on, after)
        .select_related("building__cooperative", "kept_for")
        .defer(*NOT_ASKED)
        .order_by("building__street", "building__house_number", "unit_number")
    )


def _first_to_allocate(
    on: date, horizon: date, after: date, from_now: DateRange, clearance: int
) -> QuerySet[Any]:
    asked = _to_allocate(on, horizon, after, from_now, clearance)
    return asked.annotate(of_all=Window(Count("pk")))[:SHOWN]


def _kinds_to_allocate(
    on: date, horizon: date, after: date, from_now: DateRange, clearance: int
) -> QuerySet[Any]:
    free = _free_to_give(on, horizon, after, from_now, clearance)
    kinds: QuerySet[Any] = free.order_by().values(*ASKED_OF_A_DWELLING).annotate(alike=Count("pk"))
    return kinds


def _free_to_give(
    on: date, horizon: date, after: date, from_now: DateRange, clearance: int
) -> QuerySet[Dwelling]:
    """`after`: the day after the horizon, where a period that ends with it stops."""
    shielded = shielded_from(clearance).filter(dwelling=OuterRef("pk"), period__overlap=from_now)
    return (
        _vacant_or_soon(on, horizon, after)
        .exclude(Exists(_stays(after)))
        .exclude(Exists(_comes_or_lasts(on)))
        .exclude(Exists(shielded))
        .exclude(Exists(Offer.objects.filter(dwelling=OuterRef("pk"), state=OfferState.SENT)))
        .exclude(Exists(with_decider().filter(dwelling=OuterRef("pk"))))
    )


def _vacant_or_soon(on: date, horizon: date, after: date) -> QuerySet[Dwelling]:
    """Ordinary dwellings that are ready, or will be when the turnover or the lease ends.

    Few dwellings are any of these: they are found first.
    """
    emptying = Q(status=StatusCode.READY) | Q(status=StatusCode.TURNOVER, period__endswith__lte=after)
    ledger = StatusEntry.objects.filter(emptying, period__contains=on)
    leaving = Lease.objects.filter(_leaves(on, after))
    return (
        Dwelling.objects.filter(disposed_from__lte=horizon)
        .filter(Q(disposed_to=None) | Q(disposed_to__gt=horizon))
        .exclude(purpose__in=TEMPORARY_PURPOSES)
        .filter(pk__in=ledger.values("dwelling").union(leaving.values("dwelling")))
    )


def _with_days(dwellings: QuerySet[Dwelling], on: date, after: date) -> QuerySet[Dwelling]:
    """A dwelling has one status and one lease at a time, so what stands beside it is joined."""
    turning = When(
        told__status=StatusCode.TURNOVER, told__period__endswith__lte=after, then=F("told__period__endswith")
    )
    return dwellings.annotate(
        told=FilteredRelation("ledger", condition=Q(ledger__period__contains=on)),
        notice=FilteredRelation("leases", condition=_leaves(on, after, "leases__")),
        ready_since=Case(When(told__status=StatusCode.READY, then=F("told__period__startswith"))),
        turnover_ends=Case(turning),
        lease_ends=F("notice__after_day"),
    )


def _leaves(on: date, after: date, path: str = "") -> Q:
    """A running lease with notice given, that ends soon. In days, which an index may be asked by."""
    told = {
        "state": LeaseState.RUNNING, "notice_given_on__isnull": False,
        "first_day__lte": on, "after_day__gt": on, "after_day__lte": after,
    }  # fmt: skip
    return Q(**{f"{path}{name}": value for name, value in told.items()})


_MARKS = (date.min, date.max, date(1, 1, 2), DateRange(date(1, 1, 3), None), 32_000)
TO_ALLOCATE = KeptStatement(_to_allocate, *_MARKS)
FIRST_TO_ALLOCATE: KeptStatement[Any] = KeptStatement(_first_to_allocate, *_MARKS)
KINDS_TO_ALLOCATE: KeptStatement[Any] = KeptStatement(_kinds_to_allocate, *_MARKS)


def with_decider() -> QuerySet[Vedtak]:
    """Allocations that a meeting has made and that wait for their second person: neither side is free."""
    return Vedtak.objects.filter(kind=VedtakKind.ALLOCATION, state=VedtakState.PREPARED)


def _stays(after: date) -> QuerySet[Lease]:
    """A running lease that does not end soon."""
    running = Lease.objects.filter(dwelling=OuterRef("pk"), state=LeaseState.RUNNING)
    return running.exclude(notice_given_on__isnull=False, after_day__lte=after)


def _comes_or_lasts(on: date) -> QuerySet[Lease]:
    """A lease that is not begun, or that is ended and still has days left."""
    beyond = Q(after_day=None) | Q(after_day__gt=on)
    return Lease.objects.filter(
        beyond, dwelling=OuterRef("pk"), state__in=(LeaseState.PREPARED, LeaseState.ENDED)
    )


def _vacancy(dwelling: Dwelling, on: date) -> Vacancy:
    later = dwelling.lease_ends or dwelling.turnover_ends  # type: ignore[attr-defined]
    if later:
        return Vacancy(dwelling, later, 0, is_soon=True)
    return Vacancy(dwelling, on, (on - dwelling.ready_since).days, is_soon=False)  # type: ignore[attr-defined]
