"""A file of the whole country is read as a stream: what is held does not grow with its length."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from boligflyt.areas.dwellings.incoming_table import open_table
from boligflyt.domain.dwelling_file import SoFar, find_headings, read_row, set_down
from tests.support.dwelling_files import dwelling_row

ROWS, WRONG = 200_000, 123_456
MEGABYTE = 1 << 20
MEANINGS = {"koboboligtype": {"leilighet": "flat"}, "kobodisposisjonsform": {"eid av kommunen": "owned"}}
FIELDS = tuple(dwelling_row(1))
HEADINGS = find_headings([FIELDS])


def lines() -> Iterator[str]:
    yield ";".join(FIELDS) + "\r\n"
    for number in range(2, ROWS + 2):
        row = dwelling_row(number % 90_000, ekstrareferanse=str(number))
        row["manedsleie"] = "mye" if number == WRONG else row["manedsleie"]
        yield ";".join(row[name] for name in FIELDS) + "\r\n"


def test_of_200_000_rows_the_one_that_is_wrong_is_found_and_little_is_held(tmp_path: Path) -> None:
    file = tmp_path / "boliger.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        written.writelines(lines())

    tracemalloc.start()
    with file.open("rb") as opened:
        table = open_table(opened)
        count, suspect = 0, []
        for number, cells in table.rows:
            count += 1
            if number % 20_000 == 0 or number == WRONG:
                kept = set_down(cells, table.headings)
                suspect.append(read_row(number, kept, table.headings, MEANINGS, "9999"))
        held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == ROWS
    assert [row.number for row in suspect if row.faults] == [WRONG]
    assert held < 3 * MEGABYTE


def test_what_is_remembered_to_find_the_same_dwelling_twice_is_a_few_numbers_for_each() -> None:
    tracemalloc.start()
    so_far = SoFar()
    for number in range(20_000):
        row = read_row(number, {"cells": dwelling_row(number % 900, ekstrareferanse=str(number)), "own": {}},
                       HEADINGS, MEANINGS, "9999")  # fmt: skip
        assert not list(so_far.check(row))
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert held / 20_000 < 400
