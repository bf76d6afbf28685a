"""The economic assessment of the family everybody meets, and some loans. All of it is invented."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import UseState
from boligflyt.areas.home_ownership.models import EconomyAssessment, HousingLoan, InstrumentUse
from boligflyt.areas.home_ownership.queries import work_out
from boligflyt.areas.people.queries.households import members_on
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY
from boligflyt.jobs.demo.records import Town

ABOUT = "Kjøpe treroms i borettslag"
HOUSING_OFFICE = "Boligkontoret"
LOANS: tuple[tuple[int, dict[str, Any]], ...] = (
    (20, {"purpose": "buy", "lived_before": "municipal", "target_group": True, "loan_asked": 1_650_000,
          "grant_asked": 250_000}),
    (120, {"purpose": "buy", "lived_before": "municipal", "target_group": True, "loan_asked": 1_800_000,
           "grant_asked": 300_000, "state": "granted", "loan_granted": 1_700_000, "grant_granted": 300_000,
           "co_financing": "not_sound", "co_financing_why": "Rente og avdrag i bank blir for høye",
           "after": {"decided_on": 20}}),
    (200, {"purpose": "buy", "lived_before": "municipal", "target_group": True, "loan_asked": 1_400_000,
           "grant_asked": 200_000, "state": "paid_out", "loan_granted": 1_400_000, "grant_granted": 200_000,
           "loan_paid": 1_400_000, "grant_paid": 200_000, "co_financing": "no_bank",
           "after": {"decided_on": 15, "paid_on": 40, "owner_since": 40}}),
    (90, {"purpose": "buy", "lived_before": "private", "target_group": False, "loan_asked": 2_100_000,
          "state": "paid_out", "loan_granted": 600_000, "loan_paid": 600_000, "bank_part": 1_500_000,
          "co_financing": "bank_part", "after": {"decided_on": 10, "paid_on": 30, "owner_since": 30}}),
    (60, {"purpose": "keep", "lived_before": "owned", "target_group": True, "loan_asked": 900_000,
          "state": "refused", "reason": "Husstanden tåler ikke lånet", "after": {"decided_on": 14}}),
)  # fmt: skip
USES = (
    ("startlaan", UseState.RELEVANT, ""),
    ("bostoette", UseState.APPLIED, ""),
    ("guarantee", UseState.NOT_RELEVANT, "Husstanden blir boende i kommunal bolig"),
)


def load_economy(town: Town) -> None:
    """One assessment in the newest case of the family, made the day it was asked for, by its caseworker."""
    cases = Application.objects.filter(household__contact__family_name=EVERYBODYS_FAMILY)
    application = cases.order_by("-received_on", "id").first()
    if application is None:
        return
    told = _told(application, town.today)
    EconomyAssessment.objects.create(
        id=uuid5(application.pk, ABOUT), application=application, about=ABOUT, told=told,
        answer=work_out(told, town.today).answer, worked_out_on=town.today,
        made_at=timezone.make_aware(datetime.combine(town.today, time(8, 40))),
        made_by_id=application.caseworker_id, office_id=application.office_id,
    )  # fmt: skip


def load_loans(town: Town) -> None:
    """Loans and instruments in the newest cases of the housing office."""
    cases = Application.objects.filter(office__name=HOUSING_OFFICE, caseworker__isnull=False)
    newest = list(cases.order_by("-received_on", "id")[: len(LOANS) * 3])
    for application, (days_ago, row) in zip(newest, LOANS, strict=False):
        applied = max(application.received_on, town.today - timedelta(days=days_ago))
        days = {name: applied + timedelta(days=after) for name, after in row.get("after", {}).items()}
        loan = HousingLoan.objects.create(
            id=uuid5(application.pk, "loan"), application=application, applied_on=applied,
            **{name: value for name, value in row.items() if name != "after"},
            **{name: min(day, town.today) for name, day in days.items()}, **_stamped(application, town.today),
        )  # fmt: skip
        _use_of(loan, town.today)
    for application in newest[len(LOANS) :: 3]:
        _consider(application, town.today)


def _use_of(loan: HousingLoan, today: date) -> None:
    """The instrument says the same as the loan."""
    answered = {"granted": UseState.GRANTED, "paid_out": UseState.GRANTED, "refused": UseState.REFUSED}
    application = loan.application
    InstrumentUse.objects.create(
        id=uuid5(application.pk, "startlaan"), application=application, instrument="startlaan",
        state=answered.get(loan.state, UseState.APPLIED), considered_on=loan.applied_on,
        considered_by_id=application.caseworker_id, reason=loan.reason, applied_on=loan.applied_on,
        settled_on=loan.decided_on, **_stamped(application, today),
    )  # fmt: skip


def _consider(application: Application, today: date) -> None:
    for instrument, state, reason in USES:
        InstrumentUse.objects.create(
            id=uuid5(application.pk, instrument), application=application, instrument=instrument, state=state,
            considered_on=today, considered_by_id=application.caseworker_id, reason=reason,
            applied_on=today if state == UseState.APPLIED else None, **_stamped(application, today),
        )  # fmt: skip


def _stamped(application: Application, today: date) -> dict[str, Any]:
    at = timezone.make_aware(datetime.combine(today, time(8, 45)))
    return {"created_at": at, "changed_at": at, "changed_by": application.caseworker_id}


def _told(application: Application, on: date) -> dict[str, Any]:
    ages = [one.age for one in members_on(application.household_id, on) if one.age is not None]
    return {
        "members": [{"age": age} for age in ages],
        "income": [
            {"name": "Uføretrygd", "gross": 24000, "net": 19800},
            {"name": "Deltidsjobb", "gross": 13000, "net": 10600},
            {"name": "Barnetrygd", "gross": 0, "net": 3900},
        ],
        "debts": [{"name": "Billån", "balance": 60000, "monthly": 1500}],
        "fixed_costs": [{"name": "Barnehage", "monthly": 2000}],
        "budget": [
            {"name": "Mat og drikke", "monthly": 9500}, {"name": "Klær og sko", "monthly": 1800},
            {"name": "Andre dagligvarer", "monthly": 700}, {"name": "Kollektivtransport", "monthly": 900},
        ],
        "municipality": "3301", "bostoette": {"category": "ordinary"},
        "stay": {"rent": 11500, "other_costs": 1200, "heating_included": True},
        "rent": {"rent": 14500, "other_costs": 1200, "heating_included": True},
        "buy": {
            "price": 1750000, "purchase_costs": 15000, "grant": 350000, "ownership": "shared",
            "shared_costs": 3200, "running_costs": 1200, "heating_included": True,
        },
        "loan": {
            "effective_rate": 4.3, "years": 30, "payment_fee": 40, "fixed_years": 0, "repayment": "annuity",
            "long_term_reasons": ["lasting_low_income", "children_or_may_lose_home"],
        },
    }  # fmt: skip
