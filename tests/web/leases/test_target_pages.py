"""The list of tenancies that should have led on, with the next step; and the target of one."""

from __future__ import annotations

import pytest

from boligflyt.areas.leases.models import HousingPlan
from tests.areas.leases.test_exit_targets import LONG_AGO, let
from tests.support.cast import TODAY, stamped


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize(
    ("goal", "button"), [(None, "Lag en plan"), ("own", "Åpne planen"), ("private", "Let etter privat bolig")]
)
def test_each_tenancy_past_its_target_has_a_next_step_by_its_plan(cast, browse, goal, button):
    lease = let(LONG_AGO)
    if goal:
        HousingPlan.objects.create(
            household=lease.household, goal=goal, next_step="Ta neste steg", next_on=TODAY, **stamped()
        )

    page = text(browse("kari").get("/leieforhold/mal-for-a-ga-videre/"))

    assert f"/leieforhold/{lease.pk}/" in page
    assert button in page
    assert ("Ta neste steg" in page) == bool(goal)


def test_the_target_is_changed_from_the_lease_and_leaves_the_list(cast, browse):
    lease, kari = let(LONG_AGO), browse("kari")
    assert "passert" not in text(kari.get(f"/leieforhold/{lease.pk}/"))  # it passes today

    kari.post(f"/leieforhold/{lease.pk}/mal/", {"exit_target": "none"})

    assert "Ikke noe mål" in text(kari.get(f"/leieforhold/{lease.pk}/"))
    assert f"/leieforhold/{lease.pk}/" not in text(kari.get("/leieforhold/mal-for-a-ga-videre/"))


def test_a_property_manager_sees_the_tenancies_and_no_names_or_plans(cast, browse):
    lease = let(LONG_AGO)

    page = text(browse("per").get("/leieforhold/mal-for-a-ga-videre/"))

    assert f"/leieforhold/{lease.pk}/" in page
    assert lease.tenant.family_name not in page
