"""Pages at moving in and out: on a phone, part by part, with bad input that loses nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.models import Forwarding, Picture, Protocol, Viewing
from boligflyt.areas.handovers.services import plan_viewing, write_section
from tests.areas.allocation.test_offers import sent
from tests.areas.handovers.handover_steps import answers_for, begun, filled, signed
from tests.areas.leases.test_lease_life import running
from tests.support.files import photograph


def text(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def at(protocol: Protocol, rest: str = "") -> str:
    return f"/protokoller/{protocol.pk}/{rest}"


def test_the_property_manager_goes_from_the_week_to_a_begun_protocol(cast, browse):
    lease, client = running(cast), browse("per")

    week = text(client.get("/overtakelser/"))
    moving = text(client.get(f"/leieforhold/{lease.pk}/flytting/"))
    begun_now = client.post(f"/leieforhold/{lease.pk}/overta/", {"held_on": "23.11.2026"})

    assert lease.dwelling.address in week
    assert "Begynn protokoll for overtakelse" in moving
    assert begun_now.status_code == 302
    assert "Gå gjennom: gang." in text(client.get(begun_now.headers["Location"]))


def test_no_page_for_who_runs_the_buildings_says_who_lives_there(cast, browse):
    lease = running(cast)
    protocol = signed(cast.per, lease)
    Forwarding.objects.create(
        lease=lease,
        address="Nyveien 1",
        from_day=cast.per.today,
        created_at=cast.per.at,
        changed_at=cast.per.at,
    )
    client = browse("per")

    pages = [
        text(client.get(path))
        for path in (f"/leieforhold/{lease.pk}/flytting/", at(protocol), "/overtakelser/", "/min-dag/")
    ]

    assert not any("Tesfay" in page or "Nyveien" in page for page in pages)
    assert client.get(f"/leieforhold/{lease.pk}/ny-adresse/").status_code == 404
    assert client.get(at(protocol, "pdf/")).status_code == 404
    assert browse("kari").get(at(protocol, "pdf/")).content.startswith(b"%PDF")


def test_a_part_is_saved_and_leads_to_the_next_that_is_missing(cast, browse):
    protocol = begun(cast.per, running(cast))
    form = answers_for(protocol, "hall") | {"version": protocol.version}

    answer = browse("per").post(at(protocol, "del/hall/"), form)

    assert answer.headers["Location"] == at(protocol, "del/living/")
    assert Protocol.objects.get().content["hall"]["floor"] == "good"


@pytest.mark.parametrize("reading", ["12,5,3", "-3", "tolv"])
def test_a_reading_that_cannot_be_is_told_beside_its_field_and_nothing_entered_is_lost(cast, browse, reading):
    protocol = begun(cast.per, running(cast))

    answer = browse("per").post(
        at(protocol, "del/meters/"),
        {"electricity_number": "A-77", "electricity_reading": reading, "water_number": "V-1"},
    )

    page = text(answer)
    assert answer.status_code == 422
    assert "id_electricity_reading_feil" in page
    assert 'value="A-77"' in page
    assert f'value="{reading}"' in page
    assert Protocol.objects.get().content == {}


def test_a_huge_text_is_refused_and_kept_on_the_page(cast, browse):
    protocol = begun(cast.per, running(cast))
    huge = "ord " * 20_000

    answer = browse("per").post(at(protocol, "del/remarks/"), {"worker": huge})

    assert answer.status_code == 422
    assert "plass til 2000" in text(answer)


def test_two_who_write_at_once_see_both_versions(cast, browse):
    protocol = begun(cast.per, running(cast))
    write_section(cast.kari, protocol.pk, protocol.version, "keys", answers_for(protocol, "keys", entrance=3))
    mine = answers_for(protocol, "keys", entrance=1) | {"version": protocol.version}

    answer = browse("per").post(at(protocol, "del/keys/"), mine)

    page = text(answer)
    assert answer.status_code == 409
    assert "Nøkkel til boligen" in page
    assert re.search(r">\s*3\s*<", page)
    assert re.search(r">\s*1\s*<", page)
    assert Protocol.objects.get().content["keys"]["entrance"] == 3


def test_both_sign_on_one_phone(cast, browse):
    protocol, client = filled(cast.per, begun(cast.per, running(cast))), browse("per")

    shown = text(client.get(at(protocol, "signer/")))
    first = client.post(
        at(protocol, "signer/"), {"version": protocol.version, "shown_sha256": checksum(protocol)}
    )
    tenant = text(client.get(first.headers["Location"]))
    half = client.post(at(protocol, "leietaker/"), {"outcome": "signed", "name": "Selam Tesfay"})
    protocol.refresh_from_db()
    done = client.post(
        at(protocol, "leietaker/"),
        {
            "outcome": "signed", "name": "Selam Tesfay", "confirmed": "on", "version": protocol.version,
            "shown_sha256": protocol.content_sha256,
        },
    )  # fmt: skip

    assert checksum(protocol) in shown
    assert "Er ikke til stede" not in tenant
    assert half.status_code == 422
    assert 'value="Selam Tesfay"' in text(half)
    assert done.status_code == 302
    assert Protocol.objects.get().state == "signed"


def test_a_picture_from_the_phone_is_shown_in_its_room_and_a_script_is_refused(cast, browse):
    protocol, client = begun(cast.per, running(cast)), browse("per")

    taken = client.post(
        at(protocol, "bilde/"),
        {"photo": SimpleUploadedFile("IMG.jpg", photograph()), "section": "hall", "caption": "Døra"},
    )
    script = client.post(
        at(protocol, "bilde/"),
        {"photo": SimpleUploadedFile("b.jpg", b"<script>alert(1)</script>"), "section": "hall"},
    )

    picture = Picture.objects.get()
    seen = client.get(at(protocol, f"bilder/{picture.pk}/"))
    assert taken.status_code == 302
    assert script.status_code == 422
    assert (seen.status_code, seen.headers["Content-Type"]) == (200, "image/png")
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    assert client.get(at(begun(cast.per, running(cast)), f"bilder/{picture.pk}/")).status_code == 404


def test_a_home_supporter_who_takes_no_part_gets_the_page_of_what_does_not_exist(cast, browse):
    protocol = begun(cast.per, running(cast))

    assert browse("jon").get(at(protocol)).status_code == 404
    assert browse("nora").get(at(protocol)).status_code == 403


def test_a_viewing_is_planned_from_the_offer_and_stands_on_the_day_of_who_shows_it(cast, browse):
    offer = sent(cast)
    day = cast.kari.today + timedelta(days=3)

    planned = browse("kari").post(
        f"/tilbud/{offer.pk}/visning/",
        {"day": f"{day:%d.%m.%Y}", "clock": "10.15", "place": "Ved porten", "shown_by": str(cast.per.staff)},
    )

    viewing = Viewing.objects.get()
    assert planned.status_code == 302
    assert "Ved porten" in text(browse("kari").get(f"/tilbud/{offer.pk}/"))
    assert f"/visninger/{viewing.pk}/" in text(browse("per").get("/min-dag/"))


def test_a_viewing_after_the_deadline_is_warned_of(cast, browse):
    offer = sent(cast)
    late = cast.kari.at + timedelta(days=30)
    viewing = plan_viewing(cast.kari, offer.pk, late, "Porten", cast.per.staff)

    assert "Etter svarfristen" in text(browse("kari").get(f"/tilbud/{offer.pk}/"))
    assert "Visningen er etter svarfristen" in text(browse("per").get(f"/visninger/{viewing.pk}/"))
