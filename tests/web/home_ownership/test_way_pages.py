"""Pages from screening to boligplan: what is found, given, talked about and planned."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.home_ownership.models import Campaign, Candidate, PlanVersion
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from tests.support.cast import make_application, make_dwelling, make_household, make_person, stamped


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def sent(**filled) -> dict:
    return {"command": str(uuid.uuid4()), **filled}


@pytest.fixture
def household(cast):
    home = make_household(make_person("Selam", "Tesfay"), children=2)
    make_application(cast.kari, home, yearly_income=420_000)
    Lease.objects.create(
        dwelling=make_dwelling(), household=home, tenant=home.contact, state="running", kind="fixed_term",
        contract_number="K-1", period=Period(date(2024, 1, 1), date(2027, 3, 31)), rent=10_500, **stamped(),
    )  # fmt: skip
    return home


@pytest.fixture
def candidate(browse, household):
    browse("kari").post("/boligkampanjer/ny/", campaign())
    return Candidate.objects.get()


def campaign(**other) -> dict:
    return sent(
        name="Vår", purpose="Flere eier.", first_day="23.11.2026", last_day="30.06.2027", tenants="on",
        least_income="300 000", **other,
    )  # fmt: skip


def test_a_new_campaign_begins_at_the_municipalitys_numbers_and_finds_at_once(cast, browse, household):
    kari = browse("kari")
    assert 'value="300000"' in text(kari.get("/boligkampanjer/ny/"))

    page = text(kari.post("/boligkampanjer/ny/", campaign(), follow=True))

    assert "Tesfay, Selam" in page and "Inntekten er 420 000 kr i året før skatt." in page
    assert (
        "Inntekt minst 300 000 kr i året før skatt" in page and "For få husstander til å vise tall." in page
    )
    assert Event.objects.using("side").filter(deed=Deed.LISTED, kind="candidate").exists()
    assert "Vår" in text(kari.get("/boligkampanjer/"))


def test_what_is_wrong_with_a_campaign_is_told_and_nothing_typed_is_lost(cast, browse):
    answer = browse("kari").post("/boligkampanjer/ny/", {**campaign(), "tenants": "", "least_income": "-1"})
    assert answer.status_code == 422 and "Flere eier." in text(answer)
    again = browse("kari").post("/boligkampanjer/ny/", {**campaign(), "tenants": ""})
    assert "Velg om kampanjen gjelder leietakere, søkere eller begge." in text(again)
    assert not Campaign.objects.exists()


def test_the_chosen_are_given_and_stand_among_ones_own_talks(cast, browse, candidate):
    kari, address = browse("kari"), f"/boligkampanjer/{candidate.campaign_id}/gi/"
    nobody = kari.post(address, sent(talker=str(cast.kari.staff), next_on="01.12.2026"))
    assert nobody.status_code == 422 and "Velg minst én husstand i listen." in text(nobody)

    given = sent(talker=str(cast.kari.staff), next_on="01.12.2026", chosen=[str(candidate.pk)])
    assert "1 samtale er gitt." in text(kari.post(address, given, follow=True))

    mine = text(kari.get("/mine-samtaler/"))
    assert "Tesfay, Selam" in mine and "Skriv en samtale" in mine
    assert "Samtale om å eie." in text(kari.get("/min-dag/"))


def test_asking_the_rule_again_tells_how_many_came_and_left(cast, browse, candidate):
    address = f"/boligkampanjer/{candidate.campaign_id}/finn/"
    Lease.objects.update(state="ended")
    page = text(browse("kari").post(address, follow=True))
    assert "0 husstander kom til. 1 gikk ut." in page and "Leier ikke lenger av kommunen." in page

    Candidate.objects.all().delete()
    old = Campaign.objects.create(
        name="Fjor", purpose="x", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31),
        rule=Campaign.objects.get().rule, made_at=cast.kari.at, made_by_id=cast.kari.staff,
        office_id=cast.kari.office,
    )  # fmt: skip
    page = text(browse("kari").post(f"/boligkampanjer/{old.pk}/finn/", follow=True))
    assert "Kampanjen sluttet 31.12.2025." in page


def test_the_page_of_a_candidate_says_the_next_step_at_each_point(cast, browse, candidate, household):
    kari, here = browse("kari"), f"/kandidater/{candidate.pk}/"
    assert "Snakk med husstanden." in text(kari.get(here))

    talk = sent(
        version="1", held_on="23.11.2026", result="wants_to_own", text="Vil eie.", next_on="01.12.2026"
    )
    page = text(kari.post(f"{here}samtale/", talk, follow=True))
    assert "Regn ut økonomien." in page and "okonomi/ny-vurdering/" in page and "Vil eie." in page

    over = sent(version="2", held_on="23.11.2026", result="rents_on")
    page = text(kari.post(f"{here}samtale/", over, follow=True))
    assert "Avsluttet" in page and "Neste steg" not in page


def planned(number: int = 0, **other) -> dict:
    return sent(
        number=str(number), goal="own", target_on="01.12.2028", review_on="01.06.2027",
        own_words="Vi vil bli boende.", skills=["upkeep"],
        **{"steps-0-what": "Søke startlån", "steps-0-who": "Familien", "steps-0-by": "01.03.2027", **other},
    )  # fmt: skip


def test_a_plan_is_written_read_printed_and_written_anew(cast, browse, household):
    kari, here = browse("kari"), f"/husstander/{household.pk}/boligplan/hele/"
    assert "Ingen boligplan ennå" in text(kari.get(here))

    page = text(kari.post(f"{here}skriv/", planned(), follow=True))
    assert "Familien, innen 01.03.2027." in page and "Vi vil bli boende." in page

    sheet = text(kari.get(f"{here}ark/"))
    assert "Dere skal eie egen bolig innen" in sheet and "Holde hjemmet ved like" in sheet
    assert "Søke startlån (Familien)" in text(kari.get(f"/husstander/{household.pk}/"))

    again = planned(1, **{"steps-0-done_on": "23.11.2026"})
    page = text(kari.post(f"{here}skriv/", again, follow=True))
    assert "Alle stegene er gjort." in page and "Tidligere versjoner" in page
    assert PlanVersion.objects.count() == 2


def test_a_step_that_is_begun_must_be_whole_and_nothing_typed_is_lost(cast, browse, household):
    address = f"/husstander/{household.pk}/boligplan/hele/skriv/"
    page = browse("kari").post(address, planned(**{"steps-0-who": "", "steps-0-by": "31.02.2027"}))

    assert page.status_code == 422
    for said in ("Skriv hvem som gjør det.", "Datoen 31.02.2027 finnes ikke.", "Søke startlån"):
        assert said in text(page)
    assert not PlanVersion.objects.exists()
