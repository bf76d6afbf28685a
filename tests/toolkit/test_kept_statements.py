"""A statement made once finds what its query finds, and its plan is kept where the connection keeps plans."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import Q

from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.toolkit.many_keys import as_array, is_one_of
from boligflyt.toolkit.statements import KeptStatement
from tests.support.cast import make_building, make_dwelling

AWKWARD = """100 % av 'Bakken' %s"""


def in_awkward_street(number: str) -> KeptStatement[Building]:
    """All but the number is a constant with every sign that a statement could trip over."""
    return KeptStatement(
        lambda told: Building.objects.filter(Q(street=AWKWARD) | Q(street__contains="5%"), house_number=told),
        number,
    )


def in_street(street: str, number: str) -> Building:
    building = make_building()
    building.street, building.house_number = street, number
    building.save()
    return building


def kept_plans(like: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_prepared_statements where position(%s in statement) > 0", [like]
        )
        return cursor.fetchone()[0]


@pytest.fixture
def keeping():
    connection.ensure_connection()
    before = connection.connection.prepare_threshold
    yield connection.connection
    connection.connection.prepare_threshold = before


def test_constants_are_written_out_and_found_as_they_are(db):
    here = [in_street(AWKWARD, "7"), in_street("Rent 5%", "7")]
    in_street(AWKWARD, "8"), in_street("Rent 5", "7")

    found = in_awkward_street("a mark").rows("7")

    assert {one.pk for one in found} == {one.pk for one in here}
    assert in_awkward_street("a mark").rows("9") == []


def test_the_same_statement_is_planned_once_for_the_connection(db, keeping):
    keeping.prepare_threshold = 5
    dwelling = make_dwelling()
    kept = KeptStatement(
        lambda key, on: Dwelling.objects.filter(pk=key, disposed_from__lte=on), UUID(int=1), date.min
    )

    for _ in range(3):
        assert kept.rows(dwelling.pk, date.max) == [dwelling]
        assert kept.rows(uuid4(), date.max) == []
        assert kept.rows(dwelling.pk, date(1800, 1, 1)) == []

    assert kept_plans("disposed_from") == 1


def test_no_plan_is_kept_where_the_connection_is_set_to_keep_none(db, keeping):
    keeping.prepare_threshold = None
    kept = KeptStatement(lambda key: Dwelling.objects.filter(pk=key, bedrooms=17), UUID(int=1))

    assert kept.rows(uuid4()) == []
    assert kept_plans("17") == 0


def test_a_statement_says_what_it_sent_where_statements_are_written_down(db, django_assert_num_queries):
    kept = KeptStatement(lambda key: Dwelling.objects.filter(pk=key), UUID(int=1))
    key = uuid4()

    with django_assert_num_queries(1) as asked:
        kept.rows(key)

    assert key.hex in asked[0]["sql"]


def test_where_there_are_many_keys_the_plan_is_made_for_them_and_finds_the_same(db, keeping):
    keeping.prepare_threshold = 5
    dwelling = make_dwelling()
    kept: KeptStatement[Dwelling] = KeptStatement(
        lambda among: Dwelling.objects.filter(is_one_of("pk", among)).exclude(bedrooms=18), "{a mark}"
    )
    others = [uuid4() for _ in range(500)]

    assert kept.rows(as_array([*others, dwelling.pk])) == [dwelling]
    assert kept_plans("18") == 0
    assert kept.rows(as_array([dwelling.pk])) == [dwelling]
    assert kept_plans("18") == 1
