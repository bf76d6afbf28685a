"""What a dwelling is on a day: let and reserved are read from leases and offers, the rest from the ledger.

Every day has one status. Days that none of them explain are «uten registrert årsak», and they are counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.dwellings.choices import OCCUPIED, DayStatus, Disposal
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.perms import purposes_behind
from boligflyt.areas.dwellings.queries import (
    address_order,
    disposal_counting,
    dwellings_visible_to,
    lettable,
    matching_address,
)  # fmt: skip
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease

HAS_TENANT = [LeaseState.RUNNING, LeaseState.ENDED]
VACANT = "ikke_utleid"
LONG_EMPTY_DAYS = 30
ORDERS: dict[str, list[str | Combinable]] = {
    "tomme": [F("empty_days").asc(nulls_last=True)],
    "-tomme": [F("empty_days").desc(nulls_last=True)],
    "soverom": ["bedrooms"], "-soverom": ["-bedrooms"],
    "areal": ["area_m2"], "-areal": ["-area_m2"],
    "leie": ["rent"], "-leie": ["-rent"],
    "adresse": [],
}  # fmt: skip
MOST_EMPTY = "-tomme"


@dataclass(frozen=True, slots=True)
class DwellingFilters:
    """What the list is narrowed to; an empty value does not narrow."""

    text: str = ""
    status: str = ""
    bedrooms: int | None = None
    purpose: str = ""
    wheelchair: bool = False
    school_district: str = ""
    disposal: str = ""
    empty_over: int | None = None
    order: str = field(default=MOST_EMPTY)


def dwelling_rows(actor: Actor, filters: DwellingFilters, on: date) -> QuerySet[Dwelling]:
    """The register as the list shows it, one statement: each dwelling with its status that day.

    Adds `day_status`, `cause`, `status_note`, `free_from` (first day after the tenancy), `empty_since` (first
    empty day; None while let) and `empty_days` (whole days from the first empty day to the day asked about).
    """
    rows = with_day_status(lettable(dwellings_visible_to(actor), on), on)
    if filters.text.strip():
        rows = matching_address(rows, filters.text)
    order = ORDERS.get(filters.order, ORDERS[MOST_EMPTY])
    narrowed: QuerySet[Dwelling] = _narrowed(rows, actor, filters)
    return narrowed.select_related("building").order_by(*order, *address_order())


def dwelling_counts(actor: Actor, on: date) -> dict[str, int]:
    """Counts over the whole stock in one statement: all, by form of disposal, vacant, long empty …"""
    vacant = ~Q(day_status__in=OCCUPIED)
    return with_day_status(lettable(dwellings_visible_to(actor), on), on).aggregate(
        total=Count("pk"),
        vacant=Count("pk", filter=vacant),
        long_empty=Count("pk", filter=Q(empty_days__gt=LONG_EMPTY_DAYS)),
        unexplained=Count("pk", filter=Q(day_status=DayStatus.UNEXPLAINED)),
        ready=Count("pk", filter=Q(day_status=DayStatus.READY)),
        wheelchair=Count("pk", filter=Q(wheelchair=True)),
        **disposal_counting(),
    )


def status_of(dwelling: Dwelling | UUID, on: date) -> Dwelling:
    """One dwelling with the same additions as in the list."""
    pk = dwelling.pk if isinstance(dwelling, Dwelling) else dwelling
    return with_day_status(Dwelling.objects.filter(pk=pk), on).select_related("building").get()


def with_day_status(dwellings: QuerySet[Dwelling], on: date) -> QuerySet[Dwelling]:
    """The additions that `dwelling_rows` describes."""
    return _with_empty_days(_with_status(dwellings, on), on)


def _with_status(dwellings: QuerySet[Dwelling], on: date) -> QuerySet[Dwelling]:
    tenant, line = _tenant(on), _ledger(on)
    return dwellings.annotate(
        let_from=Subquery(tenant.values("period__startswith")[:1]),
        free_from=Subquery(tenant.values("period__endswith")[:1]),
        leaving=Subquery(tenant.filter(_gives_notice()).values("period__startswith")[:1]),
        is_reserved=_reserved(on),
        ledger_status=Subquery(line.values("status")[:1]),
        cause=Coalesce(Subquery(line.values("cause")[:1]), Value("none")),
        status_note=Coalesce(Subquery(line.values("note")[:1]), Value("")),
    ).annotate(
        day_status=Case(
            When(leaving__isnull=False, then=Value(DayStatus.GIVEN_NOTICE.value)),
            When(let_from__isnull=False, then=Value(DayStatus.LET.value)),
            When(is_reserved=True, then=Value(DayStatus.RESERVED.value)),
            When(ledger_status__isnull=False, then=F("ledger_status")),
            When(disposal=Disposal.USER_OWNED, then=Value(DayStatus.OWNER.value)),
            default=Value(DayStatus.UNEXPLAINED.value),
        )
    )


def _with_empty_days(dwellings: QuerySet[Dwelling], on: date) -> QuerySet[Dwelling]:
    before = Lease.objects.filter(dwelling=OuterRef("pk"), state=LeaseState.ENDED, period__endswith__lte=on)
    last_end = before.order_by("-period__endswith").values("period__endswith")[:1]
    days = Func(
        Value(on, output_field=DateField()), F("empty_since"),
        template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField(),
    )  # fmt: skip
    return dwellings.annotate(
        empty_since=Case(
            When(day_status__in=OCCUPIED, then=None),
            default=Greatest(F("disposed_from"), Subquery(last_end)),
            output_field=DateField(),
        )
    ).annotate(empty_days=days)


def _tenant(on: date) -> QuerySet[Lease]:
    """Who lives there on the day.

    A lease that has run out counts until it is ended: the tenant has not moved.
    """
    lives = Q(state=LeaseState.RUNNING) | Q(state=LeaseState.ENDED, period__contains=on)
    return Lease.objects.filter(lives, dwelling=OuterRef("pk"), period__startswith__lte=on).order_by(
        "-period"
    )


def _gives_notice() -> Q:
    return Q(notice_given_on__isnull=False) | Q(state=LeaseState.ENDED)


def _reserved(on: date) -> Q:
    """An open offer, one that is accepted without a lease yet, or a lease that has not begun."""
    answered = Q(state=OfferState.SENT) | Q(state=OfferState.ACCEPTED, lease=None)
    offers = Offer.objects.filter(answered, dwelling=OuterRef("pk"), sent_on__lte=on)
    coming = Q(state=LeaseState.PREPARED) | Q(state=LeaseState.RUNNING, period__startswith__gt=on)
    return Exists(offers) | Exists(Lease.objects.filter(coming, dwelling=OuterRef("pk")))


def _ledger(on: date) -> QuerySet[StatusEntry]:
    """The line of the day; one that was open before a tenant moved in says nothing about the time after."""
    moved_in_later = Lease.objects.filter(
        dwelling=OuterRef("dwelling"), state__in=HAS_TENANT,
        period__startswith__gt=OuterRef("period__startswith"), period__startswith__lte=on,
    )  # fmt: skip
    return StatusEntry.objects.filter(~Exists(moved_in_later), dwelling=OuterRef("pk"), period__contains=on)


def _narrowed(rows: Any, actor: Actor, filters: DwellingFilters) -> Any:
    if filters.status == VACANT:
        rows = rows.exclude(day_status__in=OCCUPIED)
    elif filters.status:
        rows = rows.filter(day_status=filters.status)
    if filters.empty_over is not None:
        rows = rows.filter(empty_days__gt=filters.empty_over)
    if filters.purpose:
        rows = rows.filter(purpose__in=purposes_behind(actor, filters.purpose))
    exact = {
        "bedrooms": filters.bedrooms, "building__school_district": filters.school_district or None,
        "disposal": filters.disposal or None, "wheelchair": filters.wheelchair or None,
    }  # fmt: skip
    return rows.filter(**{name: value for name, value in exact.items() if value is not None})
