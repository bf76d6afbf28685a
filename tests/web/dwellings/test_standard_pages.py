"""The pages of the yearly assessment: written from the dwelling, seen in the year, and corrected."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.models import StandardAssessment
from tests.support.cast import TODAY, make_dwelling

PAGE = "/boliger/standard/"
WRITTEN = {
    "assessed_on": f"{TODAY:%d.%m.%Y}", "assessed_by": "Driftsteknikerne", "standard": "renovate",
    "location": "suited", "work": "Nytt bad", "cost": "310 000 kr", "version": "1",
}  # fmt: skip


def words(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_a_dwelling_that_is_missing_is_assessed_and_stands_in_the_year(cast, browse):
    per, home = browse("per"), make_dwelling()
    assess = reverse("dwellings:assess", args=[home.pk])
    assert assess in words(per.get(PAGE))

    page = words(per.post(assess, WRITTEN, follow=True))

    assert "Må rehabiliteres, 310 000 kr" in page and "Nytt bad" in page
    year = words(per.get(PAGE, {"vis": "renovate"}))
    assert "1 av 1" in year and home.address in year and "310 000 kr" in year
    assert "Alle boligene er vurdert" in words(per.get(PAGE))


def test_this_years_assessment_is_opened_to_be_changed_and_can_be_taken_away(cast, browse):
    per, home = browse("per"), make_dwelling()
    assess = reverse("dwellings:assess", args=[home.pk])
    per.post(assess, WRITTEN)
    told = StandardAssessment.objects.get()
    assert "Endre vurderingen for" in words(per.get(assess))

    changed = {**WRITTEN, "version": "2", "corrects": str(told.pk), "cost": "290000"}
    assert "290 000 kr" in words(per.post(assess, changed, follow=True))
    back = reverse("dwellings:assess_back", args=[home.pk])
    page = words(per.post(back, {"version": "3", "assessment": str(told.pk)}, follow=True))

    assert "Vurderingen er tatt bort" in page and "Boligen er ikke vurdert ennå" in page


def test_work_that_is_not_told_is_asked_for_and_what_was_written_stands(cast, browse):
    assess = reverse("dwellings:assess", args=[make_dwelling().pk])

    answer = browse("per").post(assess, {**WRITTEN, "work": ""})

    page = words(answer)
    assert answer.status_code == 422 and "Skriv hva som må gjøres" in page and "Driftsteknikerne" in page
    assert not StandardAssessment.objects.exists()


def test_who_only_reads_the_register_sees_the_year_and_no_way_to_write(cast, browse):
    home = make_dwelling()

    page = words(browse("liv").get(PAGE))

    assert home.address in page and "Vurder<" not in page
    assert browse("liv").get(PAGE, {"aar": "1900", "vis": "finnes ikke"}).status_code == 200
