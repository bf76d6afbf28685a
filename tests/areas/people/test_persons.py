"""Persons: the number, impossible days, who is seen, and what is logged."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.http import Http404

from boligflyt.areas.access.models import Participation
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import NumberKind, Protection
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries import find_persons, open_person, persons_visible_to
from boligflyt.areas.people.services import PersonFacts, change_person, register_person
from boligflyt.areas.people.services.persons import PersonExists
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import make_person, make_protected, take_part

NUMBER = next(n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n)
FACTS = PersonFacts("Selam", "Tesfay", born=date(1989, 12, 14), number=NUMBER)


def test_a_number_is_stored_encrypted_and_found_again_only_exactly(cast):
    person = register_person(cast.kari, FACTS)

    with connection.cursor() as cursor:
        cursor.execute("select convert_from(number, 'LATIN1') from people_person")
        stored = cursor.fetchone()[0]

    assert NUMBER not in stored
    assert Person.objects.get(pk=person.pk).number == NUMBER
    assert list(find_persons(cast.kari, f"{NUMBER[:6]} {NUMBER[6:]}")) == [person]
    assert not find_persons(cast.kari, NUMBER[:10]).exists()


def test_the_search_key_of_a_number_cannot_be_worked_out_without_the_secret_of_the_installation(settings):
    here = blind_index(NUMBER)
    settings.INDEX_KEY = "another installation"

    assert blind_index(NUMBER) != here
    assert hashlib.sha256(NUMBER.encode()).hexdigest() not in {here, blind_index(NUMBER)}


def test_a_d_number_and_a_person_without_a_number_are_registered_too(cast):
    base = next(n for n in (make_synthetic_number(date(1989, 2, 3), k) for k in range(1000)) if n)
    d_number = _as_d_number(base)

    with_d = register_person(cast.kari, replace(FACTS, number=d_number))
    without = register_person(cast.kari, replace(FACTS, number=" "))

    assert (with_d.number_kind, without.number_kind) == (NumberKind.D_NUMMER, NumberKind.NONE)
    assert (without.number, without.number_index) == (None, None)


def _as_d_number(number: str) -> str:
    from boligflyt.domain.national_numbers import check_national_number

    stem = f"{int(number[0]) + 4}{number[1:9]}"
    return next(c for c in (f"{stem}{end:02d}" for end in range(100)) if check_national_number(c).valid)


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"number": NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)}, "number", "Kontrollsifferet"),
        ({"number": "12345"}, "number", "11 sifre"),
        ({"number": "31" + "82" + NUMBER[4:]}, "number", "ikke en dato"),
        ({"born": date(2031, 1, 1)}, "born", "har ikke vært ennå"),
        ({"born": date(1801, 1, 1)}, "born", "for langt tilbake"),
        ({"resident_since": date(1980, 1, 1)}, "resident_since", "før fødselsdatoen 14.12.1989"),
        ({"settled_on": date(2027, 1, 1)}, "settled_on", "har ikke vært ennå"),
    ],
)
def test_wrong_numbers_and_impossible_days_are_refused_at_their_field(cast, wrong, field, words):
    with pytest.raises(Refused, match=words) as fault:
        register_person(cast.kari, replace(FACTS, **wrong))

    assert fault.value.field == field
    assert not Person.objects.exists()


def test_nothing_is_read_out_of_the_number(cast):
    person = register_person(cast.kari, replace(FACTS, born=date(1970, 6, 1)))

    assert person.born == date(1970, 6, 1)
    assert not {"sex", "gender", "century"} & {field.name for field in Person._meta.fields}


def test_a_known_number_is_refused_with_the_name_if_the_person_is_visible(cast):
    person = register_person(cast.kari, FACTS)

    with pytest.raises(PersonExists, match="Selam Tesfay er allerede registrert") as fault:
        register_person(cast.amir, replace(FACTS, given_name="Salam"))

    assert fault.value.person == person.pk


def test_a_known_number_of_a_protected_person_gives_no_name_and_leaves_a_trace(cast):
    register_person(
        cast.kari, replace(FACTS, given_name="Ola", family_name="Hemmelig", protection=Protection.STRICT)
    )

    with pytest.raises(Refused, match="Spør fagleder") as fault:
        register_person(cast.kari, FACTS)

    assert "Hemmelig" not in fault.value.message and not isinstance(fault.value, PersonExists)
    assert Event.objects.using("side").filter(deed=Deed.REFUSED, kind="person").count() == 1


def test_two_caseworkers_who_change_one_person_do_not_overwrite_each_other(cast):
    person = register_person(cast.kari, FACTS)
    change_person(cast.kari, person.pk, 1, replace(FACTS, phone="400 00 123"))

    with pytest.raises(VersionConflict) as fault:
        change_person(cast.amir, person.pk, 1, replace(FACTS, phone=""))

    assert fault.value.by == cast.kari.staff
    assert Person.objects.get(pk=person.pk).phone == "400 00 123"


def test_a_change_logs_which_fields_and_never_their_values(cast):
    person = register_person(cast.kari, FACTS)

    change_person(cast.kari, person.pk, 1, replace(FACTS, phone="400 00 123", language="tigrinja"))

    line = Event.objects.get(deed=Deed.CHANGED, subject=person.pk, detail__what="Endret personen")
    assert line.detail["fields"] == ["language", "phone"]
    assert "400" not in str(line.detail) and NUMBER not in str(line.detail)


def test_persons_are_seen_by_those_who_take_part_protected_ones_by_few_and_a_leader_sees_nobody(cast):
    hidden, plain = make_protected(), make_person()
    theirs = make_person("Nils", "Berg")
    Participation.objects.filter(subject=theirs.pk).delete()
    take_part(theirs, cast.nora.office)

    seen = {
        name: set(persons_visible_to(getattr(cast, name)))
        for name in ("kari", "ingrid", "nora", "liv", "per", "ada")
    }

    assert seen == {
        "kari": {plain},
        "ingrid": {plain, hidden},
        "nora": {theirs},
        "liv": set(),
        "per": set(),
        "ada": set(),
    }
    with pytest.raises(Http404):
        open_person(cast.kari, hidden.pk)
    assert open_person(cast.ingrid, hidden.pk) == hidden


def test_opening_a_person_leaves_a_line_in_the_trace(cast):
    person = make_person()

    open_person(cast.kari, person.pk)

    line = Event.objects.using("side").get(kind="person", subject=person.pk)
    assert (line.actor, line.deed, line.role) == (cast.kari.staff, Deed.READ, cast.kari.role)


def test_only_those_who_may_write_persons_register_them(cast):
    with pytest.raises(Forbidden):
        register_person(cast.liv, FACTS)

    assert not Person.objects.exists()


def test_names_are_found_by_the_beginning_of_words_however_they_are_spelled(cast):
    haaland, oestby, per = (
        make_person("Åse Marie", "Haaland"),
        make_person("Bjørn", "Østby-Næss"),
        make_person("Per", "Vik"),
    )
    found = {
        text: set(find_persons(cast.kari, text))
        for text in (
            "håland",
            "aase",
            "OESTBY",
            "naess bjoern",
            "mari",
            "land",
            "p",
            "per.",
            "vik%",
            "%%",
            "ås haa",
        )
    }

    assert found == {
        "håland": {haaland},
        "aase": {haaland},
        "OESTBY": {oestby},
        "naess bjoern": {oestby},
        "mari": {haaland},
        "land": set(),
        "p": set(),
        "per.": {per},
        "vik%": {per},
        "%%": set(),
        "ås haa": {haaland},
    }


def test_a_list_of_names_is_in_norwegian_order(cast):
    for family in ("Ås", "Ærlig", "Zahl", "Østby", "Aas", "aune"):
        make_person("Test", family)

    assert [one.family_name for one in find_persons(cast.kari, "test")] == [
        "Aas",
        "aune",
        "Zahl",
        "Ærlig",
        "Østby",
        "Ås",
    ]


def test_a_name_in_a_list_is_only_of_those_who_may_be_seen(cast):
    make_protected()
    theirs = make_person("Nils", "Berg")
    Participation.objects.filter(subject=theirs.pk).delete()

    assert not find_persons(cast.kari, "hemmelig").exists()
    assert not find_persons(cast.kari, "berg").exists()
    assert find_persons(cast.ingrid, "hemmelig").exists()
