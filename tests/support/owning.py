"""A tenant household on its way to owning the home it rents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from boligflyt.areas.applications.models import Application
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.home_ownership.choices import CoFinancing, LoanState
from boligflyt.areas.home_ownership.models import Campaign, Candidate, Purchase
from boligflyt.areas.home_ownership.queries import kept_rule
from boligflyt.areas.home_ownership.services import (
    Contract,
    LoanStep,
    PurchaseBegun,
    begin_purchase,
    keep_financing,
    offer_home,
    sign_contract,
    take_loan_step,
)
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.buying import Financing, FinancingAsked
from boligflyt.domain.periods import Period
from boligflyt.domain.screening import Rule
from boligflyt.domain.startlaan import StartlaanTerms
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person, stamped

SINCE, UNTIL = date(2024, 1, 1), date(2027, 3, 31)
VALUED = date(2026, 10, 1)
PRICE = 2_000_000
PAID = Financing(PRICE, 50_000, 1_000, startlaan=1_600_000, grant=200_000, bank=200_000, own=51_000)
ASKED = FinancingAsked(PAID, StartlaanTerms(30), Decimal("4.5"), 25, Decimal("5.5"))
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Buyer:
    """A candidate with a case and the home it rents."""

    candidate: Candidate
    case: Application
    lease: Lease
    dwelling: Dwelling


def a_buyer(cast, family="Tesfay", *, dwelling=None, **person) -> Buyer:
    """A couple with two children that rents, and has been found by a campaign."""
    household = make_household(make_person("Selam", family, **person), children=2)
    case = make_application(cast.kari, household, yearly_income=520_000)
    home = dwelling or make_dwelling()
    lease = Lease.objects.create(
        dwelling=home, household=household, tenant=household.contact, state="running",
        contract_number=uuid4().hex[:8].upper(), kind="fixed_term", period=Period(SINCE, UNTIL), rent=10_500,
        **stamped(),
    )  # fmt: skip
    campaign = Campaign.objects.create(
        name="Vår", purpose="Flere eier.", first_day=TODAY, last_day=TODAY, rule=kept_rule(Rule()),
        made_at=cast.kari.at, made_by_id=cast.kari.staff, office_id=cast.kari.office,
    )  # fmt: skip
    candidate = Candidate.objects.create(
        campaign=campaign, household=household, found_on=TODAY, why=["Leier."], rented=True, state="talking",
        talker_id=cast.kari.staff, next_on=TODAY, **stamped(),
    )  # fmt: skip
    return Buyer(candidate, case, lease, home)


def begun(cast, buyer: Buyer, **other) -> Purchase:
    """The purchase, begun by the caseworker."""
    facts = {"valuation": PRICE, "valued_on": VALUED, **other}
    return begin_purchase(cast.kari, buyer.candidate.pk, PurchaseBegun(buyer.case.pk, **facts))


def financed(cast, purchase: Purchase) -> Purchase:
    """With its money granted."""
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    purchase.refresh_from_db()
    granted = LoanStep(
        LoanState.GRANTED, TODAY, PAID.startlaan, PAID.grant, PAID.bank, co_financing=CoFinancing.BANK_PART
    )
    take_loan_step(cast.kari, purchase.loan_id, None, granted)
    purchase.refresh_from_db()
    return purchase


def contracted(cast, buyer: Buyer, **other) -> Purchase:
    """With a signed contract, to be taken over today."""
    purchase = financed(cast, begun(cast, buyer, **other))
    offer_home(cast.kari, purchase.pk, None, TODAY, TODAY + WEEK)
    return sign_contract(cast.kari, purchase.pk, None, Contract(TODAY, TODAY))
