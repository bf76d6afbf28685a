"""Anonymised statistics: figures that say how much, and never who."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.followup.queries.statistics import contact_figures, finished_thirds, published_on
from boligflyt.domain.periods import Period
from tests.support.cast import make_household, make_person, make_protected

OSLO = ZoneInfo("Europe/Oslo")
SUMMER = Period(date(2026, 5, 1), date(2026, 8, 31))


def at(month: int, day: int = 4, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=OSLO)


def contact(cast, household, when: datetime, kind: str = "home_visit", **more) -> JournalNote:
    office = more.pop("office", cast.jon.office)
    return JournalNote.objects.create(
        household=household, kind=kind, happened_at=when, minutes=30, written_by_id=cast.jon.staff,
        office_id=office, **{"written_at": when, **more},
    )  # fmt: skip


def homes(number: int) -> list:
    return [make_household(make_person("Odd", f"Nr{one}")) for one in range(number)]


def told(actor, third: Period = SUMMER) -> dict[str, dict[str, tuple]]:
    figures = contact_figures(actor, third)
    return {
        title: {cell.label: (cell.households, cell.contacts) for cell in cells}
        for title, cells in figures.tables
    }


def total(actor) -> tuple | None:
    found = contact_figures(actor, SUMMER).total
    return found and (found.households, found.contacts)


@pytest.mark.proves("REG-11")
def test_households_and_contacts_are_counted_by_month_kind_and_office_without_anybody_in_it(cast):
    for one in homes(5):
        contact(cast, one, at(5))
        contact(cast, one, at(5, 20))
        contact(cast, one, at(7), "phone", office=cast.nora.office)

    tables = told(cast.liv)

    assert total(cast.liv) == (5, 15)
    assert tables["month"] == {
        "mai 2026": (5, 10), "juni 2026": (0, 0), "juli 2026": (5, 5), "august 2026": (0, 0)
    }  # fmt: skip
    assert {one: cell for one, cell in tables["kind"].items() if cell != (0, 0)} == {
        "Besøk hjemme": (5, 10), "Telefon": (5, 5)
    }  # fmt: skip
    assert tables["office"] == {"NAV": (5, 5), "Oppfølging": (5, 10)}


def test_a_small_number_is_withheld_with_its_contacts_and_with_another_so_that_the_sum_does_not_give_it(cast):
    several = homes(8)
    for one in several:
        contact(cast, one, at(5))
        contact(cast, one, at(6))
    for _ in range(7):
        contact(cast, several[0], at(7))

    months = told(cast.liv)["month"]

    assert months == {
        "mai 2026": (8, 8), "juni 2026": (None, None), "juli 2026": (None, None), "august 2026": (None, None)
    }  # fmt: skip
    assert total(cast.liv) == (8, 23)


def test_too_few_households_give_no_figures_at_all(cast):
    for one in homes(2):
        contact(cast, one, at(5))

    assert (total(cast.liv), told(cast.liv)) == (None, {})


def test_a_table_that_would_give_itself_away_takes_all_the_others_with_it(cast):
    for number, one in enumerate(homes(3)):
        contact(cast, one, at(5 + number))

    assert (total(cast.liv), told(cast.liv)) == (None, {})


def test_only_finished_thirds_that_do_not_overlap_are_told_of_and_from_two_weeks_after_their_end():
    days = (date(2026, 9, 14), date(2026, 9, 15), date(2027, 1, 15))
    latest = [finished_thirds(day, 1)[0].first_day for day in days]
    several = finished_thirds(date(2026, 11, 23), 4)

    assert latest == [date(2026, 1, 1), date(2026, 5, 1), date(2026, 9, 1)]
    assert [(one.first_day, one.last_day) for one in several] == [
        (date(2026, 5, 1), date(2026, 8, 31)), (date(2026, 1, 1), date(2026, 4, 30)),
        (date(2025, 9, 1), date(2025, 12, 31)), (date(2025, 5, 1), date(2025, 8, 31)),
    ]  # fmt: skip


def test_published_figures_do_not_change_however_much_is_written_afterwards(cast):
    several = homes(4)
    notes = [contact(cast, one, at(8, 31, 23, 59)) for one in several]
    contact(cast, several[0], at(9, 1, 0, 0), "phone")  # the next third
    before = (total(cast.liv), told(cast.liv))

    contact(cast, several[0], at(8), written_at=at(9, 15, 0, 0))
    contact(cast, several[1], at(8), "phone", corrects=notes[1], reason="Feil", written_at=at(9, 15))

    assert (total(cast.liv), told(cast.liv)) == before
    assert before[0] == (4, 4)
    assert published_on(SUMMER) == date(2026, 9, 15)


def test_a_correction_in_time_is_counted_instead_of_what_it_corrects(cast):
    several = homes(4)
    notes = [contact(cast, one, at(6)) for one in several]
    for one, note in zip(several, notes, strict=True):
        contact(cast, one, at(6), "phone", corrects=note, reason="Feil", written_at=at(9, 14, 23, 59))

    kinds = told(cast.liv)["kind"]

    assert (kinds["Besøk hjemme"], kinds["Telefon"], total(cast.liv)) == ((0, 0), (4, 4), (4, 4))


def test_a_protected_household_is_counted_only_for_those_who_are_cleared(cast):
    hidden = make_household(make_protected())
    for one in (*homes(4), hidden):
        contact(cast, one, at(6))
    official = replace(cast.liv, clearance=3)

    seen, without = total(official), total(cast.liv)
    JournalNote.objects.filter(household=hidden).delete()

    assert (seen, without) == ((5, 5), (4, 4))
    assert total(cast.liv) == without


def test_what_is_written_today_is_in_no_figure(cast):
    latest = finished_thirds(cast.liv.today, 1)[0]
    for one in homes(4):
        contact(cast, one, cast.jon.at - timedelta(hours=1))

    assert contact_figures(cast.liv, latest).total.contacts == 0
