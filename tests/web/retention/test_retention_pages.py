"""The pages of retention: the plan, a disposal by two leaders, a note deleted, a case taken out."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

from django.urls import reverse

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Assignment, Office, Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.models import Disposal, LegalHold
from boligflyt.domain.periods import Period
from tests.support.case_rows import rows_of
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person


def old_case(cast) -> Household:
    """A household with nothing but a case that was closed ten years ago."""
    household = make_household(make_person("Gunn", "Gammelsen"))
    Application.objects.create(
        case_code="GAMMEL01", household=household, applicant=household.contact, office_id=cast.kari.office,
        caseworker_id=cast.kari.staff, received_on=LONG_AGO, channel="paper", housing="own_lease",
        state="refused", closed_on=TODAY - timedelta(days=3653), created_at=cast.kari.at,
        changed_at=cast.kari.at,
    )  # fmt: skip
    return household


def second_leader() -> None:
    staff = Staff.objects.create_user("leif", "Leif Strøm", "et langt passord")
    Assignment.objects.create(
        staff=staff,
        office=Office.objects.get(name="Ledelsen"),
        role=Role.LEADER,
        period=Period(LONG_AGO, None),
    )


def test_the_plan_is_open_to_all_who_work_here_and_says_what_is_only_proposed(cast, browse):
    page = browse("per").get(reverse("retention:plan")).content.decode()

    assert "Kasseres 5 år etter at den siste søknaden er avsluttet" in page
    assert "Forslag" in page and "Nordelv kommune, sak 14/26" in page


def test_two_leaders_dispose_of_a_file_whose_name_neither_sees(cast, browse):
    household = old_case(cast)
    second_leader()

    liv = browse("liv")
    listed = liv.get(reverse("retention:due")).content.decode()
    prepared = liv.post(reverse("retention:due"), {"households": [str(household.pk)]}, follow=True)
    there = reverse("retention:disposal", args=[Disposal.objects.get().pk])
    own = liv.post(there)
    seen = browse("leif").get(there).content.decode()
    done = browse("leif").post(there, follow=True)

    assert "GAMMEL01" in listed and "Gammelsen" not in listed
    assert "En annen leder må godkjenne" in prepared.content.decode()
    assert own.status_code == 403
    assert "GAMMEL01" in seen and "Ingen hinder" in seen and "Gammelsen" not in seen
    assert "GAMMEL01" not in done.content.decode()
    assert "Mappene er kassert" in done.content.decode() and "Kontrollsum" in done.content.decode()
    assert not Household.objects.filter(pk=household.pk).exists()
    assert "Leif Strøm" in browse("liv").get(reverse("retention:protocols")).content.decode()


def test_nothing_chosen_says_what_to_do_and_a_stop_takes_the_file_out_of_reach(cast, browse):
    household = old_case(cast)
    liv = browse("liv")

    empty = liv.post(reverse("retention:due"), {})
    stopped = liv.post(reverse("retention:stop", args=[household.pk]), {"reason": "court"}, follow=True)
    forced = liv.post(reverse("retention:due"), {"households": [str(household.pk)]})

    assert "Velg minst én mappe" in empty.content.decode()
    assert "Kassasjonen er stanset" in stopped.content.decode() and LegalHold.objects.count() == 1
    assert forced.status_code == 422 and not Disposal.objects.exists()


def test_what_has_come_in_the_way_since_it_was_prepared_is_seen_before_anybody_approves(cast, browse):
    household = old_case(cast)
    second_leader()
    liv = browse("liv")
    liv.post(reverse("retention:due"), {"households": [str(household.pk)]})
    liv.post(reverse("retention:stop", args=[household.pk]), {"reason": "court"})

    page = browse("leif").get(reverse("retention:disposal", args=[Disposal.objects.get().pk]))

    assert "Kassasjonen er stanset" in page.content.decode()


def test_a_stopped_file_leads_to_its_stop_and_not_to_another(cast, browse):
    household = old_case(cast)
    liv = browse("liv")
    before = liv.get(reverse("retention:due")).content.decode()
    liv.post(reverse("retention:stop", args=[household.pk]), {"reason": "court"})

    after = liv.get(reverse("retention:due")).content.decode()

    assert "Se stansen" in after and "Se stansen" not in before


def test_a_note_is_asked_for_on_the_timeline_and_deleted_by_a_decider(cast, browse):
    rows = rows_of(cast, make_person("Selam", "Tesfay"))
    kari = browse("kari")
    way = reverse("retention:erase_entry", args=[rows.said.pk])

    timeline = kari.get(reverse("casework:timeline", args=[rows.household.pk])).content.decode()
    kari.post(way, {"reason": "wrong_person"})
    ingrid = browse("ingrid")
    waits = ingrid.get(reverse("retention:erasures")).content.decode()
    ingrid.post(reverse("retention:erasure_approve", args=[Disposal.objects.get().pk]), {})

    assert way in timeline and "Tesfay ringte" in waits
    assert not Entry.objects.filter(pk=rows.said.pk).exists()


def test_a_case_is_taken_out_as_a_file_that_nobody_keeps_and_a_home_supporter_may_not(cast, browse):
    rows = rows_of(cast, make_person("Selam", "Tesfay"))
    way = reverse("retention:export", args=[rows.household.pk])

    answer = browse("kari").post(way, {"reason": "access"})

    assert answer.headers["Content-Disposition"].startswith('attachment; filename="sak-')
    assert answer.headers["Cache-Control"] == "no-store"
    assert "sak.json" in ZipFile(BytesIO(answer.content)).namelist()
    assert browse("jon").post(way, {"reason": "access"}).status_code == 403
