"""Hours of services per week, and whether they ask for ambulant follow-up or a base."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rates import program_rates
from boligflyt.domain.service_need import BASE_FROM, ServiceNeed, service_need


@pytest.mark.parametrize(
    ("hours", "need"),
    [
        (None, ServiceNeed.NOT_KNOWN), (0, ServiceNeed.NONE), (Decimal("0.5"), ServiceNeed.AMBULANT),
        (9, ServiceNeed.AMBULANT), (Decimal("9.9"), ServiceNeed.AMBULANT), (10, ServiceNeed.BASE),
        (Decimal("10.5"), ServiceNeed.BASE), (168, ServiceNeed.BASE),
    ],
)  # fmt: skip
def test_ten_hours_or_more_ask_for_a_base(hours, need) -> None:
    assert service_need(hours, 10) == need


def test_the_municipality_may_set_another_limit() -> None:
    assert service_need(12, Decimal("12.5")) == ServiceNeed.AMBULANT
    assert service_need(Decimal("12.5"), Decimal("12.5")) == ServiceNeed.BASE


def test_a_limit_of_nought_makes_every_known_need_a_base_and_still_not_what_is_unknown() -> None:
    assert service_need(0, 0) == ServiceNeed.BASE
    assert service_need(None, 0) == ServiceNeed.NOT_KNOWN


def test_the_limit_is_the_programs_choice_and_says_so() -> None:
    held = program_rates().on(BASE_FROM, date(2026, 11, 28))

    assert (held.value, held.mark) == (10, "verify")
