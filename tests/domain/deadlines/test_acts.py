"""Which Public Administration Act holds: the one of 1967 until the one of 2025 has a day."""

from dataclasses import replace
from datetime import date

import pytest

from boligflyt.domain.deadlines import ActError, CountedFrom, act_on, reckon, shipped_acts

OLD, NEW = shipped_acts()
IN_FORCE = date(2027, 7, 1)
ACTS = (OLD, replace(NEW, in_force=IN_FORCE))


def complaint(decided, **more):
    asked = {
        "kind": "complaint", "decided_on": decided, "notice_sent_on": decided,
        "notice_received_on": "2027-07-05", **more,
    }  # fmt: skip
    return reckon(asked, date(2027, 7, 6), acts=ACTS)


def test_the_act_of_1967_holds_while_the_new_one_has_no_day():
    assert NEW.in_force is None
    assert act_on(date(2026, 11, 28)) is act_on(date(2199, 12, 31)) is OLD
    assert (OLD.counted_from, NEW.counted_from) == (CountedFrom.RECEIVED, CountedFrom.SENT)


def test_a_day_before_the_first_act_is_an_error_that_says_so():
    assert act_on(date(1970, 1, 1)) is OLD
    with pytest.raises(ActError, match="31.12.1969"):
        act_on(date(1969, 12, 31))


@pytest.mark.parametrize(
    ("decided", "deadline", "rule"),
    [
        ("2027-06-30", date(2027, 7, 26), "forvaltningsloven §§ 29 og 30"),  # from the letter came, 5 July
        ("2027-07-01", date(2027, 7, 22), "forvaltningsloven av 2025 § 63"),  # from the letter was sent
    ],
)
def test_the_new_act_counts_from_sending_for_what_is_decided_from_its_first_day(decided, deadline, rule):
    told = complaint(decided)

    assert told.day("complaint_last_day") == deadline
    assert told.deadlines[0].section.rule == rule


@pytest.mark.parametrize(
    ("received", "rule"),
    [("2027-06-30", "forvaltningsloven § 11 a"), ("2027-07-01", "forvaltningsloven av 2025 § 17")],
)
def test_the_preliminary_answer_follows_the_act_of_the_day_the_application_came(received, rule):
    told = reckon({"kind": "preliminary_answer", "received_on": received}, IN_FORCE, acts=ACTS)

    assert told.deadlines[0].section.rule == rule


def test_an_act_that_does_not_hold_can_be_asked_for_and_says_so():
    told = complaint("2027-06-30", act="2025")

    assert told.day("complaint_last_day") == date(2027, 7, 21)
    assert told.explanation[0].startswith("Forvaltningsloven av 2025 gjelder først fra 01.07.2027.")
    assert told.day("complaint_last_day_at_all") is None
    assert any(one.mark == "verify" and "ikke lest" in one.name for one in told.marks)
