"""A leader changes the procedure on the pages, and everybody sees where a case stands."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import Entry
from tests.support.cast import NOW, TODAY, make_application, make_household, take_part

HERE = "/soknader/prosedyren/"
VISIT = {"name": "Hjemmebesøk", "who": "Boligoppfølger", "by": "Før tilbudet", "guidance": "To går sammen.",
         "link": "https://intranett.example/besok", "days": "3", "after": "received"}  # fmt: skip


def main(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\xa0", " ").split("<main")[1])


def version_of(page: str) -> str:
    return re.search(r'name="version" value="(\d+)"', page)[1]


@pytest.fixture
def adopted(browse) -> ProcedureVersion:
    """A version with a step of our own, made on the pages, in force today."""
    leader = browse("liv")
    at = leader.post(HERE + "utkast/").headers["Location"]
    first = main(leader.get(at + "steg/nytt/"))
    leader.post(at + "steg/nytt/", {**VISIT, "version": version_of(first)})
    page = main(leader.get(at))
    leader.post(at + "endre/", {"version": version_of(page), "what": "up", "code": "own-1"})
    form = main(leader.get(at + "vedta/"))
    told = {"from_day": "23.11.2026", "why": "Evalueringen.", "version": version_of(form)}
    assert leader.post(at + "vedta/", told).status_code == 302
    return ProcedureVersion.objects.get()


def test_nobody_is_told_that_a_household_has_not_applied_who_would_not_see_that_it_has(cast, browse):
    application = make_application(cast.kari)
    take_part(application.household, cast.jon.office)
    Entry.objects.create(
        household=application.household, kind=EntryKind.VISIT, about=About.HOUSING,
        bits=About.HOUSING.information.bit, happened_at=NOW, text="Var innom.", office_id=cast.jon.office,
        written_by_id=cast.jon.staff, written_at=NOW,
    )  # fmt: skip

    home = main(browse("jon").get(reverse("people:household", args=[application.household_id])))

    assert "Var innom." in home
    assert "I prosedyren" not in home


@pytest.mark.proves("PRO-01")
def test_a_leader_makes_a_version_without_a_developer_and_it_says_what_was_changed(adopted, browse):
    page = main(browse("kari").get(f"{HERE}{adopted.pk}/"))
    overview = main(browse("kari").get(HERE))

    codes = [one.code for one in adopted.procedure.steps]
    assert codes.index("own-1") == codes.index("reassessed") - 1
    assert "Vedtatt 23. november 2026 av Liv Strand" in page and "Nytt steg" in page
    assert "Gjelder i dag: versjon 2" in overview and "3 dager etter «Ta imot søknaden»" in overview
    assert "Lag et utkast" not in overview


def test_faults_in_a_step_are_told_on_the_form_and_nothing_is_lost(browse):
    leader = browse("liv")
    at = leader.post(HERE + "utkast/").headers["Location"]

    answer = leader.post(at + "steg/nytt/", {**VISIT, "link": "http://uten-s.example"})

    assert answer.status_code == 422
    assert "må begynne med https://" in main(answer) and "To går sammen." in main(answer)


def test_a_step_of_the_law_has_no_switch(browse):
    leader = browse("liv")
    at = leader.post(HERE + "utkast/").headers["Location"]

    lawful, free = (main(leader.get(f"{at}steg/{code}/")) for code in ("decided", "screened"))

    assert "Steget er slått av" not in lawful and "krav i boligsosialloven § 7" in lawful
    assert "Steget er slått av" in free


def test_the_draft_of_another_is_no_page_for_those_who_do_not_lead(browse):
    at = browse("liv").post(HERE + "utkast/").headers["Location"]

    kari = browse("kari")

    assert kari.get(at).status_code == 404
    assert kari.get(at + "vedta/").status_code == 403


def test_the_case_shows_where_it_stands_who_is_next_and_what_is_late(adopted, cast, browse):
    application = make_application(cast.kari, received_on=TODAY - timedelta(days=40))
    kari = browse("kari")

    case = main(kari.get(reverse("applications:detail", args=[application.pk])))
    course = main(kari.get(reverse("applications:course", args=[application.pk])))
    home = main(kari.get(reverse("people:household", args=[application.household_id])))

    assert "Vurder mot reglene. Saksbehandler bolig." in re.sub(r"<[^>]+>", "", case)
    assert "2 steg er over frist." in case
    assert "Over frist 17. oktober 2026" in course and "prosedyren, versjon 2" in course
    assert f"/soknader/{application.pk}/" in home and "I prosedyren" in case


def test_an_own_step_is_ticked_on_the_case(adopted, cast, browse):
    application = make_application(cast.kari)
    kari, at = browse("kari"), reverse("applications:course", args=[application.pk])
    tick = reverse("casework:own_step", args=[application.pk, "own-1"])

    before = main(kari.get(at))
    after = main(kari.post(tick, {"done": "yes"}, follow=True))

    assert tick in before and "Kryss av som gjort" in before
    assert "Steget er krysset av." in after and "Ta bort krysset" in after


def test_a_household_that_has_been_in_touch_is_at_its_first_step_before_it_applies(cast, browse):
    kari, household = cast.kari, make_household()
    Entry.objects.create(
        household=household, kind=EntryKind.PHONE_IN, about=About.HOUSING, bits=About.HOUSING.information.bit,
        happened_at=NOW, text="Ringte.", office_id=kari.office, written_by_id=kari.staff, written_at=NOW,
    )  # fmt: skip

    home = main(browse("kari").get(reverse("people:household", args=[household.pk])))

    assert "Steg 2 av 14, Ta imot søknaden." in home


def test_the_leaders_list_is_for_the_leader(adopted, cast, browse):
    kari = cast.kari
    for _ in range(4):
        make_application(kari, received_on=TODAY - timedelta(days=60))

    seen, refused = main(browse("liv").get("/prosedyren/")), browse("kari").get("/prosedyren/")

    row = seen.split("Vurder mot reglene")[1].split("</tr>")[0]
    assert re.findall(r'class="bf-num"[^>]*>(\d+)', row) == ["4", "4"]
    assert refused.status_code == 403
