"""Waiting time by size: small numbers take their times with them, and no sum gives them back."""

from __future__ import annotations

import pytest

from boligflyt.domain.waiting_by_size import NOBODY, Waits, waits_by_size

SMALLEST = 3


def of(number: int, median: int = 100, longest: int = 200) -> Waits:
    return Waits(number, median, longest)


def by_size(waiting, housed=None, dwellings=None):
    """With all who wait and all who were housed worked out from the sizes."""
    housed = housed or {}
    both = tuple(of(sum(one.number for one in part.values())) for part in (waiting, housed))
    return waits_by_size(waiting, housed, dwellings or {}, SMALLEST, both)


def test_a_size_stands_with_who_waits_who_was_housed_and_the_dwellings():
    found = by_size({1: of(5, 30), 4: of(6, 400)}, {1: of(9, 90)}, {1: 40, 2: 7, 4: 3})

    assert [(one.bedrooms, one.dwellings) for one in found.lines] == [(1, 40), (2, 7), (4, 3)]
    assert found.lines[0].waiting == of(5, 30) and found.lines[0].housed == of(9, 90)
    assert found.lines[1].waiting == NOBODY
    assert (found.waiting, found.housed) == (of(11), of(9))
    assert found.slowest is found.lines[2]


@pytest.mark.parametrize(
    ("numbers", "shown", "total"),
    [
        ({1: 5, 2: 6, 3: 9}, [5, 6, 9], 20),
        ({1: 9, 2: 6, 3: 1}, [9, None, None], 16),
        ({1: 5, 2: 1}, [None, None], 6),
        ({1: 1, 2: 1}, [None, None], None),
        ({1: 2}, [None], None),
        ({}, [], 0),
    ],
)
def test_small_numbers_are_withheld_and_others_with_them(numbers, shown, total):
    found = by_size({size: of(number) for size, number in numbers.items()})

    assert [one.waiting and one.waiting.number for one in found.lines] == shown
    assert (found.waiting and found.waiting.number) == total


def test_the_longest_wait_of_all_is_not_told_when_it_may_be_of_one_who_is_withheld():
    assert by_size({1: of(5), 2: of(1)}).waiting == Waits(6, 100, None)
    assert by_size({1: of(5), 2: of(4)}).waiting == of(9)


def test_the_longest_wait_is_of_a_size_that_is_told_and_shown():
    found = by_size({1: of(5, 30), 3: of(2, 999), None: of(9, 500), 2: of(4, 60)})

    assert found.lines[-1].bedrooms is None
    assert found.slowest and found.slowest.bedrooms == 2
    assert by_size({}).slowest is None
