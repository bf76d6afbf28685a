"""Two records of one person: linked with a reason, never merged, as hidden as each other, and split again."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.models import Membership, Person, PersonLink, SamePerson
from boligflyt.areas.people.queries import households_visible_to, persons_visible_to
from boligflyt.areas.people.queries.same import perhaps_the_same, same_as
from boligflyt.areas.people.services import link_persons, split_persons
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.toolkit.faults import Refused
from tests.support.cast import make_household, make_person, make_protected

BORN = date(1990, 5, 4)


@pytest.fixture
def two(cast):
    """Selam registered twice, each record with a household of its own."""
    first = make_household(make_person("Selam", "Tesfay"))
    again = make_household(make_person("Selam", "Tesfai"))
    return first, again


def test_each_record_says_of_the_other_who_linked_them_and_why_and_nothing_is_moved(cast, two):
    first, again = two

    link_persons(cast.kari, first.contact_id, again.contact_id, "Samme pass.")

    here, there = same_as(cast.amir, first.contact), same_as(cast.amir, again.contact)
    assert [(one.other, one.in_use, one.who, one.why) for one in here] == [
        (again.contact, False, "Kari Saksvik", "Samme pass.")
    ]
    assert [(one.other, one.in_use) for one in there] == [(first.contact, True)]
    assert set(Membership.objects.values_list("household", "person")) == {
        (one.pk, one.contact_id) for one in two
    }


def test_they_are_split_again_and_it_is_still_told_that_they_were_linked(cast, two):
    first, again = two
    link_persons(cast.kari, first.contact_id, again.contact_id, "Samme navn.")

    split_persons(cast.amir, again.contact_id, "Tvillinger.")
    link_persons(cast.kari, again.contact_id, first.contact_id, "Likevel samme pass.")

    told = [(one.in_use, one.why, one.split_by, one.why_split) for one in same_as(cast.kari, first.contact)]
    assert sorted(told) == [
        (False, "Samme navn.", "Amir Haddad", "Tvillinger."),
        (True, "Likevel samme pass.", "", ""),
    ]


def test_there_are_no_chains_and_nobody_is_linked_away_twice(cast, two):
    first, again = (one.contact_id for one in two)
    third = make_person("Selam", "Tesfaye").pk
    link_persons(cast.kari, first, again, "Samme pass.")

    for kept, away in ((again, third), (third, first), (third, again), (again, first), (first, first)):
        with pytest.raises(Refused):
            link_persons(cast.kari, kept, away, "Samme.")
        with pytest.raises(IntegrityError), transaction.atomic():
            PersonLink.objects.create(
                kept_id=kept, away_id=away, why="x", linked_at=cast.kari.at, linked_by_id=cast.kari.staff
            )
    link_persons(cast.kari, first, third, "Også samme pass.")

    pairs = {(a, b) for a in (first, again, third) for b in (first, again, third) if a != b}
    assert set(SamePerson.objects.values_list("person", "other")) == pairs


def test_a_link_is_split_once_and_otherwise_never_changed(cast, two):
    first, again = (one.contact_id for one in two)
    link_persons(cast.kari, first, again, "Samme pass.")
    split_persons(cast.kari, again, "Feil.")

    for change in ({"why": "x"}, {"split_at": None, "split_by": None, "why_split": ""}, None):
        with pytest.raises(IntegrityError, match="only split"), transaction.atomic():
            rows = PersonLink.objects.all()
            rows.update(**change) if change else rows.delete()
    with pytest.raises(Http404):
        split_persons(cast.kari, again, "En gang til.")

    assert not SamePerson.objects.exists()


def test_who_is_near_one_record_sees_neither_household_until_they_are_split(cast, two):
    first, again = two
    tell_relation(cast.amir, first.contact, RelationKind.SIBLING)
    before = set(households_visible_to(cast.amir))
    link_persons(cast.kari, again.contact_id, first.contact_id, "Samme pass.")

    linked = set(households_visible_to(cast.amir)), set(persons_visible_to(cast.amir))
    split_persons(cast.kari, first.contact_id, "Feil.")

    assert before == {again}
    assert linked == (set(), set())
    assert set(households_visible_to(cast.amir)) == {again}


def test_one_person_is_one_secret_whichever_record_is_protected(cast, two):
    first, again = two
    link_persons(cast.kari, first.contact_id, again.contact_id, "Samme pass.")

    Person.objects.filter(pk=again.contact_id).update(protection=Protection.STRICT)
    hidden = list(persons_visible_to(cast.kari)), list(households_visible_to(cast.kari))
    grades = {one.grade for one in Person.objects.all()} | {PersonLink.objects.get().grade}
    split_persons(cast.hedda, again.contact_id, "Feil.")

    assert hidden == ([], [])
    assert grades == {3}
    assert list(persons_visible_to(cast.kari)) == [first.contact]
    assert list(households_visible_to(cast.kari)) == [first]


def test_living_with_somebody_protected_hides_the_other_record_too(cast, two):
    first, again = two
    link_persons(cast.kari, first.contact_id, again.contact_id, "Samme pass.")
    child = make_person("Liten", "Tesfay", born=date(2020, 1, 1), protection=Protection.STRICT)

    Membership.objects.create(
        household=again, person=child, role="child", period=Membership.objects.first().period
    )

    assert {one.grade for one in Person.objects.all()} == {3}


def test_nobody_links_somebody_they_may_not_see_and_nothing_tells_of_them(cast):
    shown, hidden = make_person("Ola", "Hemmelig"), make_protected()

    with pytest.raises(Http404):
        link_persons(cast.kari, shown.pk, hidden.pk, "Samme pass.")
    link_persons(cast.hedda, shown.pk, hidden.pk, "Samme pass.")

    assert same_as(cast.kari, shown) == []
    assert [one.other for one in same_as(cast.hedda, shown)] == [hidden]


def test_who_may_be_registered_already_has_the_same_birth_date_a_name_like_it_and_is_in_sight(cast):
    known = make_person("Selam", "Tesfay", born=BORN)
    make_person("Selam", "Tesfay", born=date(1991, 5, 4))
    make_person("Kari", "Nordmann", born=BORN)
    make_person("Selam", "Tesfai", born=BORN, protection=Protection.STRICT)
    double = make_person("Selam", "Tesfaye", born=BORN)
    link_persons(cast.kari, known.pk, double.pk, "Samme pass.")

    assert perhaps_the_same(cast.kari, "Salem Tesfay", BORN) == [known]
    assert perhaps_the_same(cast.nora, "Salem Tesfay", BORN) == []
    assert perhaps_the_same(cast.kari, "Selam Tesfay", None) == []
