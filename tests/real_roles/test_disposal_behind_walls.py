"""Disposal by the program's own role: it may not delete a note itself, and the trace is whole afterwards."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.audit.queries.verification import Checked, verify
from boligflyt.areas.audit.services.sealing import seal_events
from boligflyt.areas.retention.models import Disposal
from boligflyt.areas.retention.queries.due import due_page
from boligflyt.areas.retention.services.disposing import approve, prepare
from boligflyt.toolkit.walls import open_as
from tests.support.cast import NOW
from tests.support.horizon import wait_for_others
from tests.support.old_files import found_anywhere, later, make_old_file, other_leader

TRACE = ("audit_event", "audit_seal", "audit_commandreceipt")


def as_leader(clearance: int = Grade.NONE) -> None:
    """What the middleware says of a leader, who sees no kind of information."""
    with connection.cursor() as cursor:
        open_as(cursor, clearance, 0)


def test_a_leader_who_sees_nothing_disposes_through_the_protocol_and_the_trace_stays_whole(
    real_database, world
):
    with real_database.owner():
        old = make_old_file(world.cast, "Rollesen")
        second = other_leader(world.cast)
    with real_database.program():
        wait_for_others()
        seal_events(NOW, "test", batch=500)
        with transaction.atomic():
            as_leader()
            found = {
                one.household: one for one in due_page(later(world.cast.liv), second.today, None).object_list
            }
            row = prepare(later(world.cast.liv), [old.household.pk])
        with transaction.atomic():
            as_leader()
            done = approve(second, row.pk)
        wait_for_others()
        seal_events(NOW, "test", batch=500)
    with real_database.owner():
        left, checked = found_anywhere(["Rollesen", old.household.pk], TRACE), Checked()
        faults = list(verify(checked))

    assert {one.of.key for one in found[old.household.pk].verdict.reasons} == {
        "case",
        "lease",
        "followup",
        "paper",
    }
    assert (done.state, left, faults) == ("done", {}, [])


@pytest.mark.parametrize(
    "statement",
    [
        "delete from followup_journalnote",
        "delete from casework_entry",
        "delete from people_householdevent",
        "select retention_goes('{}')",
    ],
)
def test_the_programs_role_deletes_nothing_of_this_by_itself(statement, real_database, world):
    with (
        real_database.program(),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_one_account_cannot_be_both_even_for_the_program(real_database, world):
    with real_database.owner():
        old = make_old_file(world.cast, "Enesen")
    with real_database.program(), transaction.atomic():
        as_leader()
        row = prepare(later(world.cast.liv), [old.household.pk])
    with (
        real_database.program(),
        pytest.raises(IntegrityError, match=r"disposal_two_persons|does not approve it"),
        transaction.atomic(),
    ):
        Disposal.objects.filter(pk=row.pk).update(
            state="approved", approved_by=world.cast.liv.staff, approved_at=NOW
        )
