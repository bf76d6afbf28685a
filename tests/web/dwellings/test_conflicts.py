"""The conflict page shows what is new, and never more than the page it came from."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling
from tests.support.cast import make_dwelling


def test_a_conflict_does_not_tell_the_purpose_to_a_role_that_may_not_see_it(browse):
    dwelling = make_dwelling(purpose=Purpose.SUBSTANCE)
    Dwelling.objects.filter(pk=dwelling.pk).update(version=2)
    stale = {
        "version": "1", "purpose": "ordinary", "street": "Skogbrynet", "house_number": "1",
        "unit_number": "H0101", "disposal": "owned", "dwelling_type": "flat", "rooms": "3",
        "bedrooms": "2", "area_m2": "60", "floor": "2", "adaptation": "none", "rent": "9000",
        "disposed_from": "01.01.2010", "postal_code": "9999",
        "postal_place": "Nordelv", "cadastral_unit": "1", "property_unit": "1", "completed_on": "01.06.2005",
    }  # fmt: skip

    answer = browse("per").post(reverse("dwellings:edit", args=[dwelling.pk]), stale)

    assert answer.status_code == 409
    assert "rusproblemer" not in answer.content.decode()
