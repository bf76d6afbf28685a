"""Withheld cells cannot be found by arithmetic, not even by somebody who knows how they were chosen."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from boligflyt.domain.indicators import cells_to_withhold

# For each number of cells, how large the sum may be for all tables to be tried.
LARGEST = {1: 20, 2: 20, 3: 16, 4: 14, 5: 12}


def published(row: tuple[int, ...], smallest: int) -> tuple | None:
    """What a reader gets to see: the sum, and the cells that are not withheld; None when nothing is shown."""
    if 0 < sum(row) < smallest:
        return None
    withheld = cells_to_withhold(row, smallest)
    if withheld is None:
        return None
    return sum(row), tuple(None if at in withheld else number for at, number in enumerate(row))


@pytest.mark.parametrize("smallest", [3, 4, 5])
@pytest.mark.parametrize("cells", LARGEST)
def test_every_withheld_cell_of_every_small_table_could_have_been_another_number(cells, smallest):
    behind = defaultdict(list)
    for row in product(range(LARGEST[cells] + 1), repeat=cells):
        if sum(row) <= LARGEST[cells] and (shown := published(row, smallest)) is not None:
            behind[shown].append(row)

    found = [
        (shown, rows) for shown, rows in behind.items() for at, number in enumerate(shown[1])
        if number is None and len({row[at] for row in rows}) == 1
    ]  # fmt: skip

    assert found == []
    assert len(behind) > 10


def test_the_attack_finds_the_hidden_cell_when_only_small_numbers_are_withheld():
    sums = {row: sum(row) - sum(one for one in row if one >= 3) for row in [(2, 9, 14)]}

    assert sums == {(2, 9, 14): 2}


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ((9, 8, 14), (9, 8, 14)),
        ((0, 8, 0), (0, 8, 0)),
        ((2, 9, 14), (None, 9, None)),
        ((9, 14, 2), (9, None, None)),
        ((2, 14, 0), (None, None, None)),
        ((2, 2, 4, 9), (None, None, 4, None)),
    ],
)
def test_small_numbers_are_withheld_with_the_last_cells_until_they_are_not_small_together(row, shown):
    assert published(row, 3) == (sum(row), shown)


@pytest.mark.parametrize("row", [(1, 1, 1), (1, 2), (2,), (2, 0, 2)])
def test_a_table_that_no_choice_can_hide_is_not_shown(row):
    assert published(row, 3) is None
