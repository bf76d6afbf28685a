"""What PostgreSQL itself refuses: rows above the clearance, kinds not seen, changes to the trace."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, transaction

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.models import (
    Assessment,
    EconomyInformation,
    HealthInformation,
    Letter,
    Vedtak,
)
from boligflyt.areas.audit.models import Event
from boligflyt.areas.audit.services import Trace, record_list, record_read
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.home_ownership.models import EconomyAssessment, HousingLoan, InstrumentUse
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person, PersonName
from boligflyt.areas.people.services.persons import PersonFacts, change_person
from boligflyt.toolkit.database_roles import PARTS, role_name
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.walls import POLICY, history_of, open_as, walled_models
from tests.support.case_rows import rows_of
from tests.support.cast import NOW, make_person

ALL_KINDS = sum(one.bit for one in Information)


def grades_seen(model, clearance: int | None, sees: int = ALL_KINDS) -> set[int]:
    """The grades of the rows that come back; None sets nothing at all."""
    with transaction.atomic():
        if clearance is not None:
            with connection.cursor() as cursor:
                open_as(cursor, clearance, sees)
        return set(model.objects.values_list("grade", flat=True))


@pytest.mark.parametrize("model", [one for one, _ in walled_models()], ids=lambda one: one.__name__)
def test_no_row_above_the_clearance_is_seen_and_none_at_all_without_one(model, real_database, world):
    with real_database.program():
        seen = {clearance: grades_seen(model, clearance) for clearance in (None, 0, 1, 2, 3)}

    # What is of grade 0 is found with any clearance, so an empty answer is the wall and not an empty table.
    assert seen == {None: set(), 0: {0}, 1: {0, 1}, 2: {0, 1, 2}, 3: {0, 1, 2, 3}}


@pytest.mark.parametrize(
    ("model", "needed"),
    [
        (HealthInformation, Information.HEALTH),
        (EconomyInformation, Information.ECONOMY),
        (EconomyAssessment, Information.ECONOMY),
        (InstrumentUse, Information.ECONOMY),
        (HousingLoan, Information.ECONOMY),
        (JournalNote, Information.FOLLOWUP),
    ],
)
def test_a_role_that_does_not_see_a_kind_of_information_gets_no_row_of_it(
    model, needed, real_database, world
):
    with real_database.program():
        with_it = grades_seen(model, 3, needed.bit)
        without = grades_seen(model, 3, ALL_KINDS & ~needed.bit)
        history = history_of(model) or model  # the journal is its own history
        without_history = grades_seen(history, 3, ALL_KINDS & ~needed.bit)

    assert (with_it, without, without_history) == ({0, 1, 2, 3}, set(), set())


BEHIND = {
    HealthInformation: (Information.HEALTH,),
    EconomyInformation: (Information.ECONOMY,),
    Letter: (Information.DECISION,),
    Assessment: (Information.ECONOMY, Information.HEALTH),
}


@pytest.mark.parametrize("model", BEHIND, ids=lambda one: one.__name__)
def test_a_row_with_several_kinds_of_information_is_for_who_sees_them_all(model, real_database, world):
    with real_database.program():
        whole = grades_seen(model, 3, sum(one.bit for one in BEHIND[model]))
        lacking = [grades_seen(model, 3, ALL_KINDS & ~one.bit) for one in BEHIND[model]]

    assert whole == {0, 1, 2, 3}
    assert lacking == [set() for _ in BEHIND[model]]


def test_who_says_only_a_clearance_gets_nothing_that_asks_for_a_kind(real_database, world):
    with real_database.program(), transaction.atomic():
        connection.cursor().execute("select set_config('boligflyt.clearance', '3', true)")
        seen = [model.objects.exists() for model in BEHIND]

    assert seen == [False] * len(BEHIND)


def test_what_one_transaction_may_see_the_next_on_the_same_connection_may_not(real_database, world):
    with real_database.program():
        within = grades_seen(Person, 3)
        after = grades_seen(Person, None), HealthInformation.objects.exists()

    assert (within, after) == ({0, 1, 2, 3}, (set(), False))


def test_what_was_written_before_somebody_was_protected_is_hidden_with_them(real_database, world):
    with real_database.owner():
        rows = rows_of(world.cast, make_person("Nils", "Sen"))
        rows.person.protection = Protection.STRICT
        rows.person.save()
    tables = [*BEHIND, Vedtak, Lease]
    tables += [history for one in tables if (history := history_of(one))]

    with real_database.program(), transaction.atomic():
        with connection.cursor() as cursor:
            open_as(cursor, 2, ALL_KINDS)
        seen = [
            one.__name__ for one in tables if one.objects.filter(application=rows.application.pk).exists()
        ]

    assert seen == []


def test_every_walled_table_and_its_history_have_the_same_wall_with_force(real_database, world):
    with real_database.owner(), connection.cursor() as cursor:
        cursor.execute(
            "select tablename, qual, with_check, roles::text from pg_policies where policyname = %s", [POLICY]
        )
        walls = {table: rest for table, *rest in cursor.fetchall()}
        cursor.execute("select relname from pg_class where relrowsecurity and relforcerowsecurity")
        forced = {name for (name,) in cursor.fetchall()}
    tables = {model._meta.db_table for model, _ in walled_models()}
    pairs = [
        (model._meta.db_table, history._meta.db_table)
        for model, _ in walled_models()
        if (history := history_of(model))
    ]

    assert set(walls) == tables == forced
    assert len(pairs) >= 7
    assert [pair for pair in pairs if walls[pair[0]] != walls[pair[1]]] == []


def test_encrypted_columns_are_encrypted_in_the_history_too():
    encrypted = [
        (history_of(model), field.name)
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, EncryptedTextField) and history_of(model)
    ]

    assert (history_of(Person), "number") in encrypted
    assert all(isinstance(history._meta.get_field(name), EncryptedTextField) for history, name in encrypted)


def test_raising_somebodys_protection_hides_them_from_the_next_statement_also_their_past(
    real_database, world
):
    with real_database.owner():
        person = make_person("Nils", "Nylig")
    facts = PersonFacts("Nils", "Nylig", protection="strengt_fortrolig")

    with real_database.program(), transaction.atomic():
        with connection.cursor() as cursor:
            open_as(cursor, 0, ALL_KINDS)
        change_person(world.cast.kari, person.pk, person.version, facts)
        after = Person.objects.filter(pk=person.pk).exists()
        searchable = PersonName.objects.filter(person=person.pk).exists()
        past = history_of(Person).objects.filter(pgh_obj_id=person.pk).exists()

    assert (after, searchable, past) == (False, False, False)
    with real_database.owner():
        assert Person.objects.get(pk=person.pk).grade == 3


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_event set purpose = 'x'",
        "delete from audit_event",
        "truncate audit_event",
        "update people_personevent set given_name = 'x'",
        "delete from people_personevent",
        "update followup_journalnote set text = 'x'",
        "update followup_journalnote set grade = 0",
        "delete from followup_journalnote",
        "update home_ownership_economyassessment set about = 'x'",
        "update home_ownership_economyassessment set grade = 0",
        "delete from home_ownership_economyassessment",
        "update people_correction set why = 'x'",
        "update people_correction set grade = 0",
        "delete from people_correction",
        "alter table people_person disable row level security",
        "drop policy boligflyt_wall on people_person",
        "create table loot as select * from people_person",
    ],
)
def test_the_program_cannot_change_trace_history_or_wall(statement, real_database, world):
    with real_database.program(), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("table", ["audit_event", "audit_seal", "people_personevent", "django_migrations"])
def test_no_role_has_been_given_the_right_to_change_what_was(table, part, real_database, world):
    """Triggers stand in the way too; a grant that is not there cannot be tricked."""
    with real_database.owner(), connection.cursor() as cursor:
        cursor.execute(
            "select has_table_privilege(%s, %s, 'update, delete, truncate')",
            [role_name(real_database.name, part), table],
        )
        given = cursor.fetchone()[0]

    assert given is False


def test_the_side_connection_adds_to_the_trace_and_reads_nothing_else(real_database, world):
    trace = Trace(uuid.uuid4(), "caseworker", None, "", NOW)
    with real_database.program():
        record_read(trace, "person", world.of(0).person.pk)
        record_list(trace, "person", [world.of(0).person.pk])
        found = Event.objects.filter(actor=trace.actor).count()
        for statement in (
            "select * from audit_event",
            "select * from people_personname",
            "update staff set name = ''",
        ):
            with pytest.raises(ProgrammingError), transaction.atomic(using="side"):
                connections["side"].cursor().execute(statement)

    assert found == 2


@pytest.mark.parametrize(
    ("part", "readable"), [("report", "dwellings_dwelling"), ("backup", "access_office")]
)
def test_the_report_and_backup_roles_see_no_protected_person(part, readable, real_database, world):
    with real_database.connected_as(part, None):
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {readable}")
            rows = cursor.fetchone()[0]
        if part == "report":
            with pytest.raises(ProgrammingError):
                connection.cursor().execute("select * from people_person")
        else:
            assert Person.objects.count() == 0

    assert rows > 0
