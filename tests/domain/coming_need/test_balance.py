"""Homes on their way against who waits: own size only, today's need, and no small number to be worked out."""

from __future__ import annotations

import pytest

from boligflyt.domain.coming_need import Coming, balance

THIS, SMALLEST = 2026, 4


def line(found, size):
    return next(one for one in found.lines if one.bedrooms == size)


@pytest.mark.parametrize(
    ("waiting", "empty", "sure", "lacking"),
    [(10, 0, 0, 10), (10, 3, 4, 3), (10, 0, 12, 0), (10, 10, 0, 0), (0, 0, 5, 0)],
)
def test_what_is_lacking_is_who_waits_less_what_is_empty_and_what_is_sure(waiting, empty, sure, lacking):
    coming = [Coming(2027, 2, sure, sure=True), Coming(2027, 2, 7, sure=False)]

    found = balance({2: waiting}, {2: empty, 3: 9}, coming, THIS, SMALLEST)

    assert line(found, 2).lacking == lacking
    assert (line(found, 2).sure, line(found, 2).possible) == (sure, 7)
    assert [one.bedrooms for one in found.lines] == [2]


def test_each_home_stands_in_its_year_what_is_late_in_this_and_what_is_far_off_together():
    coming = [
        Coming(2025, 1, 1, sure=True), Coming(2026, 1, 2, sure=True), Coming(2028, 1, 4, sure=False),
        Coming(2031, 1, 8, sure=True), Coming(2040, 1, 16, sure=False),
    ]  # fmt: skip

    found = balance({1: 10}, {}, coming, THIS, SMALLEST)

    assert found.years == (2026, 2027, 2028, 2029, 2030, 2031) and found.later
    assert line(found, 1).by_year == ((3, 0), (0, 0), (0, 4), (0, 0), (0, 0), (8, 16))


def test_the_years_go_no_further_than_what_is_planned():
    assert balance({1: 9}, {}, [Coming(2027, 1, 1, sure=True)], THIS, SMALLEST).years == (2026, 2027)
    nothing = balance({1: 9}, {}, [], THIS, SMALLEST)
    assert nothing.years == (2026,) and not nothing.later


def test_the_largest_are_one_size_and_a_size_that_is_not_told_comes_last_and_lacks_nothing():
    found = balance({5: 4, 7: 5, None: 6}, {6: 2}, [Coming(2026, 8, 1, sure=True)], THIS, SMALLEST)

    assert [one.bedrooms for one in found.lines] == [5, None]
    assert (line(found, 5).waiting, line(found, 5).empty, line(found, 5).lacking) == (9, 2, 6)
    assert (line(found, None).waiting, line(found, None).lacking) == (6, None)


@pytest.mark.parametrize(
    ("waiting", "shown", "total"),
    [
        ({1: 10, 2: 3, 3: 20}, {1: 10, 2: None, 3: None}, 33),
        ({1: 10, 2: 0, 3: 20}, {1: 10, 3: 20}, 30),
        ({1: 3, 2: 9}, {1: None, 2: None}, 12),
        ({1: 3, 2: 2}, {1: None, 2: None}, None),
        ({1: 2}, {1: None}, None),
        ({1: 4}, {1: 4}, 4),
    ],
)
def test_small_numbers_are_withheld_with_others_and_with_what_they_could_be_worked_out_of(
    waiting, shown, total
):
    found = balance(waiting, {}, [], THIS, SMALLEST)

    assert {one.bedrooms: one.waiting for one in found.lines} == shown
    assert found.waiting == total
    assert all((one.lacking is None) == (one.waiting is None) for one in found.lines)


def test_a_size_that_nobody_waits_for_is_told_as_nought_and_hides_no_other():
    coming = [Coming(2026, size, 1, sure=True) for size in (3, 4, None)]

    found = balance({1: 10, 2: 1}, {}, coming, THIS, SMALLEST)

    assert [(one.bedrooms, one.waiting) for one in found.lines] == [
        (1, None), (2, None), (3, 0), (4, 0), (None, 0),
    ]  # fmt: skip
    assert found.waiting == 11


def test_who_may_not_know_the_need_sees_the_homes_alone():
    found = balance(None, {2: 1}, [Coming(2026, 2, 3, sure=True)], THIS, SMALLEST)

    assert found.waiting is None
    assert [(one.bedrooms, one.waiting, one.lacking, one.sure) for one in found.lines] == [(2, None, None, 3)]
