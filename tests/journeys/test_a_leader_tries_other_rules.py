"""A leader tries another order of priority on last year's meetings, and deletes the copy."""

from __future__ import annotations

import pytest

from boligflyt.domain.eligibility.rule_file import SHIPPED
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_another_order_of_the_groups_is_tried_on_the_meetings_of_a_year(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/tildelingsmote/")
    liv.click("Prøv andre regler", "link")
    liv.click("Ny prøve", "link")
    liv.fill("Hva vil dere finne ut?", "Hva om barnefamilier gikk først?")
    liv.page.get_by_label("Gruppe nummer 1").select_option("family")
    liv.page.get_by_label("Gruppe nummer 2").select_option("homeless")
    liv.click("Lag kopien, og prøv reglene")
    assert liv.sees("Reglene er prøvd.") and liv.sees("Folk er ikke med i regnestykket")
    assert liv.sees("Rekkefølgen er Barnefamilier, Bostedsløse")
    liv.click("Slett kopien nå")
    assert liv.sees("Tallene står igjen.")

    liv.go("/oversikt/prov-regler/ny/")
    liv.fill("Hva vil dere finne ut?", "Hva om vi hadde nabokommunens regler?")
    liv.page.get_by_label("Et helt regelsett").set_input_files(SHIPPED / "demo-bergen.yaml")
    liv.click("Lag kopien, og prøv reglene")
    assert liv.sees("Reglene er prøvd.") and liv.sees("Regelsettet «demo-bergen»")

    assert liv.faults == []
