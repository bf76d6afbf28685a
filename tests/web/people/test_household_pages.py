"""The page of a household says where its matter stands, also after the vedtak."""

from __future__ import annotations

import pytest
from django.urls import reverse

from boligflyt.areas.applications.choices import State
from tests.support.cast import make_application


@pytest.mark.parametrize(
    ("state", "says"), [(State.GRANTED, "husstanden venter på bolig."), (State.ASSISTED, "får bistand.")]
)
def test_a_household_that_is_granted_help_is_not_told_to_have_no_case(browse, cast, state, says):
    application = make_application(cast.kari, state=state)

    page = browse("kari").get(reverse("people:household", args=[application.household_id]))

    words = page.content.decode()
    assert says in words and reverse("applications:detail", args=[application.pk]) in words
    assert "Ingen sak er åpen" not in words and "Kari Saksvik" in words


def test_a_household_whose_case_is_over_has_none_open(browse, cast):
    application = make_application(cast.kari, state=State.REFUSED)

    page = browse("kari").get(reverse("people:household", args=[application.household_id]))

    assert "Ingen sak er åpen" in page.content.decode()
