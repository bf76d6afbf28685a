"""One text, however it is spelled; and nobody who is hidden takes a place or leaves a hint."""

from datetime import date, timedelta

import pytest

from boligflyt.areas.access.models import Participation
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Membership
from boligflyt.areas.people.queries import finding
from boligflyt.areas.people.queries.asked import asked
from boligflyt.areas.people.queries.branches import Why
from boligflyt.areas.people.queries.finding import WHYS, find_best, find_persons
from boligflyt.domain.periods import Period
from boligflyt.toolkit.encryption import blind_index
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person, make_protected


@pytest.fixture(params=["few", "many"])
def reach(request, monkeypatch):
    """Names are read among those whom the reader reaches, or by index among all: the answer is the same."""
    if request.param == "many":
        monkeypatch.setattr(finding, "FEW", 0)


def found(actor, text: str, most: int = 6) -> list[tuple[str, str]]:
    return [(hit.person.sorted_name, hit.why.value) for hit in find_best(actor, text, most)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("håland", "Haaland, Åse Marie"),
        ("haland", "Haaland, Åse Marie"),
        ("HAALAND, aase", "Haaland, Åse Marie"),
        ("marie haa", "Haaland, Åse Marie"),
        ("marie", "Haaland, Åse Marie"),
        ("oestby", "Østby-Næss, Bjørn"),
        ("ostby", "Østby-Næss, Bjørn"),
        ("naess bjorn", "Østby-Næss, Bjørn"),
        ("jose", "García, José"),
        ("b. østby", "Østby-Næss, Bjørn"),
        ("o bjørn", "Østby-Næss, Bjørn"),
        ("åse marie haaland", "Haaland, Åse Marie"),
        ("haal å mar", "Haaland, Åse Marie"),
        ("åse åse marie haaland marie", "Haaland, Åse Marie"),
    ],
)
def test_a_name_is_found_by_the_beginning_of_its_words_in_any_order_and_spelling(cast, reach, text, name):
    for given, family in (("Åse Marie", "Haaland"), ("Bjørn", "Østby-Næss"), ("José", "García")):
        make_person(given, family)

    assert found(cast.kari, text) == [(name, Why.NAME)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("muhammad", "Ali, Mohammed"),
        ("mohamed alli", "Ali, Mohammed"),
        ("christansen", "Kristiansen, Tor"),
        ("thor kristiansn", "Kristiansen, Tor"),
        ("tesfya", "Tesfay, Selam"),
        ("kirstiansen", "Kristiansen, Tor"),
    ],
)
def test_a_name_that_is_spelled_a_little_wrong_is_found_and_it_says_so(cast, reach, text, name):
    for given, family in (("Mohammed", "Ali"), ("Tor", "Kristiansen"), ("Selam", "Tesfay"), ("Per", "Vik")):
        make_person(given, family)

    assert found(cast.kari, text) == [(name, Why.SPELLING)]


@pytest.mark.parametrize("text", ["kari anne hanssn", "kri anne hansen", "ane kari hansen"])
def test_of_several_words_none_is_forgotten_however_few_are_looked_up(cast, reach, text):
    for given in ("Kari", "Anne", "Kari Anne", "Kari Mona"):
        make_person(given, "Hansen")

    assert found(cast.kari, text) == [("Hansen, Kari Anne", Why.SPELLING)]


@pytest.mark.parametrize(("text", "number"), [("KH", 2), ("k.h.", 2), ("K A H", 1), ("hk", 0), ("kah", 1)])
def test_initials_find_those_who_have_them(cast, reach, text, number):
    make_person("Kari", "Hansen")
    make_person("Kari Anne", "Hansen")
    make_person("Per", "Vik")

    hits = found(cast.kari, text)

    assert len(hits) == number
    assert {why for _, why in hits} <= {Why.INITIALS}


def test_those_who_are_spelled_so_stand_before_those_who_only_sound_so(cast, reach):
    for family in ("Hansen", "Hanssen", "Hansson"):
        make_person("Kari", family)

    assert found(cast.kari, "hanssen") == [
        ("Hanssen, Kari", Why.NAME), ("Hansen, Kari", Why.SPELLING), ("Hansson, Kari", Why.SPELLING),
    ]  # fmt: skip


def test_a_word_by_ear_is_sought_in_surnames_then_given_names_then_every_other_name(cast, reach):
    for given, family in (
        ("Per Mohammed", "Vik"),
        ("Mohammed", "Lie"),
        ("Ali", "Mohamed"),
        ("Ali", "Mohsen"),
    ):
        make_person(given, family)

    assert found(cast.kari, "muhamad") == [
        ("Mohamed, Ali", Why.SPELLING), ("Lie, Mohammed", Why.SPELLING), ("Vik, Per Mohammed", Why.SPELLING),
    ]  # fmt: skip


def test_with_several_words_those_that_sound_the_same_stand_before_those_nearly_so(cast, reach):
    for given, family in (("Kristi", "Hansen"), ("Kirsten", "Hanssn"), ("Per", "Hansen")):
        make_person(given, family)

    assert [name for name, _ in found(cast.kari, "kristinn hanzen")] == [
        "Hanssn, Kirsten", "Hansen, Kristi",
    ]  # fmt: skip


def test_a_birth_date_finds_those_born_that_day_and_words_beside_it_narrow_it(cast, reach):
    make_person("Kari", "Hansen", born=date(1988, 3, 12))
    make_person("Per", "Vik", born=date(1988, 3, 12))
    make_person("Kari", "Hansen", born=date(1988, 3, 13))

    assert len(found(cast.kari, "12.03.1988")) == len(found(cast.kari, "1988-03-12")) == 2
    assert found(cast.kari, "hansen 12.3.1988") == [("Hansen, Kari", Why.NAME)]
    assert found(cast.kari, "31.02.1988") == []


def test_somebody_in_another_office_takes_no_place_among_those_who_are_shown(cast, reach):
    for number in range(40):
        Participation.objects.filter(subject=make_person(f"A{number}", "Hansen").pk).delete()
    make_person("Øystein", "Hansen")

    assert found(cast.kari, "hansen", most=2) == [("Hansen, Øystein", Why.NAME)]
    assert found(cast.kari, "hanzn", most=2) == [("Hansen, Øystein", Why.SPELLING)]


@pytest.mark.parametrize(
    "text", ["hemmelig", "hemelig", "OH", "o. hemmelig", "ola", "05.04.1990", "hemmelig 04.05.1990"]
)
def test_somebody_protected_is_found_in_every_way_by_the_cleared_and_in_none_by_others(cast, reach, text):
    hidden = make_protected()
    make_household(hidden)
    if text == "05.04.1990":
        hidden.born = date(1990, 4, 5)
        hidden.save()

    seen = [hit.person for hit in find_best(cast.ingrid, text, 6)]

    assert find_best(cast.kari, text, 6) == []
    assert seen == [hidden]


def test_somebody_locally_shielded_is_hidden_from_the_next_search(cast, reach):
    person = make_person("Nils", "Nylig")
    before = found(cast.kari, "nylig")
    person.protection = Protection.LOCAL
    person.save()

    assert before and found(cast.kari, "nylig") == found(cast.kari, "nyleg") == []


def test_a_hit_leads_to_the_home_of_today_and_only_one_that_may_be_opened(cast, reach):
    home = make_household(make_person("Kari", "Hansen"))
    left = make_household(make_person("Nils", "Berg"))
    make_person("Per", "Vik")
    hidden = make_household(make_person("Ola", "Skjult"))
    Participation.objects.filter(subject=hidden.pk).delete()
    Membership.objects.filter(household=left).update(period=Period(LONG_AGO, TODAY - timedelta(days=2)))

    homes = [find_best(cast.kari, text, 6)[0].household for text in ("hansen", "vik", "berg", "skjult")]

    assert homes == [home.pk, None, None, None]


def test_a_number_of_somebody_hidden_finds_nobody(cast):
    hidden = make_protected()
    hidden.number_index = blind_index("13909912345")
    hidden.save()

    assert found(cast.kari, "139099 12345") == []
    assert found(cast.ingrid, "139099 12345") == [("Hemmelig, Ola", Why.NAME)]


def test_what_is_shown_goes_through_the_door_once_more(cast, monkeypatch):
    hidden, plain = make_protected(), make_person("Kari", "Hansen")
    let_through = {hidden.pk: Why.NAME, plain.pk: Why.NAME}
    monkeypatch.setattr(finding, "_first_seen", lambda actor, branches, most: dict(let_through))

    assert found(cast.kari, "hansen") == [("Hansen, Kari", Why.NAME)]


def test_those_without_the_right_find_nobody(cast, reach):
    make_person()

    assert find_best(cast.liv, "tesfay", 6) == find_best(cast.ada, "tesfay", 6) == []


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "%%", "__", "\\", "'", "((", "\u200f", "a", ".-,", "æ" * 80]
)
def test_a_text_that_is_no_name_finds_nobody(cast, reach, text):
    make_person("Æ", "Tesfay")

    assert found(cast.kari, text) == []


def test_the_text_is_taken_apart():
    assert asked("K. Hansen").words == ("k", "hansen")
    assert (asked("KH").initials, asked("K H").only_initials, asked("Hansen").initials) == ("kh", True, "")
    assert asked("Hansen 12.03.1988").born == date(1988, 3, 12)
    assert asked(" 121289 12345 ").number == "12128912345"


def test_the_list_finds_whom_the_search_finds_and_those_spelled_so_stand_first(cast, reach):
    for given, family in (
        ("Tor", "Kristiansen"),
        ("Kari", "Hanssen"),
        ("Kari", "Hansen"),
        ("Åse", "Hansson"),
    ):
        make_person(given, family, born=date(1988, 3, 12))

    listed = {text: find_persons(cast.kari, text) for text in ("hanssen", "kirstiansen", "TK", "12.03.1988")}

    assert [one.sorted_name for one in listed["hanssen"]][0] == "Hanssen, Kari"
    assert {text: {one.pk for one in rows} for text, rows in listed.items()} == {
        text: {hit.person.pk for hit in find_best(cast.kari, text, 9)} for text in listed
    }
    assert [WHYS[one.why] for one in listed["kirstiansen"]] == [Why.SPELLING]


def test_a_list_with_enough_of_the_name_itself_is_counted_and_paged_without_those_that_only_sound_so(
    cast, reach
):
    for number in range(12):
        make_person(f"A{number:02}", "Hansen")
    make_person("Kari", "Hanssen")

    listed = find_persons(cast.kari, "hansen")

    assert listed.count() == 12
    assert [one.given_name for one in listed[10:]] == ["A10", "A11"]


@pytest.mark.parametrize("text", ["hemmelig", "hemelig", "OH", "05.04.1990"])
def test_the_list_neither_shows_nor_counts_somebody_hidden(cast, reach, text):
    hidden = make_protected()
    make_household(hidden)
    hidden.born = date(1990, 4, 5)
    hidden.save()

    assert find_persons(cast.kari, text).count() == 0
    assert list(find_persons(cast.ingrid, text)) == [hidden]


def test_somebody_in_another_office_is_neither_listed_nor_counted(cast, reach):
    theirs = make_person("Nils", "Berg")
    Participation.objects.filter(subject=theirs.pk).delete()
    ours = make_person("Åse", "Berg")

    assert list(find_persons(cast.kari, "berg")) == [ours]
    assert find_persons(cast.kari, "brg").count() == 1
