"""Sealing with real transactions, and finding every kind of tampering again."""

from __future__ import annotations

import os
import random
import threading
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction

from boligflyt.areas.audit.models import Event, Seal
from boligflyt.areas.audit.queries import order
from boligflyt.areas.audit.queries.verification import Checked, verify
from boligflyt.areas.audit.services import Trace, record_change, record_list, record_read, sealing
from boligflyt.areas.audit.services.sealing import continue_after_restore, seal_events
from boligflyt.toolkit.faults import Conflict
from tests.support.cast import NOW
from tests.support.horizon import wait_for_others
from tests.support.tampering import TAMPERINGS, tamper

# The whole proof: BF_TAMPERINGS=1000 ./bf test tests/real_roles/test_sealed_trace.py
HOW_MANY = int(os.environ.get("BF_TAMPERINGS", "200"))
KINDS = ("person", "application", "lease")


def trace_at(minutes: int) -> Trace:
    return Trace(uuid.uuid4(), "caseworker", uuid.uuid4(), "", NOW + timedelta(minutes=minutes))


def found() -> list:
    return list(verify(Checked()))


def write_some(count: int) -> None:
    """Looks, lists and changes, as the program writes them."""
    for number in range(count):
        trace, kind = trace_at(number), KINDS[number % 3]
        if number % 5 == 1:
            record_list(trace, kind, [uuid.uuid4() for _ in range(number % 4 + 1)])
        elif number % 5 == 2:
            record_change(trace, kind, uuid.uuid4(), "Endret søknaden", fields=["bolig", "æøå"], share=0.5)
        else:
            record_read(trace, kind, uuid.uuid4())


@pytest.fixture(scope="module")
def real_database(trace_database):
    """The database of the trace alone."""
    return trace_database


@pytest.fixture
def sealed(real_database):
    """Some hundred events in a dozen seals, written and sealed by the program's own roles; as the owner."""
    with real_database.program():
        if Event.objects.count() < 300:
            write_some(300)
        wait_for_others()
        seal_events(NOW, "test", batch=25)
    with real_database.owner():
        yield


def raw(database) -> psycopg.Connection:
    """A connection of its own to the clone, as the owner."""
    settings = connections["default"].settings_dict
    return psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], user=settings["USER"],
        password=settings["PASSWORD"] or None, dbname=database.name,
    )  # fmt: skip


def insert(into: psycopg.Connection) -> uuid.UUID:
    key = uuid.uuid4()
    into.execute(
        "insert into audit_event (id, at, role, deed, purpose, kind, subjects, detail) "
        "values (%s, now(), 'caseworker', 'read', '', 'person', '{}', '{}')",
        [key],
    )
    return key


def keys_sealed() -> list[uuid.UUID]:
    from boligflyt.domain.trace_chain import unpacked

    return [entry.key for seal in Seal.objects.order_by("number") for entry in unpacked(bytes(seal.entries))]


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_event set purpose = 'x' where false",
        "delete from audit_event where false",
        "truncate audit_event",
        "update audit_seal set hash = 'x'",
        "delete from audit_seal",
        "truncate audit_seal",
    ],
)
@pytest.mark.parametrize(
    "way_round",
    ["select 1", "set local pgtrigger.ignore = '{audit_append_only}'",
     "set local session_replication_role = replica"],
)  # fmt: skip
def test_not_even_the_owner_changes_the_trace_or_its_seals(sealed, statement, way_round):
    with pytest.raises(ProgrammingError, match="Sporet kan bare legges til"), transaction.atomic():
        connection.cursor().execute(way_round)
        connection.cursor().execute(statement)

    assert found() == []


def test_writing_an_event_asks_nothing_back_and_nobody_chooses_its_place(
    real_database, django_assert_num_queries
):
    with real_database.program():
        with django_assert_num_queries(1, using="side") as asked:
            record_read(trace_at(0), "person", uuid.uuid4())
        with pytest.raises(ProgrammingError), transaction.atomic(using="side"):
            connections["side"].cursor().execute(
                "insert into audit_event (id, at, role, deed, purpose, kind, subjects, detail, position) "
                "values (gen_random_uuid(), now(), '', 'read', '', 'person', '{}', '{}', 1)"
            )

    statement = asked.captured_queries[0]["sql"].lower()
    assert statement.startswith("insert") and "returning" not in statement


def test_who_commits_late_is_sealed_later_and_never_skipped(sealed, real_database):
    with raw(real_database) as slow, raw(real_database) as quick:
        first = insert(slow)
        second = insert(quick)
        quick.commit()
        early = seal_events(NOW, "test")
        while_waiting = keys_sealed()
        slow.commit()
        wait_for_others()
        late = seal_events(NOW, "test")

    assert (early, {first, second} & set(while_waiting)) == ([], set())
    assert [key for key in keys_sealed() if key in (first, second)] == [first, second]
    assert (sum(one.count for one in late), found()) == (2, [])


def test_what_was_rolled_back_leaves_a_gap_that_is_no_fault(sealed, real_database):
    with raw(real_database) as connection_:
        insert(connection_)
        connection_.rollback()
        kept = insert(connection_)
        connection_.commit()

    wait_for_others()
    seal_events(NOW, "test")

    assert (keys_sealed()[-1], found()) == (kept, [])


def test_many_writers_and_two_sealers_at_once_seal_every_event_exactly_once(sealed, real_database):
    dice = random.Random(13)
    pauses = [[dice.uniform(0, 0.01) for _ in range(10)] for _ in range(6)]
    done = threading.Event()
    faults: list[Exception] = []

    def write(waits) -> None:
        with raw(real_database) as mine:
            for number, wait in enumerate(waits):
                insert(mine)
                done.wait(wait)
                mine.rollback() if number % 4 == 3 else mine.commit()

    def keep_sealing() -> None:
        try:
            while not done.is_set():
                seal_events(NOW, "test", batch=3)
        except Exception as fault:  # noqa: BLE001 – told by the test below
            faults.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[waits]) for waits in pauses]
    sealers = [threading.Thread(target=keep_sealing) for _ in range(2)]
    for one in (*writers, *sealers):
        one.start()
    for one in writers:
        one.join()
    done.set()
    for one in sealers:
        one.join()
    wait_for_others()
    seal_events(NOW, "test", batch=3)

    keys = keys_sealed()
    assert faults == []
    assert sorted(keys) == sorted(Event.objects.values_list("pk", flat=True))
    assert found() == []


def test_a_sealer_that_is_stopped_goes_on_from_the_last_whole_seal(sealed, monkeypatch):
    write_some(10)
    wait_for_others()
    saved, real_save = [], Seal.save

    def save_two_then_stop(self, **options):
        if len(saved) == 2:
            raise KeyboardInterrupt
        saved.append(self.number)
        real_save(self, **options)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Seal, "save", save_two_then_stop)
        seal_events(NOW, "test", batch=3)
    rest = seal_events(NOW, "test", batch=3)

    assert [one.number for one in rest] == [saved[-1] + 1, saved[-1] + 2]
    assert (sum(one.count for one in rest), found()) == (4, [])


class RolledBack(Exception):
    """Ends a test's transaction, so that what it tampered with is whole again."""


def after(*statements: str, params=()) -> list:
    """What the verifier says after somebody with every right has carried this out; rolled back afterwards."""
    said: list = []
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in ("audit_event", "audit_seal"):
                cursor.execute(f"alter table {table} disable trigger all")
            for statement in statements:
                cursor.execute(statement, params or None)
            said.extend(found())
            raise RolledBack
    except RolledBack:
        return said


@pytest.mark.parametrize("part", range(10))
def test_every_random_tampering_is_found_with_its_place(sealed, part, monkeypatch):
    monkeypatch.setattr(order, "AT_ONCE", 10)  # so that the events of one seal are read in portions
    dice = random.Random(f"tampering {part}")
    missed = []

    each = HOW_MANY // 10
    for number in range(part * each, (part + 1) * each):  # each kind comes in some part
        with transaction.atomic():
            done = tamper(dice, TAMPERINGS[number % len(TAMPERINGS)])
            said = after(*done.statements)
        if {(one.position, one.key) for one in said} != done.expected:
            missed.append((done, said))

    assert missed == []
    assert found() == []


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("delete from audit_seal where number = 3", {"seal_missing"}),
        ("update audit_seal set made_at = made_at + interval '1 s' where number = 3", {"seal_changed"}),
        ("update audit_seal set made_by = 'en annen' where number = 3", {"seal_changed"}),
        ("update audit_seal set previous = repeat('0', 64) where number = 3", {"seal_changed"}),
        ("update audit_seal set number = number + 100000 where number = 3", {"seal_missing", "seal_changed"}),
        ("update audit_seal set entries = substr(entries, 2) where number = 3", {"seal_changed"}),
        ("update audit_seal set begins_position = begins_position + 1 where number = 3", {"seal_changed"}),
    ],
)
def test_a_seal_that_is_removed_or_changed_is_found_by_its_number(sealed, statement, kinds):
    said = after(statement)

    about_seals = [one for one in said if one.kind.startswith("seal")]
    assert {one.kind for one in about_seals} == kinds
    assert about_seals[0].seal == 3


def test_an_event_written_in_as_if_it_came_before_everything_is_found(sealed):
    said = after(
        "insert into audit_event (id, at, role, deed, purpose, kind, subjects, detail, transaction) values "
        "(gen_random_uuid(), now(), '', 'read', '', 'person', '{}', '{}', -9223372036854775808)"
    )

    assert [one.kind for one in said] == ["inserted"]
    assert "satt inn etter at denne delen av sporet ble forseglet" in said[0].says


def test_a_chain_made_anew_from_the_beginning_is_given_away_by_a_seal_kept_elsewhere(sealed):
    first = Seal.objects.get(number=1)
    last = Seal.objects.order_by("-number").first()
    anchors = {first.number: first.hash, last.number: last.hash}

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for table in ("audit_event", "audit_seal"):
                cursor.execute(f"alter table {table} disable trigger all")
            cursor.execute(f"update audit_event set purpose = 'x' where position = {first.first_position}")
            cursor.execute("delete from audit_seal")
            seal_events(NOW, "test", batch=25)
            without, with_anchor = found(), list(verify(Checked(), anchors))
            raise RolledBack
    except RolledBack:
        pass

    assert without == []
    assert {(one.kind, one.seal) for one in with_anchor} <= {
        ("anchor_differs", 1), ("anchor_differs", last.number), ("seal_missing", last.number)
    }  # fmt: skip
    assert with_anchor[0].seal == 1
    assert list(verify(Checked(), anchors)) == []


def test_a_copy_loaded_on_a_server_that_counts_from_the_beginning_goes_on(sealed, monkeypatch):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # As after pg_restore on another server: the trace knows numbers the server has not come to.
            cursor.execute("alter table audit_seal disable trigger all")
            cursor.execute("delete from audit_seal")
            cursor.execute("alter table audit_event disable trigger all")
            cursor.execute("update audit_event set transaction = transaction + 1000000000")
            ahead = continue_after_restore()
            cursor.execute(
                "select audit_transaction() > max(transaction), audit_transaction() from audit_event"
            )
            beyond, mine = cursor.fetchone()
            # As when everybody else on the server has ended what they had begun.
            monkeypatch.setattr(sealing, "horizon", lambda: mine)
            seals = seal_events(NOW, "test")
            whole = found()
            again = continue_after_restore()
            raise RolledBack
    except RolledBack:
        pass

    assert (ahead > 900_000_000, beyond, again) == (True, True, ahead)
    assert (sum(one.count for one in seals), whole) == (Event.objects.count(), [])


def test_a_forgotten_restore_is_said_before_anything_is_sealed(sealed):
    with pytest.raises(Conflict, match="./bf audit continue"), transaction.atomic():
        connection.cursor().execute("alter table audit_seal disable trigger all")
        connection.cursor().execute(
            "update audit_seal set horizon = horizon + 1000000000 "
            "where number = (select max(number) from audit_seal)"
        )
        seal_events(NOW, "test")


def test_two_seals_cannot_have_one_number(sealed):
    last = Seal.objects.order_by("-number").first()
    last.hash = "0" * 64

    with pytest.raises(IntegrityError), transaction.atomic():
        last.save(force_insert=True)
