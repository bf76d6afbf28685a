"""The tenant takes the home over: lease, stock, register of loans and course follow on one day, or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from boligflyt.areas.access.choices import Role
from boligflyt.areas.allocation.queries.dwelling_card import leases_of
from boligflyt.areas.allocation.queries.dwelling_timeline import days_of
from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.models import Dwelling, Trade
from boligflyt.areas.dwellings.queries import counts_by_disposal
from boligflyt.areas.dwellings.services import add_grant, keep_from_sale
from boligflyt.areas.dwellings.stock import stock_between
from boligflyt.areas.handovers.services import take_over_home
from boligflyt.areas.home_ownership.choices import CandidateState, LoanState, PurchaseState, Standing
from boligflyt.areas.home_ownership.queries import loan_row
from boligflyt.areas.home_ownership.services import AfterFacts, write_contact
from boligflyt.areas.leases.leading_on import led_list
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease
from boligflyt.domain.periods import Period
from boligflyt.domain.startlaan import counts_in
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import TODAY, make_dwelling
from tests.support.owning import SINCE, WEEK, a_buyer, contracted

DAY = timedelta(days=1)
SOON = TODAY + WEEK


@pytest.fixture
def buyer(cast):
    return a_buyer(cast)


@pytest.mark.proves("PRO-14", "PRO-33", "MEA-1.1")
def test_the_lease_ends_the_day_before_and_the_dwelling_leaves_the_stock_without_an_empty_day(cast, buyer):
    purchase = contracted(cast, buyer)
    before = counts_by_disposal(TODAY).owned

    take_over_home(cast.kari, purchase.pk, None, TODAY, SOON)

    lease = Lease.objects.get(pk=buyer.lease.pk)
    assert (lease.state, lease.period, lease.notice_given_on, lease.ended_because) == (
        "ended", Period(SINCE, TODAY - DAY), None, "Leietakeren kjøpte boligen."
    )  # fmt: skip
    home = Dwelling.objects.get(pk=buyer.dwelling.pk)
    assert (home.disposed_to, home.lost_by) == (TODAY - DAY, "sold")
    assert (counts_by_disposal(TODAY - DAY).owned, counts_by_disposal(TODAY).owned) == (before, before - 1)
    (moved,) = stock_between(cast.per, TODAY - DAY, TODAY, 10).account.movements
    assert (moved.key, moved.count, moved.how) == (home.pk, -1, "sold")
    timeline = days_of(home, list(leases_of(cast.kari, home.pk)), TODAY, 0).timeline
    assert (timeline[-1].status, timeline[-1].last_day) == (DayStatus.LET, TODAY - DAY)
    trade = Trade.objects.get()
    assert (trade.buyer, trade.price, trade.valuation, trade.day) == ("tenant", 2_000_000, 2_000_000, TODAY)


@pytest.mark.proves("IND-17")
def test_nobody_is_asked_where_who_bought_the_home_went(cast, buyer):
    take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, SOON)

    lease = Lease.objects.get(pk=buyer.lease.pk)
    assert (lease.led_to, lease.led_to_told_on) == ("own", TODAY)
    assert not led_list(cast.kari).filter(pk=lease.pk).exists()


@pytest.mark.proves("IND-15", "ECO-01", "ECO-02")
def test_the_register_has_the_payment_and_the_new_owner_and_the_talks_are_over(cast, buyer):
    purchase = take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, SOON)

    loan = purchase.loan
    loan.refresh_from_db()
    assert (loan.state, loan.loan_paid, loan.grant_paid, loan.owner_since) == (
        LoanState.PAID_OUT, 1_600_000, 200_000, TODAY
    )  # fmt: skip
    counted = counts_in([loan_row(loan)], Period(TODAY, TODAY))
    assert counted.of("left_municipal").number == counted.of("owners").number == 1
    buyer.candidate.refresh_from_db()
    assert (buyer.candidate.state, buyer.candidate.next_on) == (CandidateState.DONE, None)
    assert (purchase.state, purchase.next_on) == (PurchaseState.OWNED, SOON)


def test_a_notice_that_was_given_falls_away_and_is_not_counted_as_one(cast, buyer):
    purchase = contracted(cast, buyer)
    end_lease(cast.kari, buyer.lease.pk, None, TODAY + 60 * DAY, "Vil flytte.")

    take_over_home(cast.kari, purchase.pk, None, TODAY, SOON)

    lease = Lease.objects.get(pk=buyer.lease.pk)
    assert lease.notice_given_on is None and lease.period.last_day == TODAY - DAY


@pytest.mark.parametrize(
    ("day", "next_on", "field"),
    [(TODAY + DAY, SOON, "day"), (TODAY - DAY, SOON, "day"), (TODAY, TODAY, "next_on")],
)
def test_takeover_is_noted_when_it_has_been_and_after_the_contract(cast, buyer, day, next_on, field):
    purchase = contracted(cast, buyer)
    with pytest.raises(Refused) as said:
        take_over_home(cast.kari, purchase.pk, None, day, next_on)
    assert said.value.field == field


def test_nothing_half_done_is_stored_when_the_dwelling_cannot_be_sold_after_all(cast, buyer):
    purchase = contracted(cast, buyer)
    keep_from_sale(cast.per, buyer.dwelling.pk, None, "Skal bli base.")

    with pytest.raises(Refused, match="Skal bli base"):
        take_over_home(cast.kari, purchase.pk, None, TODAY, SOON)

    assert Lease.objects.get(pk=buyer.lease.pk).state == "running" and not Trade.objects.exists()
    purchase.refresh_from_db()
    assert (purchase.state, purchase.loan.state) == (PurchaseState.CONTRACTED, LoanState.GRANTED)


@pytest.mark.proves("HOU-22", "MEA-1.2", "ECO-09")
def test_an_adapted_dwelling_set_aside_and_one_whose_grant_is_paid_back_are_taken_over(cast):
    adapted = a_buyer(cast, dwelling=make_dwelling(adaptation="adapted", purpose="care"))
    bound = a_buyer(cast, "Berg")
    add_grant(cast.per, bound.dwelling.pk, 1, 500_000, TODAY - WEEK)

    for buyer, more in ((adapted, {}), (bound, {"grant_repaid": True})):
        take_over_home(cast.kari, contracted(cast, buyer, **more).pk, None, TODAY, SOON)

    assert Trade.objects.count() == 2


def test_the_takeover_asks_for_the_right_to_leases_and_happens_once(cast, buyer):
    purchase = contracted(cast, buyer)
    with pytest.raises(Forbidden):
        take_over_home(replace(cast.kari, role=Role.NAV_CASEWORKER), purchase.pk, None, TODAY, SOON)
    take_over_home(cast.kari, purchase.pk, None, TODAY, SOON)
    with pytest.raises(Refused, match="kan ikke bli"):
        take_over_home(cast.kari, purchase.pk, None, TODAY, SOON)


@pytest.mark.proves("PRO-14")
@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (AfterFacts(TODAY, Standing.BEHIND, 0, next_on=SOON), "owed"),
        (AfterFacts(TODAY, Standing.PAYS), "next_on"),
        (AfterFacts(TODAY, Standing.PAYS, next_on=TODAY), "next_on"),
        (AfterFacts(TODAY - DAY, Standing.PAYS, next_on=SOON), "held_on"),
    ],
)
def test_a_contact_says_what_is_owed_and_when_the_next_is(cast, buyer, facts, field):
    purchase = take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, SOON)
    with pytest.raises(Refused) as said:
        write_contact(cast.kari, purchase.pk, None, facts)
    assert said.value.field == field


@pytest.mark.proves("PRO-14")
def test_mislighold_is_followed_until_they_manage(cast, buyer):
    purchase = take_over_home(cast.kari, contracted(cast, buyer).pk, None, TODAY, SOON)

    write_contact(cast.kari, purchase.pk, None, AfterFacts(TODAY, Standing.BEHIND, 14_000, next_on=SOON))
    write_contact(cast.kari, purchase.pk, None, AfterFacts(TODAY, Standing.AGREED, 9_000, next_on=SOON))
    write_contact(cast.kari, purchase.pk, None, AfterFacts(TODAY, Standing.MANAGES))

    purchase.refresh_from_db()
    assert (purchase.state, purchase.next_on) == (PurchaseState.FOLLOWED_UP, None)
    assert sorted(purchase.contacts.values_list("owed", flat=True)) == [0, 9_000, 14_000]
    with pytest.raises(Refused, match="kan ikke bli"):
        write_contact(cast.kari, purchase.pk, None, AfterFacts(TODAY, Standing.PAYS, next_on=SOON))
