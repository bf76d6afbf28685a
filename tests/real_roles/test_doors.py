"""Every door against the oracle, through real walls: what a query lets through is what the prose says.

Also the other way: what PostgreSQL alone would show is never above the clearance.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.meetings import lines_of
from boligflyt.areas.allocation.queries.offers import offers_visible_to
from boligflyt.areas.allocation.queries.queue import queue_visible_to
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.queries.doors import (
    applications_visible_to,
    decisions_visible_to,
    economy_visible_to,
    health_visible_to,
    vedtak_visible_to,
)
from boligflyt.areas.casework.queries import (
    entries_visible_to,
    tasks_visible_to,
    team_meetings_visible_to,
)
from boligflyt.areas.documents.queries import documents_visible_to
from boligflyt.areas.followup.queries import notes_visible_to
from boligflyt.areas.handovers.queries import protocols_visible_to
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.letters.queries import drafts_visible_to, letters_visible_to
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries import households_visible_to, persons_visible_to
from boligflyt.areas.people.queries.pages import schoolings_visible_to
from boligflyt.toolkit.walls import open_as, walled_models
from tests.access_matrix.oracle import Cell, expected

DOORS: dict[str, tuple[str, Callable[[Actor], QuerySet]]] = {
    "person": ("person", persons_visible_to),
    "household": ("household", households_visible_to),
    "application": ("application", applications_visible_to),
    "vedtak": ("vedtak", vedtak_visible_to),
    "letter": ("letter", lambda actor: Letter.objects.filter(application__in=decisions_visible_to(actor))),
    "dispatch": ("dispatch", letters_visible_to),
    "draft": ("draft", drafts_visible_to),
    "offer": ("offer", offers_visible_to),
    "lease": ("lease", leases_visible_to),
    "contract": ("lease", lambda actor: leases_visible_to(actor).filter(nameable=True)),
    "queue": ("entry", lambda actor: queue_visible_to(actor).filter(named=True)),
    "health": ("health", health_visible_to),
    "economy": ("economy", economy_visible_to),
    "schooling": ("schooling", schoolings_visible_to),
    "note": ("note_housing", entries_visible_to),
    "note_children": ("note_children", entries_visible_to),
    "note_economy": ("note_economy", entries_visible_to),
    "note_health": ("note_health", entries_visible_to),
    "task": ("task", tasks_visible_to),
    "team": ("meeting", team_meetings_visible_to),
    "journal": ("note", notes_visible_to),
    "handover": ("protocol", protocols_visible_to),
    "new_address": ("lease", lambda actor: leases_visible_to(actor).filter(nameable=True)),
    "document": ("document_identity", documents_visible_to),
    **{
        f"document_{kind}": (f"document_{kind}", documents_visible_to)
        for kind in ("housing", "children", "economy", "health", "decision", "followup")
    },
}


@pytest.mark.parametrize("thing", DOORS)
def test_a_door_lets_through_exactly_what_the_oracle_says(thing, real_database, everybody):
    attribute, door = DOORS[thing]
    keys = {at: everybody.keys[attribute][at] for at in everybody.rows}
    faults, asked = [], 0

    with real_database.program():
        for (role, clearance), actor in everybody.actors.items():
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                seen = set(door(actor.reading()).values_list("pk", flat=True))
            for (relation, grade), key in keys.items():
                wanted = expected(Cell(role, relation, thing, "see", grade, "open", "", clearance)).allowed
                asked += 1
                if wanted != (key in seen):
                    faults.append((role, relation, grade, clearance, "leak" if key in seen else "refused"))

    assert faults == []
    assert asked == 14 * 4 * 13 * 4


@pytest.mark.parametrize("thing", DOORS)
def test_what_is_only_opened_does_not_count_where_something_is_changed(thing, real_database, everybody):
    attribute, door = DOORS[thing]
    key = everybody.keys[attribute]["opened", 0]
    free = {"lease", "handover"}  # some roles see every lease, without taking part
    found = []

    with real_database.program():
        for (role, _), actor in everybody.actors.items():
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                if door(actor).filter(pk=key).exists():
                    found.append(role)

    assert thing in free or found == []


@pytest.mark.parametrize("model", [one for one, _ in walled_models()], ids=lambda one: one.__name__)
def test_the_wall_alone_shows_no_actor_a_row_above_their_clearance(model, real_database, everybody):
    with real_database.program():
        for actor in everybody.actors.values():
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                seen = set(model.objects.values_list("grade", flat=True))

            assert seen <= set(range(actor.clearance + 1)), actor


def test_a_named_line_of_the_meeting_is_for_those_who_see_the_case(real_database, everybody):
    rows = everybody.rows["own_office", 0]
    with real_database.program():
        for (role, clearance), actor in everybody.actors.items():
            with transaction.atomic():
                with connection.cursor() as cursor:
                    open_as(cursor, actor.clearance, actor.sees)
                named = lines_of(actor, rows.line.meeting).filter(pk=rows.line.pk, named=True).exists()
                wanted = expected(Cell(role, "own_office", "line", "see", 0, "open", "", clearance)).allowed

            assert named == wanted, actor


def test_without_anything_set_the_program_sees_nobody(real_database, everybody):
    with real_database.program():
        assert Person.objects.count() == 0
