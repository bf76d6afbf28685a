"""The economic assessment of the family everybody meets. All of it is invented."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.models import EconomyAssessment
from boligflyt.areas.home_ownership.queries import work_out
from boligflyt.areas.people.queries.households import members_on
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY
from boligflyt.jobs.demo.records import Town

ABOUT = "Kjøpe treroms i borettslag"


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
