"""Who turns 18 in the years to come and needs a home with staff or adaptation, by year of birth (TG-06)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from boligflyt.areas.access.choices import Grade, Information
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.allocation.queries.coming_of_age import OWN, RENT, WITH_FAMILY, coming_of_age
from boligflyt.areas.applications.choices import TargetGroup
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.services import add_guardian
from tests.support.cast import TODAY, make_application, make_household, make_person

PAGE = "/oversikt/behov/tilrettelagt-bolig/?gruppe=intellectual_disability"
GROUP = TargetGroup.INTELLECTUAL_DISABILITY


def young(cast, turns: int, number: int, **facts) -> None:
    """So many of the group who are of age in the year and need an adapted home."""
    known = {
        "target_groups": [GROUP.value], "needs_adapted": True, "housing": "permanently_with_family", **facts,
    }  # fmt: skip
    for place in range(number):
        person = make_person("Eira", f"Lia{turns}{place}", born=date(turns - 18, 12, 1 + place))
        make_application(cast.kari, make_household(person), **known)


def counted(actor):
    with open_for_counting(actor, Information.HEALTH):
        return coming_of_age(actor, GROUP)


def by_year(actor) -> dict[int, int | None]:
    return {one.year: one.number for one in counted(actor).years}


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.mark.proves("TG-06")
def test_those_of_the_group_who_turn_eighteen_stand_in_their_year_with_the_year_they_were_born(cast, browse):
    young(cast, TODAY.year + 1, 3)
    young(cast, TODAY.year + 4, 5)

    found = by_year(cast.liv)
    page = text(browse("liv").get(PAGE))

    assert list(found) == list(range(TODAY.year, TODAY.year + 11))
    assert (found[TODAY.year + 1], found[TODAY.year + 2], found[TODAY.year + 4]) == (3, 0, 5)
    row = '<th scope="row">{}</th><td class="bf-num">{}</td><td class="bf-num">{}</td>'
    assert row.format(TODAY.year + 4, TODAY.year - 14, 5) in page


@pytest.mark.proves("TG-06")
def test_a_year_with_few_is_not_shown(cast, browse):
    young(cast, TODAY.year + 2, 2)

    assert by_year(cast.liv)[TODAY.year + 2] is None
    assert "færre enn 3" in text(browse("liv").get(PAGE))


def test_a_need_is_an_adapted_or_staffed_home_or_hours_that_ask_for_a_base(cast):
    none = {"needs_adapted": False}
    young(cast, TODAY.year + 1, 4, **none)
    young(cast, TODAY.year + 2, 4, **none, needs_staffing=True)
    young(cast, TODAY.year + 3, 4, **none, weekly_service_hours=Decimal(10))
    young(cast, TODAY.year + 4, 4, **none, weekly_service_hours=Decimal(9))
    young(cast, TODAY.year + 5, 4, target_groups=["disability"])
    young(cast, TODAY.year + 6, 4, state="withdrawn", closed_on=TODAY)

    found = by_year(cast.liv)

    assert [found[TODAY.year + ahead] for ahead in range(1, 7)] == [0, 4, 4, 0, 0, 0]


def test_each_is_counted_once_by_the_latest_case(cast):
    young(cast, TODAY.year + 1, 3)
    for person in Person.objects.filter(family_name__startswith="Lia"):
        make_application(
            cast.kari, person.memberships.get().household, target_groups=[GROUP.value], needs_adapted=True,
            received_on=date(TODAY.year - 1, 5, 1),
            state="completed", closed_on=date(TODAY.year - 1, 6, 1),
        )  # fmt: skip

    assert by_year(cast.liv)[TODAY.year + 1] == 3


@pytest.mark.proves("TG-06")
def test_where_those_who_are_of_age_live_tells_who_owns_and_who_is_still_at_home(cast, browse):
    young(cast, TODAY.year - 6, 4)
    young(cast, TODAY.year - 7, 3, housing="owns")
    young(cast, TODAY.year - 8, 1, housing="municipal_lease")

    of_age = dict(counted(cast.liv).of_age)
    page = text(browse("liv").get(PAGE))

    assert (of_age[WITH_FAMILY], of_age[OWN], of_age[RENT]) == (4, 3, None)
    assert "Eier egen bolig" in page and "Bor hos familie eller andre" in page


@pytest.mark.proves("TG-06")
def test_a_guardian_stands_on_the_person_the_home_is_for(cast, browse):
    young(cast, TODAY.year + 1, 1)
    person = Person.objects.get(family_name__startswith="Lia")
    add_guardian(cast.kari, person, name="Verge Vergesen", scope="Bolig", first_day=TODAY)

    page = text(browse("kari").get(f"/personer/{person.pk}/"))

    assert "Verge Vergesen" in page and "Bolig" in page


def test_who_is_protected_is_counted_only_for_who_is_cleared(cast):
    young(cast, TODAY.year + 1, 4)
    Person.objects.filter(family_name__endswith="0").update(protection="strict")

    assert by_year(cast.liv)[TODAY.year + 1] == 3
    assert by_year(replace(cast.liv, clearance=Grade.STRICT))[TODAY.year + 1] == 4


def test_the_forecast_is_shown_only_for_groups_that_grow_up_with_a_disability(cast, browse):
    assert "Fyller 18 år" in text(browse("liv").get(PAGE))
    assert "Fyller 18 år" not in text(browse("liv").get("/oversikt/behov/tilrettelagt-bolig/"))


def test_the_forecast_can_be_taken_out_as_a_file(cast, browse):
    young(cast, TODAY.year + 1, 3)

    file = browse("liv").get(PAGE + "&som=fyller18").content.decode("utf-8-sig").splitlines()

    assert file[0] == "År;Født;Fyller 18 år;Målgruppe"
    assert file[2] == f"{TODAY.year + 1};{TODAY.year - 17};3;Utviklingshemming"
