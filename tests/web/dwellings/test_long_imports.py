"""A long file on the page: it tells how far it has come, can be stopped, and stores all of it or nothing."""

from __future__ import annotations

import re
import uuid
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished

from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingImport, ImportRow, KeptMapping
from boligflyt.web.dwellings import long_imports
from boligflyt.web.dwellings.import_forms import CodesForm
from tests.support.dwelling_files import as_text, dwelling_row
from tests.support.sheets import own_row, own_sheet

ADDRESS = "/boliger/import/"
MANY = 2500


@pytest.fixture(autouse=True)
def told_often(monkeypatch) -> None:
    """Every part is told of, and the confirming has several."""
    monkeypatch.setattr("boligflyt.web.shell.while_it_works.EVERY", 0)
    monkeypatch.setattr("boligflyt.areas.dwellings.services.spans.MANY", 1000)
    monkeypatch.setattr(long_imports, "LONG_STEP", 1000)
    monkeypatch.setattr(long_imports, "LONG_FILE", 100_000)


def file_of_many(**told: str) -> SimpleUploadedFile:
    """Right rows but for row 2002, when something is told of it."""
    made = [dwelling_row(number) for number in range(1, MANY + 1)]
    made[2000] |= told
    return SimpleUploadedFile("boliger.csv", as_text(made))


def sent(client, command: uuid.UUID | None = None, **other):
    told = {"file": file_of_many(), "disposed_from": "01.01.2015", "command": command or uuid.uuid4()}
    return client.post(ADDRESS, told | other)


def written(answer) -> str:
    return b"".join(answer).decode().replace("\xa0", " ")


def step(client, action: str, command: uuid.UUID | None = None):
    batch = DwellingImport.objects.get()
    told = {"action": action, "version": batch.version, "command": command or uuid.uuid4()}
    return client.post(f"{ADDRESS}{batch.pk}/steg/", told)


def lose_the_line(answer) -> None:
    """What the server does when nobody takes the rest; the test's own connection stays."""
    with mock.patch.object(request_finished, "send"):
        answer.close()


def bars(page: str) -> list[str]:
    return re.findall(r"<p>([\d ]+ av [\d ]+ rader)</p>", page)


def test_reading_confirming_and_undoing_tell_how_far_they_have_come_and_lead_on(browse) -> None:
    client = browse("per")

    read = written(sent(client))
    at = f"{ADDRESS}{DwellingImport.objects.get().pk}/"
    stored = written(step(client, "confirm"))
    there = Dwelling.objects.count()
    undone = written(step(client, "undo"))

    assert bars(read) == [f"{one} av 2 500 rader" for one in ("1 000", "2 000", "2 500")]
    assert bars(read) == bars(stored) == bars(undone)
    for page in (read, stored, undone):
        assert f'content="0; url={at}"' in page
        assert page.rstrip().endswith("</html>")
    assert (there, Dwelling.objects.count()) == (MANY, 0)


def test_of_a_long_file_the_one_wrong_row_is_told_by_row_and_column_and_the_others_are_stored(browse) -> None:
    client = browse("per")
    written(sent(client, file=file_of_many(manedsleie="mye")))

    page = client.get(f"{ADDRESS}{DwellingImport.objects.get().pk}/").content.decode().replace("\xa0", " ")
    written(step(client, "confirm"))

    words = " ".join(re.sub(r"<[^>]+>", " ", page.split("<main")[1]).split())
    assert "2002 Åsveien 2001, H0101 Kolonne S, Månedsleie «mye» er ikke et beløp i hele kroner." in words
    assert "Legg inn 2 499 og hopp over 1" in words
    assert Dwelling.objects.count() == MANY - 1
    assert not Dwelling.objects.filter(building__house_number="2001").exists()


def test_whoever_stops_has_stored_nothing_and_is_told(browse) -> None:
    client, command = browse("per"), uuid.uuid4()
    answer = iter(sent(client, command))
    begun = next(answer).decode() + next(answer).decode()

    said = client.post(f"{ADDRESS}stopp/", {"command": command}, follow=True)
    rest = b"".join(answer).decode()

    assert 'action="/boliger/import/stopp/"' in begun
    assert str(command) in begun
    assert "Du stoppet. Ingenting er lagret." in rest
    assert "Du ba om å stoppe." in said.content.decode()
    assert (DwellingImport.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_confirming_that_loses_the_line_has_stored_nothing_and_can_be_done_again_without_doubles(
    browse,
) -> None:
    client, command = browse("per"), uuid.uuid4()
    written(sent(client))
    answer = step(client, "confirm", command)
    parts = iter(answer)
    for _ in range(3):
        next(parts)

    lose_the_line(answer)
    after = (Dwelling.objects.count(), Building.objects.count(), DwellingImport.objects.get().state)
    written(step(client, "confirm", command))
    again = written(step(client, "confirm", command))

    assert after == (0, 0, "previewed")
    assert Dwelling.objects.count() == MANY
    assert "kan ikke gjøres" in again or 'http-equiv="refresh"' in again


def test_a_command_that_is_sent_twice_is_done_once(browse) -> None:
    client, command = browse("per"), uuid.uuid4()

    written(sent(client, command))
    again = written(sent(client, command))

    assert DwellingImport.objects.count() == 1
    assert f"url={ADDRESS}{DwellingImport.objects.get().pk}/" in again


def test_only_whoever_sent_it_can_stop_it(browse, cast) -> None:
    client, command = browse("per"), uuid.uuid4()
    answer = iter(sent(client, command))
    next(answer)

    assert browse("kari").post(f"{ADDRESS}stopp/", {"command": command}).status_code == 403
    assert 'http-equiv="refresh"' in b"".join(answer).decode()


def test_a_long_file_that_cannot_be_read_is_answered_on_the_form(browse) -> None:
    broken = SimpleUploadedFile("boliger.csv", b"navn;alder\r\n" + b"A;3\r\n" * 50_000)

    answer = sent(browse("per"), file=broken, disposed_from="01.01.2030")

    assert answer.status_code == 422
    assert "Dagen kan ikke være fram i tid" in answer.content.decode()


def test_what_is_wrong_deep_in_a_long_file_is_told_with_the_way_back(browse) -> None:
    cut = file_of_many().read()[:-60]

    page = written(sent(browse("per"), file=SimpleUploadedFile("boliger.csv", cut)))

    assert "avkortet" in page
    assert f'href="{ADDRESS}"' in page
    assert not DwellingImport.objects.exists()


def test_a_register_that_changed_is_told_and_nothing_is_stored(browse) -> None:
    client = browse("per")
    written(sent(client))
    first = DwellingImport.objects.get()
    first.version += 1
    first.save()

    page = written(client.post(f"{ADDRESS}{first.pk}/steg/", {"action": "confirm", "version": 1}))

    assert "Noen andre har lagret endringer her" in page
    assert not Dwelling.objects.exists()


def test_saying_what_codes_mean_in_a_long_file_tells_how_far_comparing_has_come(browse) -> None:
    client = browse("per")
    written(sent(client, file=file_of_many(koboboligtype="BLOKK")))
    batch = DwellingImport.objects.get()
    at = f"{ADDRESS}{batch.pk}/"
    form = CodesForm(batch=batch)
    [field] = [name for name in form.fields if name not in ("version", "command")]

    said = written(client.post(
        f"{at}koder/", {field: "flat", "version": batch.version, "command": uuid.uuid4()}
    ))  # fmt: skip

    assert bars(said) == [f"{one} av 2 500 rader" for one in ("1 000", "2 000", "2 500")]
    assert f'content="0; url={at}"' in said
    batch.refresh_from_db()
    assert (batch.counts["new"], batch.counts["wrong"]) == (MANY, 0)


def long_sheet(client):
    """A sheet with headings of its own that waits for its columns; gives its page and what it would send."""
    rows = [own_row(number) for number in range(1, MANY + 1)]
    written(sent(client, file=SimpleUploadedFile("ark.csv", own_sheet(rows))))
    at = f"{ADDRESS}{DwellingImport.objects.get().pk}/kolonner/"
    form = client.get(at).context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    return at, told | {
        "name": "Eiendom", "place_3": "bruksenhetsnummer", "constant_kommunenummer": "9999",
        "constant_kobodisposisjonsform": "owned", "command": uuid.uuid4(),
    }  # fmt: skip


def test_saying_what_the_columns_of_a_long_sheet_are_tells_how_far_comparing_has_come(browse) -> None:
    client = browse("per")
    at, told = long_sheet(client)

    said = written(client.post(at, told))
    again = written(client.post(at, told))

    batch = DwellingImport.objects.get()
    assert bars(said) == [f"{one} av 2 500 rader" for one in ("1 000", "2 000", "2 500")]
    assert all(f'content="0; url={ADDRESS}{batch.pk}/"' in page for page in (said, again))
    assert (batch.counts["new"], batch.sheet["name"]) == (MANY, "Eiendom")
    assert "said" not in batch.sheet


def test_whoever_stops_comparing_a_long_sheet_finds_what_was_chosen_and_nothing_else_is_stored(
    browse,
) -> None:
    client = browse("per")
    at, told = long_sheet(client)
    answer = iter(client.post(at, told))
    begun = next(answer).decode() + next(answer).decode()

    client.post(f"{ADDRESS}stopp/", {"command": told["command"]})
    rest = b"".join(answer).decode()

    page = client.get(at)
    form = page.context["form"]
    assert "stopp/" in begun and "Du stoppet." in rest and f'href="{at}"' in rest
    assert DwellingImport.objects.get().state == "received"
    assert not KeptMapping.objects.exists()
    for name in ("name", "place_3", "constant_kommunenummer", "constant_kobodisposisjonsform"):
        assert form[name].value() == told[name], name


def test_a_name_that_another_sheet_has_is_refused_on_the_form_of_a_long_sheet_too(browse, cast) -> None:
    client = browse("per")
    at, told = long_sheet(client)
    other = KeptMapping(name="Eiendom", headings=["Noe annet"])
    other.stamp(cast.per.at, cast.per.staff)
    other.save()

    answer = client.post(at, told)

    assert answer.status_code == 422
    assert "er brukt for et ark med andre overskrifter" in answer.content.decode()
    assert answer.context["form"]["constant_kommunenummer"].value() == "9999"
