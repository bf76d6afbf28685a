"""Pages of refugees' talks: the list asks, a talk is written, and the numbers follow."""

from __future__ import annotations

from boligflyt.areas.private_renting.models import CareerTalk
from tests.areas.private_renting.test_career_talks import settled
from tests.support.cast import TODAY, make_household


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_the_list_leads_to_the_talk_and_forgets_it_when_it_is_held(cast, browse):
    household, kari = settled(), browse("kari")
    address = f"/husstander/{household.pk}/bokarriere/"

    assert address in text(kari.get("/bokarriere/"))
    told = {"held_on": f"{TODAY:%d.%m.%Y}", "result": "own", "text": "Vil eie om to år."}
    assert kari.post(address, told).status_code == 302

    assert address not in text(kari.get("/bokarriere/"))
    assert "Vil eie om to år." in text(kari.get(address))
    assert "Ingen samtale skal holdes" in text(kari.get(address))


def test_a_talk_without_a_result_is_told_and_not_stored(cast, browse):
    household = settled()

    answer = browse("kari").post(
        f"/husstander/{household.pk}/bokarriere/", {"held_on": f"{TODAY:%d.%m.%Y}", "text": "Vi snakket."}
    )

    assert answer.status_code == 422
    assert "Vi snakket." in text(answer)
    assert not CareerTalk.objects.exists()


def test_a_household_that_is_no_refugee_is_told_so(cast, browse):
    household = make_household()

    page = text(browse("kari").get(f"/husstander/{household.pk}/bokarriere/"))

    assert "Ingen samtale skal holdes" in page
