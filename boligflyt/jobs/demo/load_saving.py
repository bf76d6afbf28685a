"""Leie med sparing: one household that follows its plan, and one whose period is nearly over. Invented."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.models import SavingAgreement, SavingEntry
from boligflyt.areas.home_ownership.queries import sale_to_tenant, saving_terms
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import add_months
from boligflyt.domain.sales import Verdict
from boligflyt.jobs.demo.load_economy import HOUSING_OFFICE
from boligflyt.jobs.demo.records import Town

WANTED, SHOWN = 2, 6
MONTHLY = 2_500
PRICE = 1_900_000
# A caseworker asks the household this day, whatever the rate says: the demo shows it at once.
ASKED_FIRST = 0


def load_saving(town: Town) -> None:
    """Two agreements among tenants who have no campaign, from the first of a month of the tenancy."""
    for place, (lease, case) in enumerate(_leases(town)):
        _agreement(town, lease, case, ask_now=place == ASKED_FIRST)


def _leases(town: Town) -> list[tuple[Lease, Application]]:
    cases: dict[UUID, Application] = {}
    for case in Application.objects.filter(
        office__name=HOUSING_OFFICE, caseworker__isnull=False, applicant__grade=0, household__grade=0,
        household__ownership_candidates=None,
    ).order_by("received_on", "id"):  # fmt: skip
        cases[case.household_id] = case  # the newest is last
    rows = Lease.objects.filter(
        state="running", household__in=list(cases), notice_given_on=None,
        period__startswith__lt=add_months(town.today, -SHOWN),
    ).select_related("dwelling")  # fmt: skip
    found = []
    for lease in rows.defer("contract", "notice", "contract_data").order_by("-period", "id"):
        if sale_to_tenant(lease.dwelling, town.today)[0] is Verdict.TO_TENANT:
            found.append((lease, cases[lease.household_id]))
        if len(found) == WANTED:
            break
    return found


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10, 15)))


def _agreement(town: Town, lease: Lease, case: Application, *, ask_now: bool) -> None:
    first = add_months(town.today.replace(day=1), 1 - SHOWN)
    last, terms = saving_terms(first)
    home = lease.dwelling
    price = home.value or PRICE
    if home.value and home.valued_on and home.valued_on > first:
        price = home.value * 9 // 10  # it is worth more since the price was fixed
    saving = SavingAgreement.objects.create(
        id=uuid5(lease.pk, "sparing"), application=case, lease=lease,
        fixed_price=price, price_fixed_on=first, first_day=first,
        last_day=last, monthly_saving=MONTHLY, at_purchase=terms.at_purchase,
        tenant_breaks=terms.tenant_breaks, municipality_breaks=terms.municipality_breaks,
        next_on=town.today if ask_now else last, created_at=_at(first), changed_at=_at(first),
        changed_by=case.caseworker_id,
    )  # fmt: skip
    for month in range(SHOWN - 1 if ask_now else SHOWN - 2):
        day = add_months(first, month)
        SavingEntry.objects.create(
            id=uuid5(saving.pk, str(month)), agreement=saving, saved_on=day, amount=MONTHLY,
            written_at=_at(day), written_by_id=case.caseworker_id,
        )  # fmt: skip
