"""The pool of a meeting: who waits with which needs, and which dwellings are vacant now or soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.dwellings.choices import Purpose, StatusCode
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility.application_facts import age_on
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.many_keys import as_array, is_one_of
from boligflyt.toolkit.period_field import to_range
from boligflyt.toolkit.statements import KeptStatement

SOON = "municipal/soon_vacant_days"
MONTHS_A_YEAR, DAYS_A_YEAR = 12, 365
TEMPORARY = frozenset({Purpose.TEMPORARY_FAMILY, Purpose.TEMPORARY_YOUTH, Purpose.TEMPORARY_OTHER})


@dataclass(slots=True)
class HouseholdFacts:
    """Who a household is on a day: names of adults, number of children, the children's school districts."""

    adults: list[str] = field(default_factory=list)
    ages: list[int | None] = field(default_factory=list)
    children: set[UUID] = field(default_factory=set)
    districts: Counter[str] = field(default_factory=Counter)

    @property
    def people(self) -> str:
        """«2 voksne, 3 barn»; children are never named."""
        grown = f"{len(self.adults)} {'voksen' if len(self.adults) == 1 else 'voksne'}"
        return f"{grown}, {len(self.children)} barn" if self.children else grown

    @property
    def name(self) -> str:
        """The adults' surnames and given names, for sorted lists."""
        return " og ".join(self.adults)

    @property
    def ages_of_adults(self) -> tuple[int, int] | None:
        """The youngest and the oldest, in years; None when there is nobody, or an age is not known."""
        known = [one for one in self.ages if one is not None]
        return (min(known), max(known)) if known and len(known) == len(self.ages) else None

    @property
    def school_district(self) -> str | None:
        """Where most of the children who are to finish school go; None when nobody wishes it."""
        best = sorted(self.districts.items(), key=lambda each: (-each[1], each[0]))
        return best[0][0] if best else None


def _members(among: str, on: date) -> QuerySet[Any]:
    return (
        Membership.objects.filter(is_one_of("household", among), period__contains=on)
        .annotate(
            district=F("person__schoolings__school_district"), school_period=F("person__schoolings__period"),
            keeps=F("person__schoolings__parents_wish_to_stay"),
        )
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "id")
    )  # fmt: skip


MEMBERS: KeptStatement[Any] = KeptStatement(_members, "{a mark}", date.min)


def household_facts(households: Iterable[UUID], on: date) -> dict[UUID, HouseholdFacts]:
    """Members and wishes about school of the households on the day, in one statement."""
    rows = MEMBERS.rows(as_array(set(households)), on)
    found: dict[UUID, HouseholdFacts] = {}
    for row in rows:
        facts = found.setdefault(row.household_id, HouseholdFacts())
        if row.role == HouseholdRole.ADULT:
            if row.person.sorted_name not in facts.adults:
                facts.adults.append(row.person.sorted_name)
                facts.ages.append(_age(row.person.born, on))
            continue
        facts.children.add(row.person_id)
        if row.district and row.keeps and row.school_period.contains(on):
            facts.districts[row.district] += 1
    return found


def _age(born: date | None, on: date) -> int | None:
    return age_on(born, on) if born else None


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
    horizon = on + timedelta(days=shipped_rates().whole(SOON, on))
    asked = (on, horizon, horizon + ONE_DAY, to_range(Period(on, None)), clearance)
    return [_vacancy(one, on) for one in TO_ALLOCATE.rows(*asked)]


def _to_allocate(
    on: date, horizon: date, after: date, from_now: DateRange, clearance: int
) -> QuerySet[Dwelling]:
    """`after`: the day after the horizon, where a period that ends with it stops."""
    shielded = shielded_from(clearance).filter(dwelling=OuterRef("pk"), period__overlap=from_now)
    return (
        _vacant_or_soon(on, horizon, after)
        .exclude(Exists(_other_lease(from_now, after)))
        .exclude(Exists(shielded))
        .exclude(Exists(Offer.objects.filter(dwelling=OuterRef("pk"), state=OfferState.SENT)))
        .exclude(Exists(with_decider().filter(dwelling=OuterRef("pk"))))
        .select_related("building__cooperative")
        .order_by("building__street", "building__house_number", "unit_number")
    )


def _vacant_or_soon(on: date, horizon: date, after: date) -> QuerySet[Dwelling]:
    """Ordinary dwellings that are ready, or will be when the turnover or the lease ends."""
    ledger = StatusEntry.objects.filter(period__contains=on)
    ready = ledger.filter(status=StatusCode.READY)
    turnover = ledger.filter(status=StatusCode.TURNOVER, period__endswith__lte=after)
    leaving = Lease.objects.filter(
        state=LeaseState.RUNNING, notice_given_on__isnull=False, period__contains=on,
        period__endswith__lte=after,
    )  # fmt: skip
    this = {"dwelling": OuterRef("pk")}
    return (
        Dwelling.objects.filter(disposed_from__lte=horizon)
        .filter(Q(disposed_to=None) | Q(disposed_to__gt=horizon))
        .exclude(purpose__in=TEMPORARY)
        # Few dwellings are any of these: they are found first, and asked one by one afterwards.
        .filter(
            pk__in=ready.values("dwelling").union(turnover.values("dwelling"), leaving.values("dwelling"))
        )
        .annotate(
            ready_since=Subquery(ready.filter(**this).values("period__startswith")[:1]),
            turnover_ends=Subquery(turnover.filter(**this).values("period__endswith")[:1]),
            lease_ends=Subquery(leaving.filter(**this).values("period__endswith")[:1]),
        )
    )


TO_ALLOCATE = KeptStatement(
    _to_allocate, date.min, date.max, date(1, 1, 2), DateRange(date(1, 1, 3), None), 32_000
)


def with_decider() -> QuerySet[Vedtak]:
    """Allocations that a meeting has made and that wait for their second person: neither side is free."""
    return Vedtak.objects.filter(kind=VedtakKind.ALLOCATION, state=VedtakState.PREPARED)


def _other_lease(from_now: DateRange, after: date) -> QuerySet[Lease]:
    """A lease that holds the dwelling beyond what makes it soon vacant."""
    holds = Q(period__overlap=from_now) | Q(state=LeaseState.RUNNING)
    return (
        Lease.objects.filter(holds, dwelling=OuterRef("pk"))
        .exclude(state=LeaseState.VOID)
        .exclude(state=LeaseState.RUNNING, notice_given_on__isnull=False, period__endswith__lte=after)
    )


def _vacancy(dwelling: Dwelling, on: date) -> Vacancy:
    later = dwelling.lease_ends or dwelling.turnover_ends  # type: ignore[attr-defined]
    if later:
        return Vacancy(dwelling, later, 0, is_soon=True)
    return Vacancy(dwelling, on, (on - dwelling.ready_since).days, is_soon=False)  # type: ignore[attr-defined]


def facts_for(found: Mapping[UUID, HouseholdFacts], entry: QueueEntry) -> HouseholdFacts:
    """The household's facts; empty for a household without members on the day."""
    return found.get(entry.application.household_id) or HouseholdFacts()
