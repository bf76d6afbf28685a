"""Safe and good: rows DEF-03 and DEF-04."""

from dataclasses import replace
from datetime import date

import pytest

from boligflyt.domain.homelessness import HousingFacts, assess_housing

TODAY = date(2026, 11, 23)
FINE = HousingFacts(True, True, False, True, True, True)


def test_a_safe_and_good_home_is_satisfactory():
    found = assess_housing(FINE, TODAY)

    assert (found.is_safe, found.is_good, found.housing_class) == (True, True, "satisfactory")
    assert (found.reasons, found.missing, found.assessed_on) == ((), (), TODAY)


@pytest.mark.parametrize(
    ("change", "safe", "good", "housing_class"),
    [
        ({"has_dwelling": False}, False, False, "no_dwelling"),
        ({"has_dwelling": None}, None, None, None),
        ({"is_permanent": False}, False, True, "at_risk"),
        ({"may_lose_it": True}, False, True, "at_risk"),
        ({"may_lose_it": True, "fits_needs": False}, False, False, "at_risk"),
        ({"fits_needs": False}, True, False, "unsuitable"),
        ({"fits_economy": False}, True, False, "unsuitable"),
        ({"good_surroundings": False}, True, False, "unsuitable"),
        ({"is_permanent": None}, None, True, None),
        ({"fits_needs": None}, True, None, None),
        ({"fits_needs": None, "fits_economy": False}, True, False, "unsuitable"),
        ({"is_permanent": None, "may_lose_it": True}, False, True, "at_risk"),
    ],
)
def test_what_fails_decides_the_class_and_a_missing_answer_is_never_a_no(change, safe, good, housing_class):
    found = assess_housing(replace(FINE, **change), TODAY)

    assert (found.is_safe, found.is_good, found.housing_class) == (safe, good, housing_class)


def test_reasons_and_missing_answers_are_named():
    found = assess_housing(replace(FINE, fits_economy=False, is_permanent=None), TODAY)

    assert found.reasons == ("Boutgiftene passer ikke husstandens økonomi.",)
    assert found.missing == ("om boligen er varig",)
