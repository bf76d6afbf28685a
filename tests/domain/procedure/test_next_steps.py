"""The next step of many cases is the one that the whole chain of each would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.procedure import Done, NextSteps, Procedure, ProcedureStep, chain_of, shipped

TODAY = date(2026, 11, 23)
FIRST = shipped()
VISIT = ProcedureStep("own-1", "Hjemmebesøk", "Boligoppfølger", "Før tilbudet", days=14, after="received")
WITH_VISIT = Procedure(2, date(2026, 3, 1), (*FIRST.steps[:3], VISIT, *FIRST.steps[3:]))
# The visit is no step any more, and another has got a deadline of its own.
WITHOUT = Procedure(
    3, date(2026, 9, 1),
    tuple(replace(one, days=10, after="received") if one.code == "assessed" else one for one in FIRST.steps),
)  # fmt: skip
VERSIONS = (WITHOUT, WITH_VISIT, FIRST)
CODES = [one.code for one in WITH_VISIT.steps]

DAYS = st.integers(-400, 60).map(lambda days: TODAY + timedelta(days=days))
FACTS = st.builds(Done, on=st.none() | DAYS, due=st.none() | DAYS, is_done=st.booleans())
CASES = st.dictionaries(st.sampled_from(CODES), FACTS)


def version_on(on: date) -> Procedure:
    return next((one for one in VERSIONS if one.from_day and one.from_day <= on), FIRST)


@given(st.lists(st.tuples(CASES, st.sampled_from([frozenset(), frozenset({"children"})])), max_size=6))
def test_the_next_step_of_each_case_is_that_of_its_chain(cases) -> None:
    steps = NextSteps(version_on, TODAY)
    for known, leave_out in cases:
        whole = chain_of(version_on, known, TODAY, leave_out=leave_out).next
        assert steps.of(known, leave_out) == (whole and (whole.step, whole.overdue))
