"""Leie til eie: the course follows its table, the money adds up, and the days come in their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Role
from boligflyt.areas.dwellings.services import add_grant
from boligflyt.areas.home_ownership.choices import LoanState, PurchaseState, UseState
from boligflyt.areas.home_ownership.models import HousingLoan, InstrumentUse, Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.queries import (
    newest_financing,
    open_purchase,
    point_of,
    purchase_list,
    purchases_visible_to,
)
from boligflyt.areas.home_ownership.services import (
    Contract,
    LoanStep,
    PurchaseBegun,
    begin_purchase,
    keep_financing,
    offer_home,
    sign_contract,
    stop_purchase,
    take_loan_step,
)
from boligflyt.areas.home_ownership.workflow import AFTERWARDS, POINTS, PURCHASE_NEXT
from boligflyt.areas.people.choices import Protection
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_dwelling
from tests.support.owning import ASKED, PAID, PRICE, WEEK, a_buyer, begun, contracted, financed

DAY = timedelta(days=1)


@pytest.fixture
def buyer(cast):
    return a_buyer(cast)


def point(purchase: Purchase) -> str:
    purchase.refresh_from_db()
    return point_of(purchase, newest_financing(purchase))


@pytest.mark.proves("PRO-14", "MEA-1.1")
def test_the_way_from_candidate_to_contract_has_one_next_step_at_each_point(cast, buyer):
    purchase = begun(cast, buyer)
    said = [point(purchase)]
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    said.append(point(purchase))
    financed(cast, purchase)
    said.append(point(purchase))
    offer_home(cast.kari, purchase.pk, None, TODAY, TODAY + WEEK)
    said.append(point(purchase))
    sign_contract(cast.kari, purchase.pk, None, Contract(TODAY, TODAY + WEEK))
    said.append(point(purchase))

    assert said == ["finance", "answer", "offer", "sign", "take_over"]
    assert {"follow", "refused", *said} == set(POINTS)
    assert list(purchase_list(cast.kari)) == [purchase]


@pytest.mark.proves("ECO-01", "ECO-02", "PRO-30")
def test_the_financing_is_kept_with_the_rates_of_the_day_and_asked_for_in_the_register(cast, buyer):
    purchase = begun(cast, buyer)
    kept = keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    purchase.refresh_from_db()

    assert kept.worked_out_on == TODAY and kept.monthly > 9_000
    assert {one["rate"] for one in kept.rates} >= {"startlaan/longest_years", "startlaan/markup_points"}
    loan = purchase.loan
    assert (loan.loan_asked, loan.grant_asked, loan.lived_before, loan.purpose) == (
        1_600_000, 200_000, "municipal", "buy"
    )  # fmt: skip
    assert set(InstrumentUse.objects.values_list("state", flat=True)) == {UseState.APPLIED}


def test_another_financing_is_a_new_version_that_puts_the_application_right_and_takes_the_offer_back(
    cast, buyer
):
    purchase = begun(cast, buyer)
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    more = replace(ASKED, amounts=replace(PAID, startlaan=1_651_000, own=0))
    keep_financing(cast.kari, purchase.pk, None, more, target_group=True)

    assert HousingLoan.objects.get().loan_asked == 1_651_000
    purchase.refresh_from_db()
    granted = LoanStep(LoanState.GRANTED, TODAY, 1_600_000, 200_000, co_financing="no_bank")
    take_loan_step(cast.kari, purchase.loan_id, None, granted)
    assert point(purchase) == "refused"  # less than was planned
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    offer_home(cast.kari, purchase.pk, None, TODAY, TODAY)
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    purchase.refresh_from_db()
    assert (purchase.state, purchase.offered_on) == (PurchaseState.FINANCING, None)
    assert newest_financing(purchase).number == 4 and HousingLoan.objects.count() == 1


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ({"own": 50_000}, "Det mangler"), ({"own": 60_000}, "for mye"),
        ({"price": PRICE + 1, "own": 51_001}, "taksten"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_not_kept_and_asked_for(cast, buyer, amounts, words):
    purchase = begun(cast, buyer)
    with pytest.raises(Refused, match=words):
        asked = replace(ASKED, amounts=replace(PAID, **amounts))
        keep_financing(cast.kari, purchase.pk, None, asked, target_group=True)

    assert not PurchaseFinancing.objects.exists() and not HousingLoan.objects.exists()


def test_the_database_keeps_no_financing_that_does_not_add_up_and_changes_none(cast, buyer):
    purchase = begun(cast, buyer)
    kept = keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    with pytest.raises(DatabaseError, match="Dette endres ikke"), transaction.atomic():
        PurchaseFinancing.objects.update(own=0)
    kept.pk, kept.number, kept.own = None, 2, 1
    with pytest.raises(IntegrityError, match="financing_adds_up"), transaction.atomic():
        kept.save(force_insert=True)
    with pytest.raises(IntegrityError, match="sold_at_valuation"), transaction.atomic():
        Purchase.objects.update(price=1)


@pytest.mark.proves("HOU-26")
def test_a_dwelling_that_may_not_be_sold_to_its_tenant_is_refused_with_the_reasons(cast):
    kept = a_buyer(cast, dwelling=make_dwelling(kept_because="Skal bli base."))
    with pytest.raises(Refused, match="Skal bli base"):
        begun(cast, kept)
    bound = a_buyer(cast, "Berg")
    add_grant(cast.per, bound.dwelling.pk, 1, 500_000, date(2020, 3, 1))
    with pytest.raises(Refused, match="binder boligen"):
        begun(cast, bound)

    assert begun(cast, bound, grant_repaid=True).grant_repaid
    with pytest.raises(Refused, match="allerede begynt"):
        begun(cast, bound, grant_repaid=True)


@pytest.mark.proves("HOU-22", "MEA-1.2")
def test_the_tenant_of_an_adapted_dwelling_set_aside_for_care_may_begin_to_buy_it(cast):
    assert begun(cast, a_buyer(cast, dwelling=make_dwelling(adaptation="adapted", purpose="care"))).pk


def test_who_rents_nothing_or_has_another_case_buys_nothing(cast, buyer):
    other = a_buyer(cast, "Berg")
    with pytest.raises(Http404):
        begin_purchase(cast.kari, other.candidate.pk, PurchaseBegun(buyer.case.pk, PRICE, TODAY))
    type(buyer.lease).objects.update(state="ended")
    with pytest.raises(Refused, match="leier ikke av kommunen"):
        begun(cast, buyer)


@pytest.mark.parametrize(
    ("sent", "by", "field"), [(TODAY + DAY, TODAY + WEEK, "sent_on"), (TODAY, TODAY - DAY, "answer_by")]
)
def test_an_offer_has_its_days_in_order_and_comes_after_the_money(cast, buyer, sent, by, field):
    purchase = begun(cast, buyer)
    with pytest.raises(Refused, match="Sett opp finansieringen"):
        offer_home(cast.kari, purchase.pk, None, TODAY, TODAY)
    financed(cast, purchase)
    with pytest.raises(Refused) as said:
        offer_home(cast.kari, purchase.pk, None, sent, by)
    assert said.value.field == field


@pytest.mark.parametrize(
    ("contract", "field"),
    [
        (Contract(TODAY + DAY, TODAY + WEEK), "signed_on"), (Contract(TODAY - DAY, TODAY), "signed_on"),
        (Contract(TODAY, TODAY - DAY), "takeover_on"), (Contract(TODAY, TODAY, TODAY + DAY), "approved_on"),
    ],
)  # fmt: skip
def test_a_contract_is_signed_within_the_offer_and_before_takeover(cast, buyer, contract, field):
    purchase = financed(cast, begun(cast, buyer))
    offer_home(cast.kari, purchase.pk, None, TODAY, TODAY)
    with pytest.raises(Refused) as said:
        sign_contract(cast.kari, purchase.pk, None, contract)
    assert said.value.field == field


def test_a_purchase_is_stopped_for_a_reason_and_another_may_begin(cast, buyer):
    purchase = contracted(cast, buyer)
    with pytest.raises(Refused, match="hvorfor"):
        stop_purchase(cast.kari, purchase.pk, None, " ")
    stop_purchase(cast.kari, purchase.pk, None, "De fikk jobb et annet sted.")

    assert list(purchase_list(cast.kari, over=True)) == [purchase]
    with pytest.raises(Refused, match="kan ikke bli"):
        offer_home(cast.kari, purchase.pk, None, TODAY, TODAY)
    assert begun(cast, buyer).state == PurchaseState.FINANCING


def test_every_state_leads_somewhere_known_and_every_standing_where_the_table_allows(cast):
    assert set(PURCHASE_NEXT) == set(PurchaseState)
    goes_on = {PurchaseState.OWNED, *PURCHASE_NEXT[PurchaseState.OWNED]}
    assert {one.state for one in AFTERWARDS.values()} == goes_on


def test_who_only_reads_another_office_and_two_at_once_are_told(cast, buyer):
    purchase = begun(cast, buyer)
    with pytest.raises(VersionConflict):
        stop_purchase(cast.kari, purchase.pk, 9, "Nei.")
    with pytest.raises(Forbidden):
        stop_purchase(replace(cast.kari, role=Role.DECIDER), purchase.pk, 1, "Nei.")
    with pytest.raises(Http404):
        open_purchase(cast.ada, purchase.pk)


def test_a_protected_household_hides_its_purchase_financing_and_contacts(cast, buyer):
    purchase = contracted(cast, buyer)
    person = buyer.candidate.household.contact
    person.protection = Protection.STRICT
    person.save()
    purchase.refresh_from_db()

    assert purchase.grade > 0 and newest_financing(purchase).grade == purchase.grade
    assert not purchases_visible_to(cast.kari).exists()
