"""Lists by address walk a kept order of streets: it is the order that the street itself gives."""

import random

import pytest
from django.db import connection

from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.queries import address_order, buildings_in_order
from boligflyt.toolkit.norwegian_text import norwegian_key, norwegian_order
from tests.support.cast import make_dwelling

STREETS = (
    "Østre gate", "østre Gate", "Ås allé", "Ærfuglveien", "Älvgatan", "Ödegården", "Zetlitz' gate",
    "Aasmund Vinjes vei", "Elveveien", "ELVEVEIEN", "Elve-veien", "Dr. Ångs vei", "7. juni-plassen",
)  # fmt: skip


@pytest.fixture
def homes(db):
    """Three homes in each street, with equal streets and numbers among them, made in no order."""
    drawn = random.Random(5)
    for code, street in enumerate(drawn.sample(STREETS, len(STREETS)), start=3000):
        for number in ("2", "10", "2B"):
            dwelling = make_dwelling(ready_since=None)
            unit = drawn.choice(("H0101", "H0201", ""))
            Dwelling.objects.filter(pk=dwelling.pk).update(unit_number=unit)
            place = {"street": street, "house_number": number, "postal_code": str(code)}
            Building.objects.filter(pk=dwelling.building_id).update(**place)


def _as_the_street_gives():
    street = norwegian_order("building__street")
    return Dwelling.objects.order_by(street, "building__house_number", "unit_number", "id")


def test_dwellings_stand_in_the_order_of_their_streets_and_the_other_way_when_it_is_turned(homes):
    by_street = [one.pk for one in _as_the_street_gives()]
    kept = Dwelling.objects.order_by(*address_order())
    assert [one.pk for one in kept] == by_street
    assert [one.pk for one in kept.reverse()] == by_street[::-1]
    of_street = Building.objects.order_by(norwegian_order("street"), "house_number", "id")
    assert list(buildings_in_order()) == list(of_street)


def test_a_street_that_is_written_anew_takes_its_place_at_once(homes):
    assert {one.street_order for one in Building.objects.all()} == {norwegian_key(one) for one in STREETS}
    first = Building.objects.get(street="7. juni-plassen", house_number="2")
    first.street = "Åsgata"
    first.save()
    assert buildings_in_order().last().street == "Åsgata"


def test_a_page_by_address_walks_the_index_and_does_not_sort_the_register(homes):
    page = Building.objects.order_by("street_order", "house_number", "id")[:5]
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
    assert "building_by_address" in page.explain()
