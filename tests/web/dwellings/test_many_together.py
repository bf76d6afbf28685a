"""One field of many dwellings: looked over before it is stored, all of them or none, a line for each."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import change_together, propose_together
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import make_dwelling
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

AT = "/boliger/samlet/"


def hidden(answer, name: str) -> str:
    """The last hidden field of that name: the one of the button that stores."""
    return re.findall(rf'name="{name}" value="([^"]*)"', answer.content.decode())[-1]


def looked(client, dwellings, field: str, value: str):
    rows = " ".join(f"{one.pk}:0" for one in dwellings)
    return client.post(AT, {"felt": field, "rows": rows, "value": value, "steg": "se", "asked": "soverom=2"})


def stored(client, seen, field: str, value: str):
    return client.post(AT, {
        "felt": field, "rows": hidden(seen, "rows"), "value": value, "steg": "lagre", "asked": "soverom=2",
        "command": hidden(seen, "command"),
    })  # fmt: skip


def test_nothing_is_stored_before_it_is_confirmed_and_then_one_line_for_each(cast, browse):
    first, second, same = make_dwelling(rent=8000), make_dwelling(rent=9000), make_dwelling(rent=9500)
    client = browse("per")

    seen = looked(client, (first, second, same), "rent", "9 500 kr")
    before = set(Dwelling.objects.values_list("rent", flat=True))
    answer = stored(client, seen, "rent", "9 500 kr")

    text = seen.content.decode().replace("\xa0", " ")
    assert "8 000 kr" in text and "Uendret" in text and "Lagre på 2 boliger" in text
    assert before == {8000, 9000, 9500}
    assert answer.headers["Location"] == "/boliger/?soverom=2"
    assert set(Dwelling.objects.values_list("rent", flat=True)) == {9500}
    lines = Event.objects.filter(kind="dwelling", deed="changed")
    assert {line.subject for line in lines} == {first.pk, second.pk}
    same.refresh_from_db()
    assert same.version == 1


def test_what_can_not_be_changed_is_shown_with_the_reason_and_left_as_it_is(cast, browse):
    small, large = make_dwelling(rooms=2, bedrooms=1), make_dwelling(rooms=5, bedrooms=1)
    client = browse("per")

    seen = looked(client, (small, large), "bedrooms", "3")
    stored(client, seen, "bedrooms", "3")

    assert (
        "Kan ikke endres.</strong> Boligen kan ikke ha flere soverom (3) enn rom (2)."
        in seen.content.decode()
    )
    assert "1 kan ikke endres" in seen.content.decode()
    assert [Dwelling.objects.get(pk=one.pk).bedrooms for one in (small, large)] == [1, 3]


def test_a_dwelling_changed_since_it_was_shown_stops_all_and_is_named(cast, browse):
    first, second = make_dwelling(rent=8000), make_dwelling(rent=8000)
    client = browse("per")
    seen = looked(client, (first, second), "rent", "9000")
    Dwelling.objects.filter(pk=second.pk).update(version=2, rent=8500)

    answer = stored(client, seen, "rent", "9000")
    page = answer.content.decode()

    assert answer.status_code == 409
    assert f"Noen andre har endret {second.address} siden dette ble vist." in page
    assert "8\xa0500" in page
    assert set(Dwelling.objects.values_list("rent", flat=True)) == {8000, 8500}
    assert stored(client, answer, "rent", "9000").status_code == 302


def test_a_double_click_stores_once(cast, browse):
    dwelling = make_dwelling(rent=8000)
    client = browse("per")
    seen = looked(client, (dwelling,), "rent", "9000")

    answers = [stored(client, seen, "rent", "9000").status_code for _ in range(2)]

    dwelling.refresh_from_db()
    assert (answers, dwelling.version) == ([302, 302], 2)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("rent", "mye", "Skriv bare tall"),
        ("rent", "", "Fyll ut"),
        ("disposal", "stjålet", "Velg"),
        ("wheelchair", "kanskje", "Velg"),
    ],
)
def test_a_value_that_can_not_be_is_told_at_its_field_and_nothing_is_lost(browse, cast, field, value, words):
    dwelling = make_dwelling()

    answer = looked(browse("per"), (dwelling,), field, value)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert str(dwelling.pk) in answer.content.decode()


def test_no_for_a_wheelchair_is_a_value_too(browse, cast):
    dwelling = make_dwelling(wheelchair=True)
    client = browse("per")

    stored(client, looked(client, (dwelling,), "wheelchair", "nei"), "wheelchair", "nei")

    assert Dwelling.objects.get(pk=dwelling.pk).wheelchair is False


def test_all_that_the_filter_shows_are_taken_and_no_others(browse, cast):
    shown, other = make_dwelling(bedrooms=3), make_dwelling(bedrooms=1)
    client = browse("per")

    page = client.get(f"{AT}?felt=rent&alle=1&soverom=3").content.decode()

    assert str(shown.pk) in page and str(other.pk) not in page
    assert "for 1 bolig." in page.replace("\xa0", " ")


@pytest.mark.parametrize("asked", ["?felt=rent", "?felt=purpose&alle=1", "", "?felt=rent&bolig=x"])
def test_without_field_or_dwellings_the_page_says_what_to_do(browse, cast, asked):
    answer = browse("per").get(f"{AT}{asked}")

    assert answer.status_code == 422
    assert "Tilbake til listen" in answer.content.decode()


def test_rows_that_were_tampered_with_are_refused(browse, cast):
    answer = browse("per").post(AT, {"felt": "rent", "rows": "x:y", "value": "1", "steg": "lagre"})

    assert answer.status_code == 422
    assert "Velg boligene på nytt" in answer.content.decode()


def test_more_than_somebody_can_look_over_is_refused_with_the_way_out(cast, monkeypatch):
    monkeypatch.setattr("boligflyt.areas.dwellings.services.together.MOST_TOGETHER", 1)
    both = [make_dwelling().pk, make_dwelling().pk]

    with pytest.raises(Refused, match="1 boliger om gangen"):
        propose_together(cast.per, both, "rent", 1)


def test_only_those_who_keep_the_register_change_many(cast, browse):
    dwelling = make_dwelling()

    assert browse("kari").get(f"{AT}?felt=rent&alle=1").status_code == 403
    with pytest.raises(Forbidden):
        change_together(cast.kari, {dwelling.pk: 1}, "rent", 1)
    assert "Endre flere" not in browse("kari").get("/boliger/").content.decode()


def test_the_purpose_is_never_changed_this_way(cast):
    with pytest.raises(Refused, match="fra listen"):
        change_together(cast.per, {make_dwelling().pk: 1}, "purpose", "ordinary")


def test_a_dwelling_that_is_not_there_stops_all(cast):
    dwelling = make_dwelling(rent=8000)

    with pytest.raises(Conflict, match="finnes ikke lenger"):
        change_together(cast.per, {dwelling.pk: 1, UUID(int=1): 1}, "rent", 9000)
    assert Dwelling.objects.get().rent == 8000
