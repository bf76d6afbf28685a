"""The last look at a letter before it leaves: what stops it, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boligflyt.domain.letters import LetterFacts, Stop, reasons_to_stop

AS_BEFORE = LetterFacts(
    grade_then=0, grade_now=0, belongs=True, overtaken=False, by_post=True, same_address=True,
    has_address=True,
)  # fmt: skip
CASES = (
    ({}, ()),
    ({"grade_now": 1}, (Stop.PROTECTED,)),
    ({"grade_then": 2, "grade_now": 3}, (Stop.PROTECTED,)),
    ({"grade_then": 3, "grade_now": 3}, ()),
    ({"grade_then": 3, "grade_now": 0}, ()),
    ({"belongs": False}, (Stop.LEFT,)),
    ({"overtaken": True}, (Stop.OVERTAKEN,)),
    ({"same_address": False}, (Stop.ADDRESS_CHANGED,)),
    ({"same_address": False, "by_post": False}, ()),
    ({"has_address": False, "same_address": False}, (Stop.NO_ADDRESS,)),
    ({"has_address": False, "by_post": False}, ()),
    ({"grade_now": 2, "by_post": False}, (Stop.PROTECTED,)),
    ({"grade_now": 2, "belongs": False, "overtaken": True}, (Stop.PROTECTED, Stop.LEFT, Stop.OVERTAKEN)),
)


@pytest.mark.parametrize(("since", "stops"), CASES)
def test_a_letter_leaves_only_when_nothing_has_come_in_the_way_since_it_was_made(since, stops):
    facts = replace(AS_BEFORE, **since)

    assert reasons_to_stop(facts) == stops
