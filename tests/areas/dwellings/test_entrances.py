"""A dwelling is reached by one entrance of its own building; what is told of the way in follows it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from boligflyt.areas.allocation.letters import dwelling_facts
from boligflyt.areas.allocation.queries.dwelling_list import DwellingFilters, dwelling_rows
from boligflyt.areas.allocation.queries.facts_of_pairs import is_step_free
from boligflyt.areas.allocation.queries.stock_page import register_on
from boligflyt.areas.dwellings.entrances import bases_in, entrances_of, open_entrance, without_entrance
from boligflyt.areas.dwellings.models import Dwelling, Entrance
from boligflyt.areas.dwellings.services import (
    BaseFacts,
    EntranceFacts,
    add_entrance,
    change_entrance,
    drop_entrance,
    register_base,
    set_base,
)
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY, make_building, make_dwelling


def homes_in_one_building(count: int = 3, **traits) -> list[Dwelling]:
    building = make_building()
    return [make_dwelling(building=building, **traits) for _ in range(count)]


@pytest.mark.proves("HOU-07", "HOU-11")
def test_the_dwellings_of_an_entrance_are_gathered_with_the_base_that_covers_them(cast) -> None:
    one, other, left = homes_in_one_building()
    make_dwelling()
    base = register_base(cast.kari, BaseFacts("Tunet base", "day", "Rustjenesten", one.building, 2))
    set_base(cast.kari, one.pk, None, base, TODAY)

    add_entrance(cast.per, one.pk, EntranceFacts("Oppgang B", dwellings=[one.pk, other.pk]))

    found = entrances_of(cast.kari, left).get()
    assert (found.name, {home.pk for home in found.dwellings.all()}) == ("B", {one.pk, other.pk})
    assert [home.pk for home in without_entrance(cast.kari, one)] == [left.pk]
    assert bases_in(cast.kari, one) == {one.pk: "Tunet base"}
    assert bases_in(cast.per, one) == {}, "a base tells what a home is for"


def test_postgresql_says_no_to_a_dwelling_in_another_buildings_entrance(cast) -> None:
    home, elsewhere = make_dwelling(), make_dwelling()
    entrance = add_entrance(cast.per, elsewhere.pk, EntranceFacts("A"))

    with pytest.raises(IntegrityError, match="entrance_of_the_same_building"), transaction.atomic():
        Dwelling.objects.filter(pk=home.pk).update(entrance=entrance)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
    with pytest.raises(Refused) as refused:
        add_entrance(cast.per, elsewhere.pk, EntranceFacts("B", dwellings=[home.pk]))
    with pytest.raises(Http404):
        open_entrance(cast.per, home, entrance.pk)
    assert refused.value.field == "dwellings" and Entrance.objects.count() == 1


def test_a_dwelling_that_is_chosen_moves_from_the_entrance_it_had(cast) -> None:
    one, other, _left = homes_in_one_building()
    first = add_entrance(cast.per, one.pk, EntranceFacts("A", dwellings=[one.pk, other.pk]))

    second = add_entrance(cast.per, one.pk, EntranceFacts("B", dwellings=[other.pk]))
    change_entrance(cast.per, one.pk, first.pk, first.version, EntranceFacts("A"))

    now = dict(Dwelling.objects.filter(pk__in=[one.pk, other.pk]).values_list("pk", "entrance"))
    assert now == {one.pk: None, other.pk: second.pk}
    with pytest.raises(VersionConflict):
        change_entrance(cast.per, one.pk, first.pk, 1, EntranceFacts("A"))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (EntranceFacts("oppgang a"), "name"),
        (EntranceFacts("  "), "name"),
        (EntranceFacts("C", house_number="fjorten"), "house_number"),
    ],
)
def test_an_entrance_that_cannot_be_told_from_others_is_refused_at_its_field(cast, facts, field) -> None:
    home = make_dwelling()
    add_entrance(cast.per, home.pk, EntranceFacts("A"))

    with pytest.raises(Refused) as refused:
        add_entrance(cast.per, home.pk, facts)
    assert refused.value.field == field and Entrance.objects.count() == 1


def test_an_entrance_is_taken_away_when_no_dwelling_belongs_to_it(cast) -> None:
    home = make_dwelling()
    entrance = add_entrance(cast.per, home.pk, EntranceFacts("A", dwellings=[home.pk]))

    with pytest.raises(Refused, match="har 1 bolig"):
        drop_entrance(cast.per, home.pk, entrance.pk)
    change_entrance(cast.per, home.pk, entrance.pk, 1, EntranceFacts("A"))
    drop_entrance(cast.per, home.pk, entrance.pk)

    assert not Entrance.objects.exists()


@pytest.mark.parametrize(
    ("step_free", "lift", "said"),
    [
        (True, True, "Trinnfri inngang, heis"),
        (False, False, "Trinn ved inngangen, uten heis"),
        (None, True, "Trinn er ikke registrert, heis"),
        (True, None, "Trinnfri inngang"),
        (None, None, "Adkomsten er ikke registrert"),
    ],
)
def test_what_nobody_has_looked_at_is_not_said_of_the_way_in(step_free, lift, said) -> None:
    assert Entrance(name="A", step_free=step_free, has_lift=lift).access_text == said


def test_the_lift_of_the_entrance_is_what_the_letter_says_and_who_fits_stays_the_same(cast) -> None:
    home = make_dwelling(floor=3)
    home.building.has_lift = True
    home.building.save()
    before = is_step_free(home), dwelling_facts(home)[-1]["value"]

    add_entrance(cast.per, home.pk, EntranceFacts("B", has_lift=False, dwellings=[home.pk]))

    home.refresh_from_db()
    assert (before, dwelling_facts(home)[-1]["value"]) == ((True, "3, med heis"), "3")
    assert is_step_free(home) is True


def test_a_dwelling_said_to_be_step_free_behind_steps_is_told_as_a_contradiction(cast) -> None:
    flat, stairs = homes_in_one_building(2)
    flat.adaptation = "step_free"
    flat.save()

    add_entrance(cast.per, flat.pk, EntranceFacts("A", step_free=False, dwellings=[flat.pk, stairs.pk]))

    told = {one.pk: one.said_step_free_by_steps for one in Dwelling.objects.select_related("entrance")}
    assert told == {flat.pk: True, stairs.pk: False}


def test_the_list_is_narrowed_to_step_free_entrances_and_found_by_their_number_page_by_page_alike(
    cast,
) -> None:
    one, other, left = homes_in_one_building(3, ready_since=None)
    number = one.building.house_number
    add_entrance(cast.per, one.pk, EntranceFacts("A", f"{number}A", True, False, [one.pk]))
    add_entrance(cast.per, one.pk, EntranceFacts("B", f"{number}B", False, True, [other.pk]))

    for filters, wanted in (
        (DwellingFilters(step_free=True), [one.pk]),
        (DwellingFilters(text=f"{number}b"), [other.pk]),
        (DwellingFilters(text="skogbrynet", order="adresse"), [one.pk, other.pk, left.pk]),
    ):
        rows = dwelling_rows(cast.per, filters, TODAY)
        assert [row.pk for row in rows] == wanted
        assert list(register_on(cast.per, filters, TODAY).chosen) == rows
    told = [(row.entrance, row.has_lift, row.step_free) for row in rows]
    assert told == [("A", False, True), ("B", True, False), (None, False, None)]
