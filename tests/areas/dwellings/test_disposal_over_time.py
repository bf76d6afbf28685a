"""The form of disposal over time: never two on a day, none without, and each counted by its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.audit.queries import changes_of
from boligflyt.areas.dwellings.choices import Disposal, Title
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling
from boligflyt.areas.dwellings.queries import agreements_ending, counts_by_disposal
from boligflyt.areas.dwellings.services import (
    DisposalFacts,
    change_disposal,
    change_together,
    take_back_disposal,
)
from boligflyt.areas.dwellings.stock import stock_between
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY, make_dwelling

START, BOUGHT = date(2010, 1, 1), date(2020, 5, 1)
DAY = timedelta(days=1)
LEASED = DisposalFacts("leased_in", Title.LEASE_IN, "Nordelv Utleie AS", "12/345", date(2028, 12, 31), 6)
OWNED = DisposalFacts("owned", Title.FREEHOLD)


@pytest.fixture
def bought(cast) -> Dwelling:
    """Leased in from 2010, and bought in May 2020."""
    dwelling = make_dwelling(disposal=Disposal.LEASED_IN)
    change_disposal(cast.per, dwelling.pk, 1, BOUGHT, OWNED)
    dwelling.refresh_from_db()
    return dwelling


def told(dwelling: Dwelling) -> list[tuple[str, Period]]:
    return [(one.form, one.period) for one in DisposalPeriod.objects.filter(dwelling=dwelling)]


@pytest.mark.proves("DEF-30")
def test_each_day_is_counted_by_the_form_it_had_and_the_account_shows_the_day_of_change(cast, bought):
    assert told(bought) == [("leased_in", Period(START, BOUGHT - DAY)), ("owned", Period(BOUGHT, None))]
    assert bought.disposal == Disposal.OWNED
    before, after = counts_by_disposal(BOUGHT - DAY), counts_by_disposal(BOUGHT)
    assert (before.leased_in, before.owned, after.leased_in, after.owned) == (1, 0, 0, 1)

    account = stock_between(cast.per, BOUGHT - DAY, TODAY, 10).account

    assert (account.opening, account.closing) == ({"leased_in": 1}, {"owned": 1})
    assert [(one.form, one.count) for one in account.movements] == [("leased_in", -1), ("owned", 1)]
    assert account.changed == 1


@pytest.mark.parametrize("day", [START, BOUGHT - DAY, BOUGHT, TODAY])
def test_the_ledger_and_the_register_agree_on_the_form_of_any_day(cast, bought, day):
    closing = stock_between(cast.per, date(2009, 1, 1), day, 10).account.closing

    counted = counts_by_disposal(day)
    assert (closing["owned"], closing["leased_in"]) == (counted.owned, counted.leased_in)


@pytest.mark.parametrize(
    ("first_day", "facts", "field", "words"),
    [
        (TODAY + DAY, OWNED, "first_day", "ikke før"),
        (date(2009, 12, 31), OWNED, "first_day", "01.01.2010"),
        (date(2015, 1, 1), OWNED, "first_day", "begynte 01.05.2020"),
        (date(2022, 1, 1), DisposalFacts("owned", Title.LEASE_IN), "title", "hører ikke til"),
        (date(2022, 1, 1), DisposalFacts("leased_in", agreed_to=date(2021, 1, 1)), "agreed_to", "slutter"),
    ],
)  # fmt: skip
def test_a_line_that_can_not_be_true_is_refused_at_its_field(cast, bought, first_day, facts, field, words):
    with pytest.raises(Refused, match=words) as refused:
        change_disposal(cast.per, bought.pk, None, first_day, facts)

    assert refused.value.field == field
    assert len(told(bought)) == 2


def test_the_first_day_of_what_applies_corrects_it_and_an_agreement_can_be_told_from_the_start(cast):
    dwelling = make_dwelling(disposal=Disposal.OWNED)

    change_disposal(cast.per, dwelling.pk, 1, START, OWNED)
    change_disposal(cast.per, dwelling.pk, 2, START, LEASED)

    assert told(dwelling) == [("leased_in", Period(START, None))]
    assert Dwelling.objects.get(pk=dwelling.pk).disposal == Disposal.LEASED_IN
    assert changes_of("dwelling", dwelling.pk).count() == 2


def test_the_latest_line_is_taken_back_and_the_first_can_not_be(cast, bought):
    take_back_disposal(cast.per, bought.pk, bought.version)

    assert told(bought) == [("leased_in", Period(START, None))]
    assert Dwelling.objects.get(pk=bought.pk).disposal == Disposal.LEASED_IN
    with pytest.raises(Refused, match="ingen tidligere"):
        take_back_disposal(cast.per, bought.pk, None)


def test_another_form_given_to_many_at_once_corrects_what_applies_now_and_not_what_was(cast, bought):
    change_together(cast.per, {bought.pk: bought.version}, "disposal", Disposal.PRIVATE_RIGHT)
    Dwelling.objects.filter(pk=bought.pk).update(disposed_from=date(2008, 1, 1))

    assert told(bought) == [
        ("leased_in", Period(date(2008, 1, 1), BOUGHT - DAY)), ("private_right", Period(BOUGHT, None))
    ]  # fmt: skip


def test_the_database_itself_keeps_two_forms_off_one_day(bought):
    with pytest.raises(IntegrityError, match="one_form_at_a_time"), transaction.atomic():
        DisposalPeriod.objects.create(dwelling=bought, form="owned", period=Period(TODAY, TODAY))


def test_two_people_do_not_overwrite_each_other(cast, bought):
    with pytest.raises(VersionConflict):
        change_disposal(cast.per, bought.pk, 1, TODAY, LEASED)


@pytest.mark.proves("HOU-17")
def test_agreements_are_listed_by_their_last_day_and_those_of_dwellings_that_went_are_not(cast):
    for last, gone in ((date(2028, 1, 1), None), (date(2026, 1, 1), None), (date(2027, 1, 1), TODAY - DAY)):
        dwelling = make_dwelling(disposal="leased_in", disposed_to=gone)
        change_disposal(
            cast.per,
            dwelling.pk,
            None,
            START,
            DisposalFacts("leased_in", "lease_in", "Stiftelsen", "", last, 3),
        )

    found = [one.agreed_to for one in agreements_ending(cast.per, date(2028, 1, 1))]

    assert found == [date(2026, 1, 1), date(2028, 1, 1)]
