"""Households over time, children in two homes, schools and guardians."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.people.choices import Protection, Residence
from boligflyt.areas.people.models import Membership, Person, Schooling
from boligflyt.areas.people.queries import (
    has_children_under,
    has_minor_children,
    households_on,
    households_visible_to,
    members_of,
    members_on,
    open_household,
    persons_visible_to,
)
from boligflyt.areas.people.services import (
    add_guardian,
    add_member,
    add_schooling,
    end_membership,
    make_household,
)
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import TODAY, make_person, make_protected
from tests.support.cast import make_household as household_of

FIRST = date(2026, 1, 1)


def test_members_come_and_go_and_the_household_is_what_it_was_each_day(cast):
    selam, dawit = make_person(), make_person("Dawit", "Haile")
    household = make_household(cast.kari, selam, FIRST)
    joined = add_member(cast.kari, household, dawit, role="adult", first_day=date(2026, 3, 1))

    end_membership(cast.kari, joined, date(2026, 8, 31))

    assert [
        names(household, day)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2026, 9, 1))
    ] == [["Selam"], ["Selam", "Dawit"], ["Selam", "Dawit"], ["Selam"]]
    assert households_on(dawit, date(2026, 5, 1)) == [household]
    assert households_on(dawit, TODAY) == []


def names(household, day):
    return sorted(
        (member.person.given_name for member in members_on(household, day)), key=lambda name: name != "Selam"
    )


def test_whoever_lives_elsewhere_is_refused_with_where_and_since_when(cast):
    selam, dawit = make_person(), make_person("Dawit", "Haile")
    make_household(cast.kari, dawit, FIRST)
    household = make_household(cast.kari, selam, FIRST)

    with pytest.raises(Refused, match=r"husstanden til Dawit Haile, fra 01\.01\.2026") as fault:
        add_member(cast.kari, household, dawit, role="adult", first_day=TODAY)
    with pytest.raises(Refused, match="allerede med i denne husstanden"):
        add_member(cast.kari, household, selam, role="adult", first_day=TODAY)

    assert fault.value.field == "person"
    assert Membership.objects.count() == 2


def test_where_somebody_lives_is_not_told_when_that_household_is_hidden(cast):
    hidden, dawit = (
        make_person("Ola", "Hemmelig", protection=Protection.STRICT),
        make_person("Dawit", "Haile"),
    )
    shut = household_of(hidden)
    Membership.objects.create(household=shut, person=dawit, role="adult", period=Period(FIRST, None))
    household = make_household(cast.kari, make_person(), FIRST)

    with pytest.raises(Refused, match="en annen husstand") as fault:
        add_member(cast.kari, household, dawit, role="adult", first_day=TODAY)

    assert "Hemmelig" not in fault.value.message


def test_postgresql_itself_refuses_a_person_in_two_households_at_once(cast):
    person, other = household_of(make_person()).contact, household_of(make_person())

    with pytest.raises(IntegrityError, match="one_household_at_a_time"), transaction.atomic():
        Membership.objects.create(household=other, person=person, role="adult", period=Period(FIRST, None))


def test_a_child_with_shared_residence_belongs_to_two_homes(cast):
    child = make_person("Barn", "Tesfay", born=date(2018, 6, 1))
    one, other = (make_household(cast.kari, make_person(), FIRST) for _ in range(2))

    add_member(cast.kari, one, child, role="child", residence=Residence.SHARED, first_day=FIRST)
    add_member(cast.kari, other, child, role="child", residence=Residence.SHARED, first_day=FIRST)

    assert set(households_on(child, TODAY)) == {one, other}
    assert members_on(other, TODAY)[-1].residence is Residence.SHARED


@pytest.mark.parametrize(
    ("born", "asked", "words"),
    [
        (date(2026, 5, 1), {"role": "child", "first_day": date(2026, 4, 30)}, "født 01.05.2026"),
        (date(2000, 5, 1), {"role": "child", "first_day": FIRST}, "25 år og meldes inn som voksen"),
        (date(2000, 5, 1), {"role": "adult", "first_day": FIRST, "residence": "shared"}, "bare barn"),
    ],
)
def test_memberships_that_cannot_be_are_refused(cast, born, asked, words):
    household = make_household(cast.kari, make_person(), FIRST)

    with pytest.raises(Refused, match=words):
        add_member(cast.kari, household, make_person("A", "B", born=born), **asked)

    assert household.memberships.count() == 1


def test_a_membership_cannot_end_before_it_began_nor_twice(cast):
    household = make_household(cast.kari, make_person(), FIRST)
    member = household.memberships.get()

    with pytest.raises(Refused, match="01.01.2026"):
        end_membership(cast.kari, member, date(2025, 12, 31))
    end_membership(cast.kari, member, TODAY)
    with pytest.raises(Refused, match="allerede meldt ut 23.11.2026"):
        end_membership(cast.kari, member, TODAY)

    assert household.memberships.get().period == Period(FIRST, TODAY)


def test_somebody_takes_over_as_contact_when_the_contact_leaves(cast):
    selam, dawit = make_person(), make_person("Dawit", "Haile")
    household = make_household(cast.kari, selam, FIRST)
    add_member(cast.kari, household, dawit, role="adult", first_day=FIRST)
    leaving = household.memberships.get(person=selam)

    with pytest.raises(Refused, match="kontaktperson") as fault:
        end_membership(cast.kari, leaving, TODAY)
    end_membership(cast.kari, leaving, TODAY, new_contact=dawit)

    household.refresh_from_db()
    assert (fault.value.field, household.contact) == ("new_contact", dawit)


@pytest.mark.proves("TG-12")
def test_a_household_is_a_family_with_children_until_the_youngest_comes_of_age(cast):
    household = make_household(cast.kari, make_person(), FIRST)
    child = make_person("Barn", "Tesfay", born=date(2009, 3, 15))
    add_member(cast.kari, household, child, role="child", first_day=FIRST)

    family = [has_minor_children(household, day) for day in (date(2027, 3, 14), date(2027, 3, 15))]

    assert family == [True, False]
    assert not has_children_under(household, date(2026, 3, 15), 17)


def test_a_child_without_a_birth_date_counts_as_a_child(cast):
    household = make_household(cast.kari, make_person(), FIRST)

    add_member(cast.kari, household, make_person("Barn", "Tesfay", born=None), role="child", first_day=FIRST)

    assert has_minor_children(household, TODAY)


def test_members_of_many_households_come_in_one_statement(cast, django_assert_num_queries):
    households = [household_of(children=2), household_of(children=0)]

    with django_assert_num_queries(1):
        found = members_of(households, TODAY)

    assert [len(found[household.pk]) for household in households] == [3, 1]


def test_a_household_with_a_protected_member_is_hidden_from_those_who_may_not_see_it(cast):
    household = make_household(cast.kari, make_person(), FIRST)
    hidden = make_person("Ola", "Hemmelig", protection=Protection.CONFIDENTIAL)
    Membership.objects.create(household=household, person=hidden, role="adult", period=Period(FIRST, None))

    with pytest.raises(Http404):
        open_household(cast.kari, household.pk)

    assert open_household(cast.ingrid, household.pk) == household
    assert not households_visible_to(cast.liv).exists()


def test_a_child_who_lives_with_somebody_protected_is_as_hidden_as_they_are(cast):
    household = household_of(make_protected(), children=1)
    child = household.memberships.get(role="child").person

    seen = [persons_visible_to(actor).filter(pk=child.pk).exists() for actor in (cast.kari, cast.ingrid)]

    assert seen == [False, True]


@pytest.mark.proves("TG-13")
def test_the_school_and_the_parents_wish_stand_on_the_child_from_a_day_on(cast):
    child = make_person("Barn", "Tesfay", born=date(2018, 6, 1))

    add_schooling(
        cast.kari,
        child,
        school="Elvebyen skole",
        school_district="Elvebyen",
        parents_wish_to_stay=True,
        first_day=date(2025, 8, 18),
    )
    add_schooling(
        cast.kari,
        child,
        school="Fjellbyen skole",
        school_district="Fjellbyen",
        parents_wish_to_stay=False,
        first_day=date(2026, 8, 17),
    )
    with pytest.raises(Refused, match="Fjellbyen skole"):
        add_schooling(
            cast.kari,
            child,
            school="X",
            school_district="X",
            parents_wish_to_stay=True,
            first_day=date(2026, 8, 17),
        )

    kept = Schooling.objects.order_by("period").values_list(
        "school_district", "parents_wish_to_stay", "period"
    )
    assert list(kept) == [
        ("Elvebyen", True, Period(date(2025, 8, 18), date(2026, 8, 16))),
        ("Fjellbyen", False, Period(date(2026, 8, 17), None)),
    ]


def test_a_guardian_has_a_scope_and_a_period_that_does_not_end_before_it_starts(cast):
    ward = make_person()

    guardian = add_guardian(cast.kari, ward, name="Verge Vergesen", scope="Økonomi", first_day=FIRST)
    with pytest.raises(Refused, match="slutter før det starter"):
        add_guardian(cast.kari, ward, name="X", scope="", first_day=FIRST, last_day=date(2025, 1, 1))
    with pytest.raises(Refused, match="er født"):
        add_guardian(cast.kari, ward, name="X", scope="", first_day=date(1980, 1, 1))

    assert list(ward.guardians.all()) == [guardian]


def test_only_those_who_may_write_persons_make_households(cast):
    with pytest.raises(Forbidden):
        make_household(cast.jon, make_person(), FIRST)

    assert Person.objects.count() == 1


def test_a_household_that_everybody_has_left_is_no_more_protected_than_its_contact(cast):
    home = household_of()
    row = Membership.objects.get(household=home)

    end_membership(cast.kari, row, TODAY - timedelta(days=1))

    home.refresh_from_db()
    assert home.grade == 0
    assert households_visible_to(cast.kari).filter(pk=home.pk).exists()
