"""The second wall before documents: PostgreSQL alone shows no row whose kind of information is not seen."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from boligflyt.areas.access.choices import Information
from boligflyt.areas.documents.models import Document, DocumentText, StoredPart
from boligflyt.areas.documents.services import DocumentFacts, change_document
from boligflyt.areas.people.services import PersonFacts, change_person
from boligflyt.toolkit.walls import history_of, open_as
from tests.support.cast import TODAY, make_household, make_person
from tests.support.papers import make_document

ALL = sum(kind.bit for kind in Information)
TABLES = {
    "document": (Document, "information"), "part": (StoredPart, "document__information"),
    "text": (DocumentText, "document__information"), "past": (history_of(Document), "information"),
}  # fmt: skip


def seen_with(sees: int, table: str, clearance: int = 3) -> set[str]:
    model, path = TABLES[table]
    with transaction.atomic():
        with connection.cursor() as cursor:
            open_as(cursor, clearance, sees)
        return set(model.objects.values_list(path, flat=True))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("kind", list(Information))
def test_who_lacks_a_kind_of_information_gets_no_row_with_it_from_the_database(
    kind, table, real_database, everybody
):
    with real_database.program():
        without, with_all, none = (seen_with(one, table) for one in (ALL & ~kind.bit, ALL, 0))

    others = set(Information) - {kind} if kind != Information.IDENTITY else set()
    assert (without, with_all, none) == (others, set(Information), set())


def test_a_corrected_kind_of_information_and_a_raised_protection_hold_from_the_next_statement(
    real_database, world
):
    with real_database.owner():
        person = make_person("Nils", "Papir")
        document = make_document(world.cast.kari, make_household(person), information="housing")
    kept = [
        (Document, {"pk": document.pk}),
        (StoredPart, {"document": document.pk}),
        (DocumentText, {"document": document.pk}),
        (history_of(Document), {"pgh_obj_id": document.pk}),
    ]

    def left(sees: int, clearance: int) -> list[bool]:
        with transaction.atomic():
            with connection.cursor() as cursor:
                open_as(cursor, clearance, sees)
            return [model.objects.filter(**which).exists() for model, which in kept]

    with real_database.program():
        before = left(ALL & ~Information.HEALTH.bit, 0)
        with transaction.atomic():
            with connection.cursor() as cursor:
                open_as(cursor, 0, ALL)
            change_document(
                world.cast.kari, document, document.version, DocumentFacts("other", "health", "Papir", TODAY)
            )
        moved = left(ALL & ~Information.HEALTH.bit, 0)
        with transaction.atomic():
            with connection.cursor() as cursor:
                open_as(cursor, 0, ALL)
            facts = PersonFacts("Nils", "Papir", protection="strengt_fortrolig")
            change_person(world.cast.kari, person.pk, person.version, facts)
        shielded = left(ALL, 0)

    assert (before, moved, shielded) == ([True] * 4, [False] * 4, [False] * 4)
