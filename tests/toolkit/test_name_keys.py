"""The keys that PostgreSQL keeps for names are those of the program."""

import pytest
from django.db import connection

from boligflyt.areas.people.models import PersonName
from boligflyt.toolkit.name_folding import fold, initials, skeleton, sounds
from tests.support.cast import make_person

pytestmark = pytest.mark.django_db(databases=["default", "side"])

NAMES = (
    "Håland, Bjørn-Åge", "Haaland", "Østby-Næss", "NAESS OESTBY", "Christiansen", "Mohammed", "O’Hara (Lie)",
    "Yusuf", "Schjølberg", "Xhemajli", "Đorđević", "Łukasz", "José  María", "Иван", "محمد", "Yy Jj", "Hh",
    "  ", "a%b_c\\d",
    "Han\u200fsen", "Nguyễn",
)  # fmt: skip


def _asked(sql: str, *params: str):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def test_the_database_folds_every_letter_and_name_as_the_program_does():
    every_letter = " ".join(f"{chr(code)}x" for code in (*range(0x20, 0x250), *range(0x1E00, 0x1F00)))

    for name in (*NAMES, every_letter):
        assert _asked("select people_fold(%s)", name) == fold(name)
        assert _asked("select people_initials(%s)", fold(name)) == initials(fold(name))


def test_the_database_hears_names_as_the_program_does():
    for name in NAMES:
        words = fold(name).split()
        heard = _asked("select people_sounds(%s)", fold(name))
        assert set(heard) == set().union(*(sounds(word) for word in words))
        assert [_asked("select people_skeleton(%s)", word) for word in words] == [skeleton(w) for w in words]


def test_a_name_that_is_changed_gets_new_keys():
    person = make_person("Åse", "Haaland")
    person.family_name = "Østby"
    person.save()

    kept = PersonName.objects.get(person=person)

    assert (kept.folded, kept.initials) == (" ase ostby ", "ao")
    assert set(kept.sounds) == sounds("ase") | sounds("ostby")
