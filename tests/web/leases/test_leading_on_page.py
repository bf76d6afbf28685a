"""Pages of where tenancies led: the next step of an ended lease, the list, and the table."""

from __future__ import annotations

from boligflyt.areas.leases.services import end_lease
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_notice_with_a_way_on_needs_no_question_and_without_one_the_lease_asks(cast, browse):
    lease, other = running(cast), running(cast)
    kari = browse("kari")

    for one, led_to in ((lease, "own"), (other, "")):
        form = {"last_day": f"{TODAY:%d.%m.%Y}", "reason": "Flyttet", "led_to": led_to}
        assert kari.post(f"/leieforhold/{one.pk}/avslutt/", form).status_code == 302

    known, asked = text(kari.get(f"/leieforhold/{lease.pk}/")), text(kari.get(f"/leieforhold/{other.pk}/"))
    assert "Flyttet til" in known
    assert "Egen bolig" in known
    assert "Finn ut hvor husstanden flyttet." in asked
    assert f"/leieforhold/{other.pk}/hvor/" in asked


def test_the_list_asks_and_the_number_leads_to_the_household_behind_it(cast, browse):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY, "Flyttet")
    kari = browse("kari")

    assert f"/leieforhold/{lease.pk}/hvor/" in text(kari.get("/leieforhold/hvor-de-flyttet/"))
    assert kari.post(f"/leieforhold/{lease.pk}/hvor/", {"led_to": "private"}).status_code == 302
    page = text(kari.get(f"/leieforhold/hvor-de-flyttet/?til=private&ar={TODAY.year}"))

    assert f"til Privat leiebolig i {TODAY.year}" in page
    assert lease.contract_number not in text(kari.get("/leieforhold/hvor-de-flyttet/"))
    assert f"/leieforhold/{lease.pk}/" in page


def test_nothing_chosen_is_told_and_nothing_is_stored(cast, browse):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY, "Flyttet")

    answer = browse("kari").post(f"/leieforhold/{lease.pk}/hvor/", {})

    lease.refresh_from_db()
    assert (answer.status_code, lease.led_to) == (422, "")


def test_a_property_manager_sees_whom_to_ask_and_no_ways_on(cast, browse):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY, "Flyttet", "evicted")

    page = text(browse("per").get("/leieforhold/hvor-de-flyttet/?til=evicted"))

    assert "Utkastelse</th>" not in page
    assert f"/leieforhold/{lease.pk}/" not in page
