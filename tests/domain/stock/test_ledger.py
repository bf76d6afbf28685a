"""The ledger of the stock: movements and stock never disagree, whatever has been registered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.stock import Holding, Turn, account_of, stock_on

NEW_YEAR = date(2026, 1, 1)
LAST_DAY_OF = {year: date(year, 12, 31) for year in range(2007, 2012)}


def held(key: str, first: int, last: int | None = None, **other) -> Holding:
    """Days from New Year 2026; owned unless told."""
    until = None if last is None else NEW_YEAR + timedelta(days=last)
    return Holding(key, other.pop("form", "owned"), NEW_YEAR + timedelta(days=first), until, **other)


def told(holdings, after: int, until: int) -> list[tuple]:
    account = account_of(holdings, NEW_YEAR + timedelta(days=after), NEW_YEAR + timedelta(days=until))
    return [((one.day - NEW_YEAR).days, one.key, one.count, one.turn, one.how) for one in account.movements]


def test_a_dwelling_comes_on_its_first_day_and_is_gone_the_day_after_its_last() -> None:
    home = [held("home", 10, 20, gained="bought", lost="sold")]

    assert told(home, 0, 30) == [
        (10, "home", 1, Turn.CAME, "bought"), (21, "home", -1, Turn.WENT, "sold")
    ]  # fmt: skip
    assert [sum(stock_on(home, NEW_YEAR + timedelta(days=day)).values()) for day in (9, 10, 20, 21)] == [
        0, 1, 1, 0
    ]  # fmt: skip


def test_what_moved_on_the_first_of_the_two_days_is_in_the_opening_and_on_the_second_in_the_movements() -> (
    None
):
    homes = [held("early", 0), held("late", 5)]

    account = account_of(homes, NEW_YEAR, NEW_YEAR + timedelta(days=5))

    assert (account.opening, account.closing) == ({"owned": 1}, {"owned": 2})
    assert [one.key for one in account.movements] == ["late"]


@pytest.mark.parametrize(
    ("rooms", "moves"),
    [
        ([(5, None)], [(5, "home", -1, Turn.DIVIDED), (5, "room 0", 1, Turn.CAME)]),
        (
            [(5, 9)],
            [(5, "home", -1, Turn.DIVIDED), (5, "room 0", 1, Turn.CAME), (10, "home", 1, Turn.JOINED),
             (10, "room 0", -1, Turn.WENT)],
        ),
        (
            [(5, 9), (7, 12)],
            [(5, "home", -1, Turn.DIVIDED), (5, "room 0", 1, Turn.CAME), (7, "room 1", 1, Turn.CAME),
             (10, "room 0", -1, Turn.WENT), (13, "home", 1, Turn.JOINED), (13, "room 1", -1, Turn.WENT)],
        ),
        ([(-9, -3)], []),
    ],
)  # fmt: skip
def test_a_home_that_is_let_room_by_room_counts_as_its_rooms_for_as_long(rooms, moves) -> None:
    home = held("home", 0)
    parts = [held(f"room {at}", *days, parent="home") for at, days in enumerate(rooms)]

    found = told([home, *parts], 0, 100)

    assert sorted(one[:4] for one in found) == sorted(moves)


def test_a_dwelling_in_another_form_goes_out_of_the_first_and_into_the_other_the_same_day() -> None:
    day = NEW_YEAR + timedelta(days=7)
    home = [held("home", 0, form="leased_in", later_forms=((day, "owned"),))]

    assert told(home, 0, 30) == [(7, "home", -1, Turn.CHANGED, ""), (7, "home", 1, Turn.CHANGED, "")]
    assert (stock_on(home, NEW_YEAR + timedelta(days=6)), stock_on(home, day)) == (
        {"leased_in": 1}, {"owned": 1}
    )  # fmt: skip


def test_two_days_the_wrong_way_round_are_a_fault_in_the_program() -> None:
    with pytest.raises(ValueError, match="before the first"):
        account_of([], NEW_YEAR, NEW_YEAR - timedelta(days=1))


def test_the_report_that_said_24_bought_2_sold_and_26_more_is_shown_year_by_year() -> None:
    stock = [Holding(f"old {at}", "owned", date(1995, 1, 1)) for at in range(200)]
    stock += [Holding(f"2009 {at}", "owned", date(2009, 6, 1), gained="bought") for at in range(4)]
    stock += [Holding(f"2010 {at}", "owned", date(2010, 3, 1), gained="built") for at in range(24)]
    sold = [Holding(f"sold {at}", "owned", date(1995, 1, 1), date(2010, 5, 31), lost="sold") for at in (1, 2)]
    stock += sold

    of_2010 = account_of(stock, LAST_DAY_OF[2009], LAST_DAY_OF[2010])
    since_2008 = account_of(stock, LAST_DAY_OF[2008], LAST_DAY_OF[2010])

    assert (of_2010.gained["owned"], of_2010.lost["owned"]) == (24, 2)
    assert of_2010.closing["owned"] - of_2010.opening["owned"] == 22
    assert since_2008.closing["owned"] - since_2008.opening["owned"] == 26


days = st.integers(-20, 20)
FORMS = st.sampled_from(["owned", "leased_in", "private_right", "user_owned"])


@st.composite
def registers(draw) -> list[Holding]:
    """Homes, rooms in some of them, and rooms in rooms; any days, and other forms from some of them."""
    found: list[Holding] = []
    for key in range(draw(st.integers(0, 7))):
        first, length = draw(days), draw(st.one_of(st.none(), st.integers(0, 15)))
        parent = draw(st.one_of(st.none(), st.integers(0, key - 1))) if key else None
        last = None if length is None else first + length
        later = draw(st.dictionaries(st.integers(1, 12), FORMS, max_size=2))
        turns = tuple((NEW_YEAR + timedelta(days=first + day), later[day]) for day in sorted(later))
        found.append(held(key, first, last, form=draw(FORMS), parent=parent, later_forms=turns))
    return found


def counted_by_hand(register: list[Holding], day: date) -> Counter[str]:
    """The rule of the register itself: at disposal that day, and no room of it is."""

    def at_disposal(one: Holding) -> bool:
        return one.first_day <= day and (one.last_day is None or day <= one.last_day)

    def form(one: Holding) -> str:
        began = [(one.first_day, one.form), *one.later_forms]
        return max((turn for turn in began if turn[0] <= day), key=lambda turn: turn[0])[1]

    return Counter(
        form(one) for one in register
        if at_disposal(one) and not any(at_disposal(room) for room in register if room.parent == one.key)
    )  # fmt: skip


@given(registers(), days, days)
def test_stock_at_any_two_days_differs_by_exactly_the_movements_between(register, one, other) -> None:
    after, until = (NEW_YEAR + timedelta(days=day) for day in sorted((one, other)))

    account = account_of(register, after, until)

    assert account.opening == counted_by_hand(register, after)
    assert account.closing == counted_by_hand(register, until)
    summed = Counter(account.opening)
    summed.update(account.gained)
    summed.subtract(account.lost)
    assert +summed == account.closing
    assert all(count >= 0 for count in summed.values())


@given(registers(), st.integers(1, 4), days, days)
def test_homes_that_are_alike_are_told_of_together_as_one_by_one(register, number, one, other) -> None:
    after, until = (NEW_YEAR + timedelta(days=day) for day in sorted((one, other)))
    alone = [home for home in register if home.parent is None]
    apart = [replace(home, key=f"{home.key}-{copy}") for home in alone for copy in range(number)]
    together = [replace(home, number=number) for home in alone]
    single, summed = account_of(apart, after, until), account_of(together, after, until)
    for told_of in ("opening", "closing", "gained", "lost", "changed", "number"):
        assert getattr(single, told_of) == getattr(summed, told_of)
    assert len(single.movements) == summed.number
