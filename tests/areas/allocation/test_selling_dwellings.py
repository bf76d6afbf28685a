"""What can be sold and why the rest can not; a sale takes the dwelling out of the stock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from boligflyt.areas.allocation.queries.saleable import sale_report, sale_verdict
from boligflyt.areas.allocation.services.selling import sell_dwelling
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry, Trade
from boligflyt.areas.dwellings.queries import counts_by_disposal
from boligflyt.areas.dwellings.services import (
    DisposalFacts,
    TradeFacts,
    add_grant,
    change_disposal,
    drop_grant,
    keep_from_sale,
    record_purchase,
    set_frame,
    take_back_trade,
)
from boligflyt.areas.dwellings.stock import stock_between
from boligflyt.areas.dwellings.trades import trades_of_year
from boligflyt.domain.sales import Verdict
from boligflyt.toolkit.faults import Refused
from tests.support.cast import TODAY, make_dwelling
from tests.support.dwelling_states import make_lease

DAY = timedelta(days=1)
TAKEOVER = date(2026, 12, 15)
SALE = TradeFacts(TAKEOVER, 2_900_000, 2_800_000, date(2026, 10, 1), "market")


@pytest.fixture
def stock(cast) -> dict[str, Dwelling]:
    """One for each answer."""
    home = make_dwelling(bedrooms=4)
    found = {
        "free": make_dwelling(), "bound": make_dwelling(), "kept": make_dwelling(),
        "leased": make_dwelling(disposal="leased_in"), "care": make_dwelling(purpose=Purpose.CARE),
        "room": make_dwelling(parent=home), "let": make_dwelling(), "home": home,
    }  # fmt: skip
    make_lease(found["let"], date(2025, 1, 1), date(2028, 1, 1))
    add_grant(cast.per, found["bound"].pk, 1, 1_000_000, date(2020, 3, 1))
    keep_from_sale(cast.per, found["kept"].pk, 1, "Skal bli base.")
    return found


@pytest.mark.proves("HOU-26", "ECO-09")
def test_what_stands_empty_is_listed_with_every_reason_and_what_can_be_sold_first(cast, stock):
    report = sale_report(cast.per)

    told = {one.row.pk: (one.verdict, [reason.code for reason in one.reasons]) for one in report.candidates}
    assert told == {
        stock["free"].pk: (Verdict.FREE, []), stock["bound"].pk: (Verdict.NO, ["grant"]),
        stock["kept"].pk: (Verdict.NO, ["kept"]), stock["care"].pk: (Verdict.NO, ["set_aside"]),
        stock["room"].pk: (Verdict.NO, ["room"]),
    }  # fmt: skip
    assert report.candidates[0].row.pk == stock["free"].pk
    assert report.owned == len(told) + 1  # and the one that is let
    assert sale_report(cast.ada).candidates == ()


@pytest.mark.proves("HOU-26")
def test_a_tenant_is_the_only_buyer_of_the_home_and_a_home_let_by_rooms_is_not_sold(cast, stock):
    said = {name: sale_verdict(cast.per, one, TODAY)[0] for name, one in stock.items()}

    assert said["let"] is Verdict.TO_TENANT
    assert said["home"] is said["leased"] is Verdict.NO and said["free"] is Verdict.FREE


@pytest.mark.proves("PRO-33")
def test_a_sale_takes_the_dwelling_out_of_the_stock_and_the_account_says_sold(cast, stock):
    free = stock["free"]
    before = counts_by_disposal(TODAY).owned

    sell_dwelling(cast.per, free.pk, free.version, SALE)

    assert (counts_by_disposal(TAKEOVER - DAY).owned, counts_by_disposal(TAKEOVER).owned) == (
        before, before - 1
    )  # fmt: skip
    (moved,) = stock_between(cast.per, TAKEOVER - DAY, TAKEOVER, 10).account.movements
    assert (moved.key, moved.count, moved.how) == (free.pk, -1, "sold")
    assert StatusEntry.objects.get(dwelling=free).period.last_day == TAKEOVER - DAY


@pytest.mark.parametrize(
    ("name", "words"),
    [("kept", "Skal bli base"), ("leased", "eier ikke"), ("let", "løper ennå"), ("bound", "binder boligen")],
)
def test_what_can_not_be_sold_is_refused_with_the_reason_and_stays(cast, stock, name, words):
    with pytest.raises(Refused, match=words):
        sell_dwelling(cast.per, stock[name].pk, None, SALE)

    assert Dwelling.objects.get(pk=stock[name].pk).disposed_to is None
    assert not Trade.objects.exists()


def test_a_grant_that_is_paid_back_or_was_wrong_stops_nothing(cast, stock):
    bound = stock["bound"]
    trade = sell_dwelling(cast.per, bound.pk, None, SALE, grant_repaid=True)
    take_back_trade(cast.per, bound.pk, None, trade.pk)

    drop_grant(cast.per, bound.pk, None, bound.grants.get().pk)

    bound.refresh_from_db()
    assert (bound.disposed_to, bound.lost_by, Trade.objects.count()) == (None, "", 0)
    assert sale_verdict(cast.per, bound, TODAY) == (Verdict.FREE, ())
    with pytest.raises(Refused, match="finnes ikke lenger"):
        drop_grant(cast.per, bound.pk, None, bound.pk)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (TradeFacts(TAKEOVER, 1, buyer="market"), "etter takst"),
        (TradeFacts(TAKEOVER, 1, 1, None, "market"), "datoen"),
        (TradeFacts(TAKEOVER, 1, 1, TAKEOVER + DAY, "market"), "før overtakelsen"),
        (TradeFacts(date(2010, 1, 1), 1, 1, date(2009, 1, 1), "market"), "01.01.2010"),
    ],
)
def test_a_sale_is_by_valuation_and_after_the_dwelling_came(cast, stock, facts, words):
    with pytest.raises(Refused, match=words):
        sell_dwelling(cast.per, stock["free"].pk, None, facts)

    assert not Trade.objects.exists()


@pytest.mark.proves("PRO-33")
def test_purchases_of_the_year_are_held_against_valuation_and_frame(cast, stock):
    set_frame(cast.per, "bought", 2026, 5_000_000, "KS 12/26")
    set_frame(cast.per, "bought", 2026, 4_000_000, "KS 40/26")
    leased, day = stock["leased"], date(2026, 5, 1)
    with pytest.raises(Refused, match="Disponering"):
        record_purchase(cast.per, leased.pk, None, TradeFacts(day, 4_500_000, 4_400_000, date(2026, 4, 1)))
    change_disposal(cast.per, leased.pk, None, day, DisposalFacts("owned"))

    record_purchase(cast.per, leased.pk, None, TradeFacts(day, 4_500_000, 4_400_000, date(2026, 4, 1)))

    bought, sold = trades_of_year(cast.liv, 2026)
    assert (bought.price, bought.left, bought.trades[0].over_valuation) == (4_500_000, -500_000, 100_000)
    assert bought.number == 1
    assert (list(sold.trades), sold.number, sold.frame, sold.left) == ([], 0, None, None)
    assert trades_of_year(cast.ada, 2026) == []
    with pytest.raises(Refused, match="allerede registrert"):
        record_purchase(cast.per, leased.pk, None, TradeFacts(day, 1))
