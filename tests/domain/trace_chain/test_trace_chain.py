"""The canonical form is the same for ever, and every kind of change is told apart."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import UUID

import pytest

from boligflyt.domain.trace_chain import (
    NOTHING_BEFORE,
    DifferenceKind,
    Entry,
    Line,
    SealHead,
    differences,
    entry_of,
    packed,
    seal_hash,
    unpacked,
)

KEYS = [UUID(int=number) for number in range(1, 6)]
LINE = Line(
    position=7, transaction=900, key=KEYS[0], at="2026-11-23T09:00:00.5", actor=None, role="caseworker",
    office=str(KEYS[1]), deed="read", purpose="Søk", kind="person", subject=str(KEYS[2]), subjects="{}",
    detail='{"what": "Endret", "a": 1.50, "no": [1, "å"]}',
)  # fmt: skip
# Written by hand from ADR 0013: the form may never change under seals that are made.
BY_HAND = (
    '["boligflyt-event/1",7,900,"00000000-0000-0000-0000-000000000001","2026-11-23T09:00:00.5",null,"caseworker",'
    '"00000000-0000-0000-0000-000000000002","read","Søk","person","00000000-0000-0000-0000-000000000003","{}",'
    '{"a":"\\u00001.50","no":[1,"å"],"what":"Endret"}]'
)
HEAD = SealHead(1, (-5, 0), (901, 0), 7, 7, 1, "2026-11-23T09:01:00.000000+00:00", "test")


def entries(*keys: int) -> list[Entry]:
    return [Entry(key, KEYS[key], bytes([key] * 32)) for key in keys]


def test_the_digest_is_that_of_the_documented_form() -> None:
    assert entry_of(LINE).digest == hashlib.sha256(BY_HAND.encode()).digest()


@pytest.mark.parametrize(
    "change",
    [
        {"at": "infinity"}, {"actor": ""}, {"role": ""}, {"office": None}, {"deed": "x"}, {"purpose": ""},
        {"kind": "x"}, {"subject": None}, {"subjects": "{{}}"}, {"position": 8}, {"transaction": 901},
        {"detail": '{"what": "Endret", "a": 1.5, "no": [1, "å"]}'}, {"detail": "{}"},
    ],
)  # fmt: skip
def test_another_value_in_any_column_gives_another_digest(change) -> None:
    assert entry_of(replace(LINE, **change)).digest != entry_of(LINE).digest


def test_the_order_that_the_database_gives_keys_in_does_not_count() -> None:
    turned = replace(LINE, detail='{"no":[1,"å"],"a":1.50,"what":"Endret"}')

    assert entry_of(turned) == entry_of(LINE)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (entries(1, 2, 3), []),
        (entries(1, 3), [(DifferenceKind.MISSING, 2, KEYS[2], None)]),
        (entries(1, 2, 3, 4), [(DifferenceKind.INSERTED, 4, KEYS[4], None)]),
        ([*entries(1, 2), Entry(3, KEYS[3], b"x" * 32)], [(DifferenceKind.EDITED, 3, KEYS[3], None)]),
        ([*entries(1, 2), Entry(9, KEYS[3], b"x" * 32)], [(DifferenceKind.MOVED, 3, KEYS[3], 9)]),
        ([*entries(1, 2), Entry(3, KEYS[4], b"x" * 32)], [(DifferenceKind.REKEYED, 3, KEYS[3], None)]),
        (entries(1, 2, 3, 3), [(DifferenceKind.INSERTED, 3, KEYS[3], None)]),
        ([], [(DifferenceKind.MISSING, number, KEYS[number], None) for number in (1, 2, 3)]),
    ],
)
def test_what_happened_to_each_event_is_told_apart(found, told) -> None:
    said = list(differences(entries(1, 2, 3), found))

    assert [(one.kind, one.position, one.key, one.now) for one in said] == told


def test_entries_come_back_as_they_were_and_half_an_entry_is_none() -> None:
    content = packed(entries(1, 2))

    assert (unpacked(content), len(content)) == (entries(1, 2), 112)
    with pytest.raises(ValueError, match="no whole number"):
        unpacked(content[:-1])


@pytest.mark.parametrize(
    "head", [replace(HEAD, count=2), replace(HEAD, ends=(902, 0)), replace(HEAD, made_by="en annen")]
)
def test_the_hash_of_a_seal_holds_all_that_it_says(head) -> None:
    content = packed(entries(1))
    hashed = seal_hash(HEAD, content, NOTHING_BEFORE)

    assert seal_hash(head, content, NOTHING_BEFORE) != hashed
    assert seal_hash(HEAD, packed(entries(2)), NOTHING_BEFORE) != hashed
    assert seal_hash(HEAD, content, "1" * 64) != hashed
