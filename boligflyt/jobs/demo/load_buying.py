"""Tenants who buy the home they rent: two who want to, and one with an offer. Invented."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.home_ownership.choices import CandidateState, PurchaseState, TalkResult
from boligflyt.areas.home_ownership.models import (
    Campaign,
    Candidate,
    HousingLoan,
    Purchase,
    PurchaseFinancing,
    Talk,
)
from boligflyt.areas.home_ownership.queries import kept_rule, sale_to_tenant
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.buying import Financing, FinancingAsked, document_duty, monthly_costs
from boligflyt.domain.household_economy.answer import marks
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.sales import Verdict
from boligflyt.domain.screening import Rule
from boligflyt.domain.startlaan import StartlaanTerms
from boligflyt.jobs.demo.load_economy import HOUSING_OFFICE
from boligflyt.jobs.demo.records import Town

NAME = "Leietakere som vil kjøpe"
DAY = timedelta(days=1)
WANTED = 3
GRANT, BANK = 200_000, 300_000
PRICE = 2_100_000


def load_buying(town: Town) -> None:
    """A campaign among tenants: the last of those found has an offer, the others want to own."""
    leases = _leases(town)
    if not leases:
        return
    first = leases[0][1]
    made = {
        "made_at": _at(town, 20), "made_by_id": first.caseworker_id, "office_id": first.office_id,
    }  # fmt: skip
    campaign = Campaign.objects.create(
        id=uuid5(first.pk, NAME), name=NAME, purpose="Leietakere skal få kjøpe boligen de bor i.",
        first_day=town.today - 30 * DAY, last_day=town.today + 300 * DAY,
        rule=kept_rule(Rule(tenants=True, least_months=12, saleable=True)), **made,
    )  # fmt: skip
    candidates = [_candidate(town, campaign, *one) for one in leases]
    if len(leases) == WANTED:
        _offered(town, candidates[-1], *leases[-1])


def _leases(town: Town) -> list[tuple[Lease, Application]]:
    """Running leases of unprotected tenants with a case at the office, in a home the tenant may buy."""
    cases: dict[UUID, Application] = {}
    for case in Application.objects.filter(
        office__name=HOUSING_OFFICE, caseworker__isnull=False, applicant__grade=0, household__grade=0,
        household__ownership_candidates=None,
    ).order_by("received_on", "id"):  # fmt: skip
        cases[case.household_id] = case  # the newest is last
    rows = Lease.objects.filter(
        state="running", household__in=list(cases), dwelling__disposal=Disposal.OWNED, notice_given_on=None,
        period__startswith__lt=town.today - 20 * DAY,
    ).select_related("dwelling__building", "household__contact")  # fmt: skip
    found = []
    for lease in rows.defer("contract", "notice", "contract_data").order_by("period", "id"):
        if sale_to_tenant(lease.dwelling, town.today)[0] is Verdict.TO_TENANT:
            found.append((lease, cases[lease.household_id]))
        if len(found) == WANTED:
            break
    return found


def _at(town: Town, days_ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(town.today - days_ago * DAY, time(10, 15)))


def _candidate(town: Town, campaign: Campaign, lease: Lease, case: Application) -> Candidate:
    next_on, worker = town.today + 7 * DAY, case.caseworker_id
    candidate = Candidate.objects.create(
        id=uuid5(campaign.pk, str(lease.pk)), campaign=campaign, household_id=lease.household_id,
        found_on=town.today - 20 * DAY,
        why=[f"Har leid av kommunen siden {lease.period.first_day:%d.%m.%Y}."],
        rented=True, state=CandidateState.TALKING, talker_id=worker, next_on=next_on,
        created_at=_at(town, 20), changed_at=_at(town, 6),
    )  # fmt: skip
    Talk.objects.create(
        id=uuid5(candidate.pk, "samtale"), candidate=candidate, held_on=town.today - 6 * DAY,
        result=TalkResult.WANTS_TO_OWN, text="Vil kjøpe boligen de bor i.", next_on=next_on,
        written_at=_at(town, 6), written_by_id=worker,
    )  # fmt: skip
    return candidate


def _offered(town: Town, candidate: Candidate, lease: Lease, case: Application) -> None:
    rates = RatesOfDay(town.today, shipped_rates())
    price = lease.dwelling.value or PRICE
    duty = document_duty(price, rates)
    amounts = Financing(price, duty, startlaan=price + duty - GRANT - BANK, grant=GRANT, bank=BANK)
    asked = FinancingAsked(amounts, StartlaanTerms(30), Decimal("4.5"), 25, Decimal("5.5"))
    loan = HousingLoan.objects.create(
        id=uuid5(candidate.pk, "lån"), application=case, state="granted", purpose="buy", target_group=True,
        lived_before="municipal", applied_on=town.today - 5 * DAY, loan_asked=amounts.startlaan,
        grant_asked=GRANT, decided_on=town.today - 2 * DAY, loan_granted=amounts.startlaan,
        grant_granted=GRANT, bank_part=BANK, co_financing="bank_part", **_stamped(town, case),
    )  # fmt: skip
    purchase = Purchase.objects.create(
        id=uuid5(candidate.pk, "kjøp"), application=case, candidate=candidate, lease=lease, loan=loan,
        state=PurchaseState.OFFERED, begun_on=town.today - 5 * DAY, valuation=price, price=price,
        valued_on=lease.dwelling.valued_on or town.today - 30 * DAY, offered_on=town.today - DAY,
        answer_by=town.today + 13 * DAY, next_on=town.today + 13 * DAY, **_stamped(town, case),
    )  # fmt: skip
    PurchaseFinancing.objects.create(
        id=uuid5(purchase.pk, "1"), purchase=purchase, number=1, price=price, duty=duty,
        startlaan=amounts.startlaan, grant=GRANT, bank=BANK, years=30, rate=asked.rate,
        bank_years=asked.bank_years, bank_rate=asked.bank_rate, monthly=monthly_costs(asked, rates).both,
        rates=marks(rates.used), worked_out_on=town.today - 5 * DAY, made_at=_at(town, 5),
        made_by_id=case.caseworker_id,
    )  # fmt: skip


def _stamped(town: Town, case: Application) -> dict[str, Any]:
    return {"created_at": _at(town, 5), "changed_at": _at(town, 1), "changed_by": case.caseworker_id}
