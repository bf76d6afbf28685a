"""The journal through real walls: home support writes and reads, a leader counts and reads nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import connection, transaction

from boligflyt.areas.access.choices import Information
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.followup.queries.statistics import contact_figures, finished_thirds
from boligflyt.areas.followup.services import Contact, correct_note, write_note
from boligflyt.toolkit.walls import open_as
from tests.support.cast import NOW, make_household, make_person, take_part

VISIT = Contact("home_visit", NOW - timedelta(hours=1), 45, "Betalte husleien.")


def opened(actor) -> None:
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, actor.sees)


def test_home_support_writes_and_corrects_through_the_wall(real_database, world):
    jon = world.cast.jon
    with real_database.owner():
        household = make_household(make_person("Selam", "Veggen"))
        take_part(household, jon.office, Information.FOLLOWUP)

    with real_database.program(), transaction.atomic():
        opened(jon)
        first = write_note(jon, household.pk, VISIT)
        second = correct_note(jon, first.pk, replace(VISIT, minutes=15), "Skrev feil tid.")
        seen = set(JournalNote.objects.filter(household=household))

    assert seen == {first, second}


def test_a_leader_gets_numbers_from_behind_the_wall_and_no_note_before_or_after(real_database, world):
    liv, jon = world.cast.liv, world.cast.jon
    third = finished_thirds(liv.today, 6)[-1]  # long ago: no other test has notes there
    when = NOW.replace(year=third.first_day.year, month=third.first_day.month, day=4)
    with real_database.owner():
        for number in range(3):
            household = make_household(make_person("Odd", f"Telles{number}"))
            JournalNote.objects.create(
                household=household, kind="phone", happened_at=when, minutes=5, written_by_id=jon.staff,
                office_id=jon.office, written_at=when,
            )  # fmt: skip

    with real_database.program(), transaction.atomic():
        opened(liv)
        before = JournalNote.objects.count()
        figures = contact_figures(liv, third)
        after = JournalNote.objects.count()

    assert (figures.total.households, figures.total.contacts) == (3, 3)
    assert (before, after) == (0, 0)
