"""What a meter may show, and what has changed between moving in and moving out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boligflyt.domain.handover import (
    MOVE_IN,
    ReadingError,
    chain,
    compare,
    in_order,
    previous_is_higher,
    read_standard,
    reading_of,
    shipped_standard,
)
from boligflyt.domain.strict_yaml import FileError

LAYOUT = shipped_standard().layout(2)


@pytest.mark.parametrize(
    ("written", "read"),
    [("12345", "12345"), ("12 345,6", "12345.6"), ("0", "0"), ("7.25", "7.25"), ("12\u00a0345", "12345")],
)
def test_a_reading_is_read_as_people_write_it(written, read):
    assert reading_of(written) == Decimal(read)


@pytest.mark.parametrize(
    "written", ["12,5,3", "-4", "−4", "1e9", "", "tolv", "12.5.3", "1234567890", "1 23", "٣"]
)
def test_what_no_meter_shows_is_refused_in_words(written):
    with pytest.raises(ReadingError, match="Skriv tallet slik det står på måleren"):
        reading_of(written)


@pytest.mark.parametrize(("now", "before", "backwards"), [(9, 10, True), (10, 10, False), (11, None, False)])
def test_the_same_meter_never_runs_backwards(now, before, backwards):
    assert previous_is_higher(Decimal(now), None if before is None else Decimal(before)) is backwards


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("good", "worn", False),  # alminnelig slit og elde
        ("good", "damaged", True),
        ("worn", "missing", True),
        ("damaged", "damaged", False),  # it was so when they came
        ("damaged", "good", False),
        ("dirty", "dirty", True),  # it is to be clean, however it was (husleieloven § 10-2)
        ("", "damaged", True),
        ("good", "", False),
    ],
)
def test_worse_by_damage_is_told_and_ordinary_wear_is_not(before, now, told):
    was = {"kitchen": {"stove": before}} if before else {}

    found = compare(LAYOUT, was, {"kitchen": {"stove": now}} if now else {})

    assert [one.code for one in found] == (["kitchen.stove"] if told else [])


def test_missing_keys_are_told_and_more_keys_than_before_are_not():
    found = compare(LAYOUT, {"keys": {"entrance": 3, "storage": 1}}, {"keys": {"entrance": 1, "storage": 2}})

    assert [(one.what, one.before, one.now) for one in found] == [("Nøkkel til boligen", "3", "1")]


def test_what_a_meter_used_is_told_but_is_nothing_to_settle():
    was = {"meters": {"electricity_number": "A1", "electricity_reading": "100.5"}}

    found = compare(LAYOUT, was, {"meters": {"electricity_number": "A1", "electricity_reading": "1300"}})
    other = compare(LAYOUT, was, {"meters": {"electricity_number": "B2", "electricity_reading": "3"}})

    assert [(one.remark, one.settle) for one in found] == [("Brukt 1199,5 kWh", False)]
    assert other == []


def test_each_bedroom_has_its_own_row():
    rooms = [one.label for one in shipped_standard().rooms(2)]

    assert [one for one in rooms if one.startswith("Soverom")] == ["Soverom 1", "Soverom 2"]
    assert "Soverom" in [one.label for one in shipped_standard().rooms(1)]


def test_a_list_whose_keys_were_shuffled_is_put_in_its_own_order_again():
    shuffled = LAYOUT | {"meters": dict(reversed(LAYOUT["meters"].items()))}

    assert list(in_order(shuffled)["meters"]) == ["electricity", "water", "heat"]


def test_a_list_that_names_a_thing_it_does_not_have_is_refused():
    text = "version: '2'\nconditions: {}\nrooms: {hall: {label: Gang, items: [piano]}}\n"

    with pytest.raises(FileError, match="«piano»"):
        read_standard(text + "items: {}\nmeters: {}\nkeys: {}\nsafety: {}\n")


def test_the_first_step_that_is_not_done_is_the_current_one():
    steps = chain(MOVE_IN, {"contract", "key"})

    assert [(one.code, one.done, one.current) for one in steps] == [
        ("contract", True, False),
        ("protocol_in", False, True),
        ("signed_in", False, False),
        ("key", True, False),
    ]
