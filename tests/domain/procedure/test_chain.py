"""Where a case stands in the procedure, and what a municipality may make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from boligflyt.domain.procedure import (
    Done,
    Procedure,
    ProcedureStep,
    chain_of,
    changes,
    free_code,
    moved,
    problems,
    shipped,
    with_step,
    without,
)

DAY = date(2026, 11, 23)
VISIT = ProcedureStep("own-1", "Hjemmebesøk", "Boligoppfølger", "Før tilbudet", days=14, after="received")


def done(*codes: str, on: date = date(2026, 11, 2)) -> dict[str, Done]:
    return {code: Done(on, is_done=True) for code in codes}


def stands(known, *, procedure=None, **rest):
    held = procedure or shipped()
    return chain_of(lambda _: held, known, DAY, **rest)


def changed(code: str, **what) -> tuple[ProcedureStep, ...]:
    return tuple(replace(one, **what) if one.code == code else one for one in shipped().steps)


def test_the_chain_begins_with_the_first_contact_and_ends_with_trouble_in_the_home():
    codes = [one.code for one in shipped().steps]

    assert (codes[0], codes[-1]) == ("contact", "trouble")
    assert problems(shipped().steps) == []


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((), "contact"),
        (("contact", "received"), "screened"),
        (("contact", "received", "services"), "screened"),  # in any order before the vedtak
        (("received",), "screened"),  # the application itself was the contact
        (("received", "prepared"), "decided"),  # what was not seen before the vedtak is left behind
        (("received", "prepared", "decided", "queued", "offered", "answered", "signed", "key"), "reassessed"),
    ],
)
def test_the_next_step_is_the_first_that_waits_after_what_the_case_has_passed(known, expected):
    assert stands(done(*known)).next.step.code == expected


def test_trouble_in_the_home_never_waits_for_its_turn():
    everything = [one.code for one in shipped().steps if one.code != "trouble"]

    assert stands(done(*everything)).next is None


@pytest.mark.parametrize(
    ("days", "own", "expected"),
    [
        (14, None, date(2026, 11, 16)),  # the municipality's days
        (14, date(2026, 11, 9), date(2026, 11, 9)),  # the law's comes first
        (14, date(2026, 12, 2), date(2026, 11, 16)),  # the municipality may be quicker, never slower
        (None, date(2026, 12, 2), date(2026, 12, 2)),
    ],
)
def test_the_earliest_of_the_deadlines_holds(days, own, expected):
    steps = changed("assessed", days=days, after="received" if days else "")

    chain = stands(done("received") | {"assessed": Done(due=own)}, procedure=Procedure(2, DAY, steps))

    assert next(one for one in chain.steps if one.step.code == "assessed").due == expected


def test_a_step_past_its_deadline_is_late_until_it_is_done_or_the_case_has_gone_on():
    held = Procedure(2, DAY, with_step(shipped().steps, VISIT))
    waiting, did = stands(done("received"), procedure=held), stands(done("received", "own-1"), procedure=held)
    closed = stands(done("received"), procedure=held, ended=True)

    assert [one.step.code for one in waiting.late] == ["own-1"]
    assert (did.late, closed.late, closed.next) == ((), (), None)


def test_what_is_done_keeps_the_words_of_its_day_and_what_is_not_done_gets_todays():
    later = Procedure(2, date(2026, 11, 20), changed("received", name="Registrer søknaden"))

    def held(on: date) -> Procedure:
        return later if on >= date(2026, 11, 20) else shipped()

    before = chain_of(held, done("received"), DAY).steps[1]
    after = chain_of(held, done("received", on=date(2026, 11, 21)), DAY).steps[1]

    assert (before.step.name, before.version) == ("Ta imot søknaden", 1)
    assert (after.step.name, after.version) == ("Registrer søknaden", 2)


def test_a_step_that_was_done_before_it_was_taken_away_stays_in_the_case():
    first = Procedure(2, date(2026, 11, 1), with_step(shipped().steps, VISIT))
    second = Procedure(3, date(2026, 11, 20), shipped().steps)

    def held(on: date) -> Procedure:
        return second if on >= date(2026, 11, 20) else first

    did = chain_of(held, done("received", "own-1"), DAY)
    did_not = chain_of(held, done("received"), DAY)

    assert [one.version for one in did.steps if one.step.code == "own-1"] == [2]
    assert "own-1" not in {one.step.code for one in did_not.steps}


@pytest.mark.parametrize(
    ("steps", "word"),
    [
        (changed("decided", off=True), "boligsosialloven § 7"),
        (changed("signed", off=True), "husleieloven § 11-1"),
        (shipped().steps[1:], "mangler"),
        (changed("screened", name=" "), "må si hva"),
        (changed("screened", link="javascript:alert(1)"), "https://"),
        (changed("screened", days=14), "fra"),
        (changed("screened", days=14, after="screened"), "ikke er i bruk"),
        (changed("screened", days=14, after="own-9"), "ikke er i bruk"),
    ],
)
def test_what_is_no_procedure_is_told_in_a_sentence(steps, word):
    assert word in " ".join(problems(steps))


def test_a_step_the_law_does_not_ask_for_may_be_switched_off_and_waits_no_more():
    steps = changed("screened", off=True)

    chain = stands(done("received"), procedure=Procedure(2, DAY, steps))

    assert problems(steps) == []
    assert chain.next.step.code == "services"


def test_the_changes_between_two_versions_are_the_fewest_that_tell_it_all():
    before = with_step(shipped().steps, VISIT)
    after = without(moved(with_step(before, replace(before[2], who="NAV")), "children", -1), "own-1")

    found = [(one.step.code, one.kind, one.field, one.before, one.after) for one in changes(before, after)]

    assert found[0] == ("screened", "words", "who", "Saksbehandler bolig", "NAV")
    assert {(code, kind) for code, kind, *_ in found} <= {
        ("screened", "words"), ("children", "moved"), ("services", "moved"), ("own-1", "removed"),
    }  # fmt: skip
    assert len(found) == 3
    assert changes(before, before) == []


def test_a_code_that_was_used_is_never_used_again():
    assert free_code(shipped().steps) == "own-1"
    assert free_code(with_step(shipped().steps, VISIT), ["own-7"]) == "own-8"
