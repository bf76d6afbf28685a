"""The pages of sharing, habilitet and staff."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.access.models import Assignment, Participation
from boligflyt.areas.people.models import StaffRelation
from tests.support.cast import make_household


def test_a_household_is_shared_from_its_page_and_the_share_is_ended_there(cast, browse):
    household = make_household()
    address = reverse("access:sharing", args=[household.pk])
    client = browse("kari")

    page = client.get(reverse("people:household", args=[household.pk])).content.decode()
    client.post(address, {"purpose": "economic_help", "office": str(cast.nora.office)})
    row = Participation.objects.get(office=cast.nora.office)
    shown = client.get(address).content.decode()
    client.post(reverse("access:sharing_end", args=[household.pk, row.pk]))

    assert address in page
    assert row.kinds == ["economy", "housing", "identity"]
    assert "NAV" in shown and "Økonomisk råd og hjelp" in shown
    assert not Participation.objects.filter(office=cast.nora.office).exists()


def test_a_share_without_anybody_to_share_with_is_told_at_its_field_and_what_was_chosen_stays(cast, browse):
    household = make_household()

    answer = browse("kari").post(
        reverse("access:sharing", args=[household.pk]), {"purpose": "tenancy", "reason": "Flytter inn i mai."}
    )

    assert answer.status_code == 422
    assert "Velg enten en enhet eller en ansatt" in answer.content.decode()
    assert "Flytter inn i mai." in answer.content.decode()


def test_whoever_says_they_are_near_is_led_away_from_the_case(cast, browse):
    household = make_household()
    client = browse("kari")

    told = client.post(reverse("access:relation", args=[household.contact_id]), {"kind": "sibling"})
    after = client.get(reverse("people:household", args=[household.pk]))

    assert told.status_code == 302
    assert StaffRelation.objects.get().kind == "sibling"
    assert after.status_code == 404


def test_the_administrator_gives_roles_and_the_leader_clears_on_the_staff_page(cast, browse):
    amir = Assignment.objects.get(staff=cast.amir.staff)
    role, clear = (
        reverse("access:role_new", args=[amir.staff_id]),
        reverse("access:clearance", args=[amir.pk]),
    )

    by_ada = browse("ada").get("/ansatte/").content.decode()
    given = browse("ada").post(
        role, {"role": "decider", "office": str(amir.office_id), "first_day": "23.11.2026"}
    )
    refused = browse("ada").post(clear, {"grade": "3"})
    by_liv = browse("liv").get("/ansatte/").content.decode()
    cleared = browse("liv").post(clear, {"grade": "2"})

    amir.refresh_from_db()
    assert (given.status_code, refused.status_code, cleared.status_code) == (302, 403, 302)
    assert role in by_ada and clear not in by_ada
    assert clear in by_liv and role not in by_liv
    assert (amir.clearance, amir.cleared_by) == (2, cast.liv.staff)


def test_the_table_of_rights_shows_how_far_each_role_sees(cast, browse):
    page = browse("kari").get("/rettigheter/").content.decode()

    assert "Saker du deltar i" in page
    assert "Hele kommunen" in page


def test_a_clearance_that_somebody_changed_meanwhile_is_not_overwritten(cast, browse):
    amir = Assignment.objects.get(staff=cast.amir.staff)
    address = reverse("access:clearance", args=[amir.pk])
    Assignment.objects.filter(pk=amir.pk).update(clearance=3)

    answer = browse("liv").post(address, {"grade": "1", "was": "0"})

    amir.refresh_from_db()
    assert (answer.status_code, amir.clearance) == (409, 3)
    assert "mens du holdt på" in answer.content.decode()
