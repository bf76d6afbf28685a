"""What happens in a household's life leaves nothing open without a line that says what is done and why."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligflyt.domain.life_events import LifeEvent, Move, Situation, Thing, after, consequences
from boligflyt.domain.life_events.consequences import OPEN_STATES

STATES = ("", *sorted(OPEN_STATES))
FLAGS = ("vedtak_prepared", "place", "offer", "lease_prepared", "lease_running", "alone", "beside")
EVERY = [
    Situation(application=state, **dict(zip(FLAGS, flags, strict=True)))
    for state, flags in product(STATES, product((False, True), repeat=len(FLAGS)))
]


@pytest.mark.parametrize("event", LifeEvent)
def test_each_open_thing_has_exactly_one_line_and_a_closed_one_has_none(event):
    for now in EVERY:
        lines = consequences(event, now)

        assert [one.thing for one in lines] == [thing for thing in Thing if now.has(thing)]
        assert all(one.why for one in lines)
        assert all(one.task and one.days > 0 for one in lines if one.move is Move.ASK)


def test_nothing_is_promised_to_somebody_who_is_dead_and_alone():
    for now in EVERY:
        if now.alone:
            then = after(now, consequences(LifeEvent.DEATH, now))

            assert not (then.offer or then.place or then.lease_prepared or then.vedtak_prepared)
            assert then.application not in OPEN_STATES


@pytest.mark.parametrize(
    "event", [LifeEvent.BIRTH, LifeEvent.BREAK_UP, LifeEvent.MOVED_IN, LifeEvent.BIRTH_DATE]
)
def test_a_granted_case_is_assessed_anew_when_the_household_or_an_age_in_it_is_another(event):
    now = Situation(application="granted", place=True)

    then = after(now, consequences(event, now))

    assert (then.application, then.place) == ("under_assessment", True)


def test_a_granted_case_with_an_offer_out_waits_until_the_offer_is_settled():
    now = Situation(application="granted", place=True, offer=True)

    lines = consequences(LifeEvent.BIRTH, now)

    assert after(now, lines) == now
    assert [one.move for one in lines] == [Move.ASK, Move.KEEP, Move.ASK]


def test_of_two_applications_only_the_newer_is_assessed_anew():
    older = Situation(application="granted", place=True, beside=True)

    lines = consequences(LifeEvent.BIRTH, older)

    assert after(older, lines) == older
    assert lines[0].move is Move.ASK and "nyere søknad" in lines[0].why


def test_a_vedtak_that_waits_for_its_second_person_goes_back_with_the_case():
    now = Situation(application="with_decider", vedtak_prepared=True)

    then = after(now, consequences(LifeEvent.BIRTH, now))

    assert (then.application, then.vedtak_prepared) == ("under_assessment", False)


def test_moving_to_another_municipality_closes_no_case_by_itself():
    for now in EVERY:
        moves = {one.move for one in consequences(LifeEvent.MOVED_AWAY, now)}

        assert Move.CLOSE not in moves or not now.has(Thing.APPLICATION)


def test_protection_and_guardian_stop_nothing():
    for event, now in product((LifeEvent.PROTECTED, LifeEvent.GUARDIAN, LifeEvent.NEW_ADDRESS), EVERY):
        assert after(now, consequences(event, now)) == now


@settings(max_examples=10_000, deadline=None, derandomize=True)
@given(st.sampled_from(EVERY), st.lists(st.sampled_from(list(LifeEvent)), min_size=1, max_size=8))
def test_ten_thousand_histories_end_with_every_open_thing_explained(now, events):
    for event in events:
        lines = consequences(event, now)
        told = {one.thing for one in lines}
        then = after(now, lines)

        assert all(thing in told for thing in Thing if now.has(thing))
        # What went on its own has a line whose move takes it away; nothing vanishes, nothing appears.
        for thing in Thing:
            if now.has(thing) and not then.has(thing):
                line = next(one for one in lines if one.thing is thing)
                assert line.move not in {Move.KEEP, Move.ASK}
            assert now.has(thing) or not then.has(thing)
        now = then
