"""The table of mutants cannot rot: every fragment still stands once where it is said to, and its tests exist.

Trying them is `python -m tests.mutants`; here nothing is changed.
"""

from __future__ import annotations

from dataclasses import replace

from tests.mutants.mutant import misfits
from tests.mutants.report import percentage
from tests.mutants.table import MUTANTS, SURVIVE_BECAUSE
from tests.mutants.workshop import CAUGHT, FAULT, SURVIVED, Tried, judged

AT_LEAST = 100
MOST_IN_THE_CORE = 10


def test_every_mutant_fits_the_program_and_names_tests_that_are_there() -> None:
    assert misfits(MUTANTS) == []


def test_there_are_a_hundred_and_more_and_the_core_is_small() -> None:
    core = [one.id for one in MUTANTS if one.core]

    assert len(MUTANTS) >= AT_LEAST
    assert 0 < len(core) <= MOST_IN_THE_CORE
    assert not any(one.core and one.fresh for one in MUTANTS), "a database made anew takes too long"


def test_a_reason_to_live_is_about_a_mutant_of_the_table() -> None:
    assert set(SURVIVE_BECAUSE) <= {one.id for one in MUTANTS}


def test_a_mutant_that_no_longer_fits_is_told_of() -> None:
    good = MUTANTS[0]

    for wrong, said in (
        (replace(good, old="this stands nowhere"), "stands 0 times"),
        (replace(good, old="e"), "times in boligflyt"),
        (replace(good, new=good.old), "does not change"),
        (replace(good, tests="tests/house/test_nothing.py"), "is not a file"),
        (replace(good, tests=f"{good.tests}::test_nothing"), "has no test test_nothing"),
        (replace(good, fresh=True), "fresh database"),
    ):
        assert said in " ".join(misfits([wrong]))
    assert "the id stands twice" in " ".join(misfits([good, good]))


def test_only_a_test_that_fails_catches_a_mutant() -> None:
    failed = "FAILED tests/house/test_words.py::test_words - assert 1 == 2"

    outcomes = [
        judged(MUTANTS[0], code, said, 1.0).outcome
        for code, said in ((1, failed), (1, "ERROR tests/house/test_words.py"), (0, ""), (2, ""), (-9, ""))
    ]

    assert outcomes == [CAUGHT, FAULT, SURVIVED, FAULT, FAULT]
    assert percentage([Tried(MUTANTS[0], one, 1.0) for one in outcomes]) == 20.0
