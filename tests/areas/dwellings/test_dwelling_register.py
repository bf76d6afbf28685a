"""The register: what may be written, and how the stock adds up."""

from datetime import date

import pytest
from django.db import IntegrityError

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.queries import changes_of
from boligflyt.areas.dwellings.choices import Disposal, Purpose
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.queries import counts_by_disposal, find_dwellings
from boligflyt.areas.dwellings.services import (
    BuildingFacts,
    DwellingFacts,
    change_dwelling,
    register_dwelling,
    set_purpose,
)
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_building, make_dwelling

ADDRESS = BuildingFacts(
    "Åsveien", "11", "9999", "Nordelv", 118, 44, date(1998, 5, 1), school_district="Elvebyen"
)


def facts(**other) -> DwellingFacts:
    known = {
        "unit_number": "H0203",
        "disposal": Disposal.OWNED,
        "dwelling_type": "flat",
        "rooms": 3,
        "bedrooms": 2,
        "area_m2": 62,
        "floor": 2,
        "rent": 9300,
        "disposed_from": date(2000, 1, 1),
    }
    return DwellingFacts(**{**known, **other})


@pytest.mark.proves("REG-07", "HOU-01")
def test_a_dwelling_is_registered_with_type_and_form_of_disposal_and_the_change_is_logged(cast):
    dwelling = register_dwelling(cast.per, facts(disposal=Disposal.LEASED_IN), ADDRESS)

    stored = Dwelling.objects.get(pk=dwelling.pk)
    assert (stored.address, stored.building.cadastral_key) == ("Åsveien 11, H0203", "118/44")
    assert (stored.disposal, stored.dwelling_type, stored.purpose) == (
        Disposal.LEASED_IN,
        "flat",
        Purpose.ORDINARY,
    )
    assert changes_of("dwelling", dwelling.pk).count() == 1


def test_the_same_address_is_the_same_building_and_another_cadastral_number_is_refused(cast):
    register_dwelling(cast.per, facts(), ADDRESS)

    register_dwelling(cast.per, facts(unit_number="H0204"), ADDRESS)
    with pytest.raises(Refused, match="118/44"):
        register_dwelling(
            cast.per,
            facts(unit_number="H0205"),
            BuildingFacts("åsveien", "11", "9999", "Nordelv", 7, 7, date(1998, 5, 1)),
        )

    assert Building.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"unit_number": "203"}, "H0301"),
        ({"bedrooms": 4}, "flere soverom"),
        ({"disposed_from": date(1990, 1, 1)}, "01.05.1998"),
        ({"disposed_to": date(1999, 1, 1)}, "slutter før den starter"),
    ],
)
def test_impossible_dwellings_are_refused_in_words(cast, wrong, words):
    with pytest.raises(Refused, match=words):
        register_dwelling(cast.per, facts(**wrong), ADDRESS)

    assert not Dwelling.objects.exists()


def test_the_same_unit_cannot_be_registered_twice(cast):
    register_dwelling(cast.per, facts(), ADDRESS)

    with pytest.raises(Refused, match="Åsveien 11, H0203 er allerede registrert"):
        register_dwelling(cast.per, facts(), ADDRESS)


def test_two_people_who_change_one_dwelling_do_not_overwrite_each_other(cast):
    dwelling = make_dwelling()

    change_dwelling(
        cast.per,
        dwelling.pk,
        1,
        facts(unit_number=dwelling.unit_number, rent=11_000, disposed_from=date(2010, 1, 1)),
    )
    with pytest.raises(VersionConflict):
        change_dwelling(cast.per, dwelling.pk, 1, facts(unit_number=dwelling.unit_number, rent=1))

    assert Dwelling.objects.get(pk=dwelling.pk).rent == 11_000


def test_only_those_who_may_know_every_purpose_say_whom_a_dwelling_is_for(cast):
    dwelling = make_dwelling()
    assert not cast.per.may(Right.DWELLING_PURPOSE)

    set_purpose(cast.kari, dwelling.pk, 1, Purpose.CARE)
    with pytest.raises(Forbidden):
        set_purpose(cast.per, dwelling.pk, 2, Purpose.ORDINARY)

    assert Dwelling.objects.get(pk=dwelling.pk).purpose == Purpose.CARE


@pytest.mark.proves("DEF-30")
def test_the_counts_by_form_of_disposal_add_up_to_the_total_that_kostra_asks_for(cast):
    for disposal, number in (
        (Disposal.OWNED, 3),
        (Disposal.LEASED_IN, 2),
        (Disposal.PRIVATE_RIGHT, 2),
        (Disposal.USER_OWNED, 1),
    ):
        for _ in range(number):
            make_dwelling(disposal=disposal)
    make_dwelling(disposed_to=date(2025, 12, 31))
    home = make_dwelling(bedrooms=5)
    make_dwelling(parent=home, dwelling_type="room", bedrooms=1)
    make_dwelling(parent=home, dwelling_type="room", bedrooms=1)

    counts = counts_by_disposal(TODAY)

    assert (counts.owned, counts.leased_in, counts.private_right, counts.user_owned) == (5, 2, 3, 1)
    assert counts.total == 10


def test_search_finds_a_street_however_its_letters_are_written(cast):
    make_dwelling(
        building=Building.objects.create(
            street="Åsveien",
            house_number="11",
            postal_code="9999",
            postal_place="Nordelv",
            cadastral_unit=1,
            property_unit=2,
            completed_on=date(2000, 1, 1),
        )
    )
    make_dwelling(building=make_building())

    found = [
        find_dwellings(cast.kari, text).count()
        for text in ("aasv", "ÅSVEIEN 11", "sveien 99999", "a", "skogb%")
    ]

    assert found == [1, 1, 0, 0, 0]


def test_postgresql_itself_keeps_one_building_at_an_address(cast):
    building = make_building()

    with pytest.raises(IntegrityError, match="one_building_per_address"):
        Building.objects.create(
            street=building.street.upper(), house_number=building.house_number, postal_code="9999",
            postal_place="Nordelv", cadastral_unit=2, property_unit=2, completed_on=building.completed_on,
        )  # fmt: skip
