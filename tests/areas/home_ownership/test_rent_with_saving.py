"""Leie med sparing: the price is fixed, savings are settled by its terms, and the home sold at that price."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404

from boligflyt.areas.casework.queries.day import day_of
from boligflyt.areas.handovers.services import take_over_home
from boligflyt.areas.home_ownership.choices import LoanState, PurchaseState, SavingState
from boligflyt.areas.home_ownership.models import Purchase, SavingAgreement, SavingEntry
from boligflyt.areas.home_ownership.queries import open_saving, price_risk_of, saving_list, savings_visible_to
from boligflyt.areas.home_ownership.services import (
    AfterFacts,
    Contract,
    LoanStep,
    PurchaseBegun,
    SavingBegun,
    SavingEnd,
    begin_purchase,
    begin_saving,
    buy_at_fixed_price,
    end_saving,
    keep_financing,
    offer_home,
    record_saving,
    sign_contract,
    stop_purchase,
    take_loan_step,
    write_contact,
)
from boligflyt.areas.home_ownership.workflow import SAVING_NEXT
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.saving import Saved
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import TODAY, make_dwelling
from tests.support.owning import ASKED, PAID, PRICE, WEEK, a_buyer, begun

FIRST = date(2026, 1, 1)
NOW_WORTH = 2_300_000


@pytest.fixture
def buyer(cast):
    return a_buyer(cast)


def saving(cast, buyer, **other) -> SavingAgreement:
    facts = {
        "valuation": PRICE,
        "valued_on": date(2025, 12, 1),
        "first_day": FIRST,
        "monthly": 2_000,
        **other,
    }
    return begin_saving(cast.kari, buyer.candidate.household_id, SavingBegun(buyer.case.pk, **facts))


def bought_from(cast, made, **other) -> Purchase:
    begun = PurchaseBegun(made.application_id, NOW_WORTH, TODAY, **other)
    return buy_at_fixed_price(cast.kari, made.pk, None, begun)


def save(cast, made, amount, day=TODAY, text="") -> SavingEntry:
    return record_saving(cast.kari, made.pk, None, Saved(day, amount), text)


@pytest.mark.proves("PRO-18", "MEA-1.3")
def test_the_price_is_fixed_for_the_trial_period_with_the_shares_of_the_day(cast, buyer):
    made = saving(cast, buyer)

    assert (made.fixed_price, made.last_day, made.next_on) == (PRICE, date(2030, 12, 31), date(2030, 6, 30))
    assert (made.at_purchase, made.tenant_breaks, made.municipality_breaks) == (100, 100, 100)
    assert made.lease == buyer.lease and list(saving_list(cast.kari)) == [made]
    with pytest.raises(Refused, match="løper allerede"):
        saving(cast, buyer)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"valuation": 0}, "valuation"), ({"monthly": 0}, "monthly"),
        ({"valued_on": TODAY + timedelta(days=1)}, "valued_on"),
        ({"first_day": date(2025, 11, 30)}, "first_day"),
        ({"first_day": TODAY + timedelta(days=1)}, "first_day"),
    ],
)  # fmt: skip
def test_what_cannot_be_agreed_is_refused_where_it_stands(cast, buyer, told, field):
    with pytest.raises(Refused) as said:
        saving(cast, buyer, **told)
    assert said.value.field == field and not SavingAgreement.objects.exists()


def test_no_agreement_is_made_for_a_home_that_is_not_sold_or_a_household_that_does_not_rent(cast, buyer):
    with pytest.raises(Refused, match="Skal bli base"):
        saving(cast, a_buyer(cast, "Berg", dwelling=make_dwelling(kept_because="Skal bli base.")))
    type(buyer.lease).objects.filter(pk=buyer.lease.pk).update(state="ended")
    with pytest.raises(Refused, match="leier ikke av kommunen"):
        saving(cast, buyer)
    with pytest.raises(Http404):
        other = a_buyer(cast, "Dahl").candidate.household_id
        begin_saving(cast.kari, other, SavingBegun(buyer.case.pk, PRICE, TODAY, TODAY, 1))


def test_savings_are_written_down_and_never_more_is_taken_out_than_was_there(cast, buyer):
    made = saving(cast, buyer)
    save(cast, made, 5_000, date(2026, 3, 1))
    save(cast, made, -1_000, date(2026, 4, 1), "Tannlegen")

    assert saving_list(cast.kari).get().saved == 4_000
    for amount, day, text, field in (
        (0, TODAY, "", "amount"), (1, date(2025, 12, 31), "", "saved_on"),
        (1, TODAY + timedelta(days=1), "", "saved_on"), (-1, TODAY, " ", "text"),
        (-5_000, TODAY, "x", "amount"), (-1, date(2026, 2, 28), "x", "amount"),
    ):  # fmt: skip
        with pytest.raises(Refused) as said:
            save(cast, made, amount, day, text)
        assert said.value.field == field
    row = SavingEntry.objects.earliest("saved_on")
    with pytest.raises(DatabaseError, match="tas ikke ut mer"), transaction.atomic():
        row.pk, row.amount, row.text = None, -5_000, "x"
        row.save(force_insert=True)
    with pytest.raises(DatabaseError, match="endres ikke"), transaction.atomic():
        SavingEntry.objects.update(amount=9)


@pytest.mark.parametrize(
    ("how", "to_tenant"),
    [(SavingState.TENANT_BROKE, 2_500), (SavingState.MUNICIPALITY_BROKE, 5_000), (SavingState.LAPSED, 2_500)],
)
def test_a_break_is_settled_by_the_terms_of_the_agreement(cast, buyer, how, to_tenant):
    made = SavingAgreement.objects.create(
        application=buyer.case, lease=buyer.lease, fixed_price=PRICE, price_fixed_on=date(2021, 1, 1),
        first_day=date(2021, 1, 1), last_day=date(2025, 12, 31), monthly_saving=1, at_purchase=100,
        tenant_breaks=50, municipality_breaks=100, created_at=cast.kari.at, changed_at=cast.kari.at,
    )  # fmt: skip
    save(cast, made, 5_000, date(2021, 2, 1))

    ended = end_saving(cast.kari, made.pk, None, SavingEnd(how, TODAY, "Flytter."))

    assert (ended.state, ended.to_tenant, ended.to_municipality) == (how, to_tenant, 5_000 - to_tenant)
    with pytest.raises(Refused, match="slutt"):
        save(cast, made, 1)
    with pytest.raises(DatabaseError, match="bare mens avtalen"), transaction.atomic():
        Purchase.objects.create(
            application=buyer.case, lease=buyer.lease, saving=made, begun_on=TODAY, valuation=1, price=PRICE,
            valued_on=TODAY, created_at=cast.kari.at, changed_at=cast.kari.at,
        )  # fmt: skip


def test_a_break_has_a_reason_and_a_day_within_the_agreement(cast, buyer):
    made = saving(cast, buyer)
    save(cast, made, 1_000, date(2026, 6, 1))
    for how, day, because, field in (
        (SavingState.LAPSED, TODAY, "x", "day"), (SavingState.TENANT_BROKE, TODAY, " ", "because"),
        (SavingState.TENANT_BROKE, date(2025, 1, 1), "x", "day"), (SavingState.BOUGHT, TODAY, "x", "how"),
        (SavingState.TENANT_BROKE, date(2026, 5, 31), "x", "day"),
    ):  # fmt: skip
        with pytest.raises(Refused) as said:
            end_saving(cast.kari, made.pk, None, SavingEnd(how, day, because))
        assert said.value.field == field
    assert set(SAVING_NEXT) == set(SavingState)


@pytest.mark.proves("PRO-18")
def test_the_home_is_bought_at_the_fixed_price_and_the_agreement_ends_that_day(cast, buyer):
    made = saving(cast, buyer)
    save(cast, made, 51_000, date(2026, 6, 1))
    with pytest.raises(Refused, match="Begynn kjøpet fra avtalen"):
        begin_purchase(cast.kari, buyer.candidate.pk, PurchaseBegun(buyer.case.pk, NOW_WORTH, TODAY))
    purchase = bought_from(cast, made)
    with pytest.raises(Refused, match="Stans kjøpet først"):
        end_saving(cast.kari, made.pk, None, SavingEnd(SavingState.TENANT_BROKE, TODAY, "x"))
    keep_financing(cast.kari, purchase.pk, None, ASKED, target_group=True)
    purchase.refresh_from_db()
    granted = LoanStep(LoanState.GRANTED, TODAY, PAID.startlaan, PAID.grant, co_financing="no_bank")
    take_loan_step(cast.kari, purchase.loan_id, None, granted)
    offer_home(cast.kari, purchase.pk, None, TODAY, TODAY + WEEK)
    sign_contract(cast.kari, purchase.pk, None, Contract(TODAY, TODAY))
    take_over_home(cast.kari, purchase.pk, None, TODAY, TODAY + WEEK)

    made.refresh_from_db()
    assert (made.state, made.ended_on, made.to_tenant) == (SavingState.BOUGHT, TODAY, 51_000)
    assert buyer.dwelling.trades.get().price == PRICE and buyer.dwelling.trades.get().valuation == NOW_WORTH


def test_postgresql_sells_at_the_fixed_price_of_the_running_agreement_and_no_other(cast, buyer):
    made = saving(cast, buyer)
    purchase = bought_from(cast, made)
    for changed in ({"price": PRICE - 1}, {"price": NOW_WORTH}):
        with pytest.raises(IntegrityError, match="bought_at_the_fixed_price"), transaction.atomic():
            Purchase.objects.update(**changed)
    with pytest.raises(IntegrityError, match="sold_at_valuation"), transaction.atomic():
        Purchase.objects.update(saving=None)
    with pytest.raises(DatabaseError, match="endres ikke"), transaction.atomic():
        SavingAgreement.objects.update(fixed_price=1)
    with pytest.raises(DatabaseError, match="først når boligen er overtatt"), transaction.atomic():
        SavingAgreement.objects.update(state="bought", ended_on=TODAY, to_tenant=0, to_municipality=0)
    with pytest.raises(DatabaseError, match="mens et kjøp pågår"), transaction.atomic():
        SavingAgreement.objects.update(
            state="lapsed", ended_on=TODAY, to_tenant=0, to_municipality=0, ended_because="x"
        )
    stop_purchase(cast.kari, purchase.pk, None, "Fikk ikke lån.")
    assert bought_from(cast, made).state == PurchaseState.FINANCING


@pytest.mark.proves("PRO-18")
def test_the_price_risk_is_what_the_homes_are_worth_over_the_fixed_prices(cast, buyer):
    made, other = saving(cast, buyer), saving(cast, a_buyer(cast, "Berg"))
    type(buyer.dwelling).objects.filter(pk=buyer.dwelling.pk).update(value=NOW_WORTH, valued_on=TODAY)

    risk, found = price_risk_of(cast.kari)

    assert (risk.loss, risk.unknown, set(found)) == (300_000, 1, {made.pk, other.pk})


def test_my_day_asks_before_the_period_is_over(cast, buyer):
    made = saving(cast, buyer)
    assert not [one for one in day_of(cast.kari, whole_office=True) if one.pk == made.pk]
    SavingAgreement.objects.update(next_on=TODAY)

    told = next(one for one in day_of(cast.kari, whole_office=True) if one.pk == made.pk)
    assert told.why == "Leie med sparing går mot slutten. Spør om de vil kjøpe."


def test_an_agreement_of_a_protected_household_is_not_there_for_others(cast):
    hidden = a_buyer(cast, "Ukjent", protection=Protection.STRICT)
    made = SavingAgreement.objects.create(
        application=hidden.case, lease=hidden.lease, fixed_price=PRICE, price_fixed_on=FIRST, first_day=FIRST,
        last_day=date(2030, 12, 31), monthly_saving=1, at_purchase=100, tenant_breaks=100,
        municipality_breaks=100, created_at=cast.kari.at, changed_at=cast.kari.at,
    )  # fmt: skip

    assert not savings_visible_to(cast.kari).exists()
    with pytest.raises(Http404):
        open_saving(cast.kari, made.pk)
    with pytest.raises(Http404):
        save(cast, made, 1)


def test_a_reader_who_may_not_change_applications_saves_nothing(cast, buyer):
    made = saving(cast, buyer)
    with pytest.raises((Forbidden, Http404)):
        record_saving(cast.per, made.pk, None, Saved(TODAY, 1))


@pytest.mark.parametrize(
    ("state", "do", "words"),
    [
        ("offered", lambda kari, pk: sign_contract(kari, pk, None, Contract(TODAY, TODAY)), "mangler dag"),
        ("contracted", lambda kari, pk: take_over_home(kari, pk, None, TODAY, TODAY + WEEK), "ikke ført som"),
        (
            "owned",
            lambda kari, pk: write_contact(kari, pk, None, AfterFacts(TODAY, "pays")),
            "Overtakelsen er ikke ført",
        ),
    ],
)
def test_a_purchase_whose_days_are_missing_is_refused_in_words(cast, buyer, state, do, words):
    purchase = begun(cast, buyer)
    with connection.cursor() as cursor:  # as if the table had let one through
        cursor.execute("set constraints all immediate")
        for name in ("offered_with_its_days", "contract_has_its_days", "owner_from_a_day"):
            cursor.execute(f"alter table home_ownership_purchase drop constraint {name}")
    Purchase.objects.update(state=state)

    with pytest.raises(Refused, match=words):
        do(cast.kari, purchase.pk)
