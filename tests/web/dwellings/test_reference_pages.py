"""The pages of the municipality's own lists: faults by row, nothing stored until confirmed."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boligflyt.areas.dwellings.models import ReferenceFile, SchoolStreet
from tests.support.cast import make_building, make_dwelling

PAGE = "/boliger/oppslag/"
SCHOOLS = "Gatenavn;Fra;Til;Barneskole\nSkogbrynet;;;Åsen\n"


def send(client, text: str):
    given = SimpleUploadedFile("kretser.csv", text.encode())
    return client.post(PAGE, {"file": given}, follow=True).content.decode()


def step(client, action: str) -> str:
    one = ReferenceFile.objects.get()
    address = reverse("dwellings:reference_step", args=[one.pk])
    return client.post(address, {"action": action, "version": one.version}, follow=True).content.decode()


def test_a_list_is_looked_at_taken_in_and_seen_on_the_dwelling(cast, browse):
    per, home = browse("per"), make_dwelling(building=make_building(school_district=""))

    page = send(per, SCHOOLS)

    assert "1 bygning får fylt ut" in page.replace("\xa0", " ") and "Åsen" in page
    assert not SchoolStreet.objects.exists()
    assert "Filen er lagret" in step(per, "confirm")
    assert "Skolekrets Åsen" in per.get(reverse("dwellings:detail", args=[home.pk])).content.decode()


def test_each_fault_is_told_at_its_row_and_there_is_no_way_to_store_it(cast, browse):
    per = browse("per")

    page = send(per, SCHOOLS + "Torget;12B;;Åsen\nBakken;1;;\n")

    for words in ("«12B» er ikke et husnummer", "Skolekrets barneskole mangler", "Rett filen"):
        assert words in page, words
    assert 'value="confirm"' not in page
    assert "Filen har feil" in step(per, "confirm") and not SchoolStreet.objects.exists()
    assert "Filen er forkastet" in step(per, "drop")


def test_what_differs_is_shown_and_changed_only_by_its_own_button(cast, browse):
    per, building = browse("per"), make_building(school_district="Elvebyen")

    page = send(per, SCHOOLS)

    assert "Bygninger som har noe annet i dag" in page and "Elvebyen" in page and 'value="correct"' in page
    step(per, "correct")
    building.refresh_from_db()
    assert building.school_district == "Åsen"


def test_a_sheet_of_something_else_is_answered_at_the_field(cast, browse):
    answer = browse("per").post(PAGE, {"file": SimpleUploadedFile("x.csv", b"Navn;Alder\nMona;40\n")})

    assert answer.status_code == 422 and "Skolekretser trenger Gatenavn" in answer.content.decode()
