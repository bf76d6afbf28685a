"""Several who decide together: who is inhabil where is the same as what each of them is not let into."""

from __future__ import annotations

import pytest

from boligflyt.areas.access.models import Staff
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.models import Household, SamePerson
from boligflyt.areas.people.queries.conflicts import conflicts_among
from boligflyt.areas.people.queries.reach import conflicted_households, related_persons
from boligflyt.areas.people.services.relations import tell_relation
from tests.support.cast import make_household, make_person


@pytest.fixture
def homes(cast):
    """The Lunds and the Viks; Amir is a brother of Mona Lund."""
    lund, vik = (make_household(make_person(*name)) for name in (("Mona", "Lund"), ("Tor", "Vik")))
    tell_relation(cast.amir, lund.contact, RelationKind.SIBLING)
    return lund, vik


def among(cast, *homes):
    staff = [cast.amir.staff, cast.kari.staff]
    return dict(conflicts_among(staff, [one.pk for one in homes]))


def test_a_colleague_leaves_the_room_where_somebody_near_belongs(cast, homes):
    assert among(cast, *homes) == {homes[0].pk: {cast.amir.staff}}
    assert among(cast, homes[1]) == {}


def test_who_told_it_under_another_account_leaves_too(cast, homes):
    Staff.objects.filter(pk=cast.amir.staff).update(same_as=cast.kari.staff)

    assert among(cast, *homes) == {homes[0].pk: {cast.amir.staff, cast.kari.staff}}


def test_another_record_of_the_same_person_counts(cast, homes):
    double = make_household(make_person("Mona", "Lunde"))
    SamePerson.objects.create(person=homes[0].contact, other=double.contact)

    assert set(among(cast, *homes, double)) == {homes[0].pk, double.pk}
    for actor in (cast.amir, cast.kari):
        shut = Household.objects.filter(pk__in=conflicted_households(actor)) | Household.objects.filter(
            contact__in=related_persons(actor)
        )
        found = {key for key, staff in among(cast, *homes, double).items() if actor.staff in staff}
        assert found == set(shut.values_list("pk", flat=True))
