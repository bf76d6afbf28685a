"""Whether a dwelling can be sold, why not, and what is left of a grant (ECO-09)."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rates import RateError
from boligflyt.domain.sales import Binding, SaleFacts, Verdict, binding_of, judge

ON = date(2026, 11, 23)
NEW = Binding(1_000_000, date(2020, 3, 1), 30, Decimal("3.3"))
OLD = Binding(400_000, date(2010, 3, 1), 20, Decimal(5))


@pytest.mark.parametrize(
    ("binding", "on", "left"),
    [
        (NEW, date(2020, 3, 1), 1_000_000),
        (NEW, date(2021, 2, 28), 1_000_000),
        (NEW, date(2021, 3, 1), 967_000),
        (NEW, ON, 802_000),
        (NEW, date(2050, 2, 28), 43_000),
        (NEW, date(2050, 3, 1), 0),
        (NEW, date(2020, 2, 29), 0),
        (OLD, ON, 80_000),
        (OLD, date(2030, 2, 28), 20_000),
        (OLD, date(2030, 3, 1), 0),
    ],
)
def test_a_grant_is_written_down_by_whole_years_and_binds_through_its_last_day(binding, on, left) -> None:
    assert binding.left(on) == left


def test_the_rule_is_that_of_the_day_the_grant_was_paid() -> None:
    assert (binding_of(1, date(2017, 12, 31)).years, binding_of(1, date(2018, 1, 1)).years) == (20, 30)
    assert binding_of(1, date(2018, 1, 1)).percent_a_year == Decimal("3.3")
    with pytest.raises(RateError, match="ingen verdi"):
        binding_of(1, date(1985, 1, 1))


@pytest.mark.parametrize(
    ("facts", "verdict", "codes"),
    [
        ({}, Verdict.FREE, []),
        ({"has_tenant": True}, Verdict.TO_TENANT, ["tenant"]),
        ({"owned": False}, Verdict.NO, ["not_owned"]),
        ({"is_room": True}, Verdict.NO, ["room"]),
        ({"let_by_rooms": True}, Verdict.NO, ["let_by_rooms"]),
        ({"set_aside": True, "has_tenant": True}, Verdict.NO, ["set_aside", "tenant"]),
        ({"kept_because": "Skal rives."}, Verdict.NO, ["kept"]),
        ({"bindings": (OLD, NEW)}, Verdict.NO, ["grant", "grant"]),
        ({"bindings": (Binding(1, date(2000, 1, 1), 20, Decimal(5)),)}, Verdict.FREE, []),
        ({"reserved": True}, Verdict.NO, ["reserved"]),
        ({"unavailable": True}, Verdict.NO, ["unavailable"]),
        ({"held_to": date(2026, 12, 31)}, Verdict.NO, ["leaving"]),
    ],
)
def test_every_reason_is_given_and_only_a_tenant_leaves_the_tenant_as_a_buyer(facts, verdict, codes) -> None:
    said, reasons = judge(SaleFacts(**{"owned": True, **facts}), ON)

    assert (said, [one.code for one in reasons]) == (verdict, codes)


def test_the_reason_of_a_grant_says_until_when_and_how_much() -> None:
    _verdict, (reason,) = judge(SaleFacts(owned=True, bindings=(NEW,)), ON)

    assert reason.text.replace("\xa0", " ") == (
        "Tilskudd binder boligen til 28.02.2050. 802 000 kr er ikke skrevet ned."
    )
