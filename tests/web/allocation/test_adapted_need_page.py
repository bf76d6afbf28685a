"""The demand for adapted dwellings by year: for the annual plan, as chart, table and file (TG-08)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.areas.allocation.allocation_steps import granted_application
from tests.support.cast import make_application, make_household, make_person

AT = "/oversikt/behov/tilrettelagt-bolig/"


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def asks(cast, name: str, year: int, **facts):
    """An elderly person who asked for an adapted dwelling in the year."""
    person = make_person(name, "Moe", born=date(1944, 3, 1))
    known = {"target_groups": ["elderly"], "needs_adapted": True, "received_on": date(year, 5, 4), **facts}
    return make_application(cast.kari, make_household(person), **known)


@pytest.mark.proves("TG-08")
def test_the_leader_sees_the_demand_year_by_year_as_chart_and_table_and_file(cast, browse):
    for name in ("Anna", "Berit", "Clara"):
        asks(cast, name, 2025)
    for name in ("Dina", "Eva", "Frida", "Gro"):
        asks(cast, name, 2026)
    asks(cast, "Hilda", 2026, matter="renewal")  # not a new need
    asks(cast, "Ida", 2026, needs_adapted=False)  # an ordinary dwelling will do
    asks(cast, "Jorunn", 2026, target_groups=["economic"])

    page = text(browse("liv").get(AT))
    file = browse("liv").get(AT + "?gruppe=elderly&som=csv")

    assert "2024 0, 2025 3, 2026 4" in page  # the chart, spoken
    assert '<th scope="row">2026</th><td class="bf-num">4</td>' in page
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "År;Søkte;Fikk vedtak;Målgruppe"
    assert lines[-1] == "2026;4;0;Eldre med behov for tilrettelagt bolig"
    assert file.headers["Content-Disposition"] == 'attachment; filename="behov-elderly.csv"'


def test_vedtak_are_counted_in_the_year_of_the_first(cast, browse):
    for name in ("Anna", "Berit", "Clara"):
        household = make_household(make_person(name, "Moe", born=date(1944, 3, 1)))
        granted_application(cast, household, target_groups=["elderly"], needs_wheelchair=True)

    page = text(browse("liv").get(AT))

    assert '<th scope="row">2026</th><td class="bf-num">3</td><td class="bf-num">3</td>' in page


def test_a_number_so_small_that_it_points_at_somebody_is_not_shown(cast, browse):
    asks(cast, "Anna", 2026)

    page = text(browse("liv").get(AT))

    assert '<th scope="row">2026</th><td class="bf-num">færre enn 3</td>' in page
    assert "2026 ingen tall" in page


def test_an_unknown_group_gives_the_elderly(cast, browse):
    page = text(browse("liv").get(AT + "?gruppe=finnes-ikke"))

    assert "Eldre med behov for tilrettelagt bolig. Grunnlag for årsplanen" in page


def of_hours(cast, name: str, hours: str | None, **facts):
    """Somebody of the group whose services take so many hours a week."""
    told = None if hours is None else Decimal(hours)
    return asks(cast, name, 2026, weekly_service_hours=told, **facts)


@pytest.mark.proves("DEF-18")
def test_a_known_need_of_ten_hours_or_more_asks_for_a_base_and_less_for_ambulant_follow_up(cast, browse):
    for name, hours in (("Anna", "10"), ("Berit", "10.5"), ("Clara", "30"), ("Dina", "168")):
        of_hours(cast, name, hours)
    for name, hours in (("Eva", "9"), ("Frida", "0.5"), ("Gro", "9.5")):
        of_hours(cast, name, hours, needs_adapted=False)  # services are needed in ordinary dwellings too
    for name in ("Hilda", "Ida", "Jorunn", "Kaja", "Lise"):
        of_hours(cast, name, None)  # nobody has told: not the same as no need
    of_hours(cast, "Mona", "0")
    of_hours(cast, "Nina", "30", matter="renewal")

    page = text(browse("liv").get(AT))
    file = browse("liv").get(AT + "?gruppe=elderly&som=tjenester").content.decode("utf-8-sig").splitlines()

    assert "10 timer med tjenester i uken eller mer regnes som behov for bolig med base" in page
    assert file[0] == "År;Ambulant oppfølging;Base;Timer ikke ført;Målgruppe"
    assert file[-1] == "2026;3;4;5;Eldre med behov for tilrettelagt bolig"
    assert (
        '<th scope="row">2026</th><td class="bf-num">3</td><td class="bf-num">4</td><td class="bf-num">5</td>'
        in page
    )


def test_a_small_number_who_need_a_base_is_not_shown(cast, browse):
    of_hours(cast, "Anna", "20")
    of_hours(cast, "Berit", "20")

    file = browse("liv").get(AT + "?som=tjenester").content.decode("utf-8-sig").splitlines()

    assert file[-1] == "2026;0;færre enn 3;0;Eldre med behov for tilrettelagt bolig"
