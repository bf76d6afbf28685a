"""The arithmetic of the indicators, and the reported figures with their faults."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.indicators import (
    Ratio,
    definitions,
    fault_note,
    mean,
    median,
    months_in,
    per_month,
    reported_of,
    turnover,
    weeks,
)  # fmt: skip
from boligflyt.domain.periods import Period, PeriodError

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_a_year_has_twelve_months_whatever_their_length():
    assert months_in(YEAR) == 12
    assert months_in(Period(date(2024, 2, 1), date(2024, 2, 29))) == 1
    assert months_in(Period(date(2026, 4, 1), date(2026, 4, 15))) == Decimal("0.5")


def test_a_period_without_end_has_no_average():
    with pytest.raises(PeriodError, match="periode med slutt"):
        months_in(Period(date(2026, 1, 1)))


def test_averages_have_one_decimal_and_nothing_has_no_average():
    assert per_month(684, YEAR) == Decimal("57.0")
    assert (mean([10, 11]), median([1, 2, 10]), median([1, 2])) == (
        Decimal("10.5"),
        Decimal("2.0"),
        Decimal("1.5"),
    )
    assert (mean([]), median([]), weeks(None)) == (None, None, None)
    assert weeks(Decimal("77")) == Decimal("11.0")


def test_a_share_keeps_its_parts_and_is_unknown_of_nothing():
    assert Ratio(14, 20).percent == Decimal("70.0")
    assert Ratio(0, 0).percent is None


def test_turnover_is_ended_tenancies_over_the_mean_stock():
    assert turnover(12, [100, 110, 120, 130]) == Decimal("10.4")
    assert turnover(3, []) is None
    assert turnover(3, [0, 0]) is None


def test_reported_figures_are_kept_as_the_source_gives_them_with_the_fault_told():
    allocations = reported_of("allocations")

    assert [one.value for one in allocations] == [19, 19, 17]
    assert {one.fault for one in allocations} == {"INC-14"}
    assert "per uke" in fault_note("INC-14")
    assert reported_of("share_new_households")[0].value is None


def test_the_unit_of_allocations_is_per_month_and_every_indicator_has_a_definition():
    held = definitions()

    assert held["allocations"].unit == "per måned"
    assert all(one.sentence.endswith(".") for one in held.values())
