"""Three tenants on their way to a private rental: one looks, one has found, one has moved. Invented."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.private_renting.choices import (
    CareerResult,
    HowItWent,
    SearchState,
    SecurityKind,
    SecurityState,
    TurnedDown,
    ViewingResult,
)
from boligflyt.areas.private_renting.models import CareerTalk, HomeViewing, PrivateSearch, RentSecurity
from boligflyt.domain.periods import add_months
from boligflyt.domain.private_rental import follow_up_day
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY
from boligflyt.jobs.demo.records import Town

DAY = timedelta(days=1)
HOMES = ("Åssiden terrasse 14", "Konnerudgata 31", "Rosenkrantzgata 88")
LANDLORDS = ("Fjordleie AS (oppdiktet)", "Elvebredden Utleie (oppdiktet)")


def load_renting(town: Town) -> None:
    """Searches of tenants whose case has a caseworker; a small town may have fewer."""
    cases = Application.objects.exclude(household__contact__family_name=EVERYBODYS_FAMILY).filter(
        household__grade=0, household__leases__state=LeaseState.RUNNING, caseworker__isnull=False
    )
    chosen = list({one.household_id: one for one in cases.order_by("-received_on", "id")[:40]}.values())
    for make, case in zip((_looks, _has_found, _has_moved), chosen, strict=False):
        make(town, case)
    _talk_with_refugees(town)


def _talk_with_refugees(town: Town) -> None:
    """The first talk of some who were settled lately; the others are asked for."""
    settled = (town.today - 1200 * DAY, town.today - 200 * DAY)
    cases = Application.objects.filter(
        household__grade=0, household__contact__settled_on__range=settled, caseworker__isnull=False
    ).select_related("household__contact")
    homes = list({one.household_id: one for one in cases.order_by("received_on", "id")[:40]}.values())
    results = list(CareerResult)
    for place, case in enumerate(homes[: len(homes) // 2]):
        held_on = add_months(case.household.contact.settled_on or town.today, 6)
        CareerTalk.objects.create(
            id=uuid5(case.household_id, "bokarriere"), household_id=case.household_id, months=6,
            held_on=held_on, result=results[place % len(results)],
            written_at=timezone.make_aware(datetime.combine(held_on, time(14))),
            written_by_id=case.caseworker_id, office_id=case.office_id,
        )  # fmt: skip


def _search(town: Town, case: Application, days: int, **told: Any) -> PrivateSearch:
    at = _at(town, days)
    rents = Lease.objects.filter(household=case.household_id, state=LeaseState.RUNNING).exists()
    return PrivateSearch.objects.create(
        id=uuid5(case.pk, "privat leie"), household_id=case.household_id, guide_id=case.caseworker_id,
        office_id=case.office_id, began_on=at.date(), rented=rents, bedrooms=case.bedrooms_needed or 1,
        most_rent=13_000, wanted_area="Nær skolen", created_at=at, changed_at=at, **told,
    )  # fmt: skip


def _at(town: Town, days: int, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(town.today - days * DAY, time(hour)))


def _viewing(town: Town, search: PrivateSearch, number: int, days: int, **told: Any) -> None:
    at = _at(town, days, 16)
    HomeViewing.objects.create(
        id=uuid5(search.pk, f"visning {number}"), search=search, at=at, address=HOMES[number],
        rent=11_500 + 500 * number, along_id=search.guide_id, created_at=at, changed_at=at, **told,
    )  # fmt: skip


def _looks(town: Town, case: Application) -> None:
    search = _search(town, case, 30, next_on=town.today + 2 * DAY, next_what=f"Visning av {HOMES[2]}.")
    _viewing(town, search, 0, 20, result=ViewingResult.NO, reason=TurnedDown.WHO_THEY_ARE)
    _viewing(town, search, 1, 9, result=ViewingResult.NO, reason=TurnedDown.CHOSE_OTHER)
    _viewing(town, search, 2, -2)


def _has_found(town: Town, case: Application) -> None:
    search = _search(
        town, case, 60, state=SearchState.FOUND, next_on=town.today + 12 * DAY,
        next_what="Se at leiekontrakten er signert, og at innflyttingen går i orden.",
        address=HOMES[1], landlord=LANDLORDS[0], rent=12_000, found_on=town.today - 3 * DAY,
        first_day=town.today + 12 * DAY,
    )  # fmt: skip
    _viewing(town, search, 0, 40, result=ViewingResult.DECLINED, reason=TurnedDown.STANDARD)
    _viewing(town, search, 1, 5, result=ViewingResult.YES)
    _security(town, search, SecurityKind.GUARANTEE, 36_000, granted=2)


def _has_moved(town: Town, case: Application) -> None:
    moved = town.today - 200 * DAY
    due = follow_up_day(moved)
    search = _search(
        town, case, 280, state=SearchState.FOLLOWED_UP, address=HOMES[0], landlord=LANDLORDS[1], rent=11_000,
        found_on=moved - 20 * DAY, first_day=moved, moved_in_on=moved, how_it_went=HowItWent.LIVES_THERE,
        told="Trives, og betaler leien med fast trekk.", followed_up_on=min(due, town.today),
    )  # fmt: skip
    _viewing(town, search, 0, 221, result=ViewingResult.YES)
    _security(town, search, SecurityKind.DEPOSIT, 33_000, granted=205, out=203)


def _security(
    town: Town, search: PrivateSearch, kind: SecurityKind, amount: int, granted: int, out: int | None = None
) -> None:
    at = _at(town, granted)
    RentSecurity.objects.create(
        id=uuid5(search.pk, kind), search=search, kind=kind, amount=amount, rent=search.rent or 0,
        granted_on=at.date(), state=SecurityState.OUT if out else SecurityState.GRANTED,
        out_on=town.today - out * DAY if out else None, created_at=at, changed_at=at,
    )  # fmt: skip
