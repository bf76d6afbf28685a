"""Disposal with a protocol: whose file goes, what stays, and that nothing half-done is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.documents.models import Document
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.retention.choices import HoldReason
from boligflyt.areas.retention.models import Disposal, DisposalItem
from boligflyt.areas.retention.services.disposing import approve, call_off, prepare
from boligflyt.areas.retention.services.holds import end_stop, stop
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import LONG_AGO, NOW, make_application, make_household
from tests.support.old_files import found_anywhere, later, make_old_file, other_leader

# The trace and the receipts know keys and no content; they stay.
TRACE = ("audit_event", "audit_seal", "audit_commandreceipt")


def keys_of(rows) -> list:
    members = Membership.objects.filter(household=rows.household).values_list("person", flat=True)
    documents = Document.objects.filter(household=rows.household)
    return [
        rows.household.pk, rows.application.pk, rows.vedtak.pk, rows.lease.pk, rows.offer.pk, *members,
        *documents.values_list("pk", flat=True), *documents.values_list("storage", flat=True),
    ]  # fmt: skip


def test_nothing_of_the_household_is_found_anywhere_after_the_disposal_and_all_else_is_untouched(cast):
    old, kept = make_old_file(cast, "Kassertsen"), make_old_file(cast, "Beholdsen")
    keys, others = keys_of(old), found_anywhere(["Beholdsen", *keys_of(kept)], TRACE)
    before = found_anywhere(["Kassertsen", *keys], TRACE)

    done = approve(other_leader(cast), prepare(later(cast.liv), [old.household.pk]).pk)

    assert len(before) > 30
    assert (done.state, len(done.hash), done.units) == ("done", 64, 1)
    assert found_anywhere(["Kassertsen", *keys], TRACE) == {}
    assert found_anywhere(["Beholdsen", *keys_of(kept)], TRACE) == others
    assert Person.objects.filter(family_name="Beholdsen").count() == 3  # two, and one registered twice


def test_somebody_who_belongs_to_another_household_stays_there(cast):
    old = make_old_file(cast, "Kassertsen")
    home = make_household()
    Membership.objects.create(
        household=home, person=old.person, role=HouseholdRole.ADULT, residence="shared",
        period=Period(LONG_AGO, None),
    )  # fmt: skip

    approve(other_leader(cast), prepare(later(cast.liv), [old.household.pk]).pk)

    assert home.memberships.filter(person=old.person).exists()
    assert not Household.objects.filter(pk=old.household.pk).exists()


def test_nobody_approves_what_they_prepared_under_any_account(cast):
    old = make_old_file(cast)
    row = prepare(later(cast.liv), [old.household.pk])
    double = Staff.objects.create(username="liv2", name="Liv Strand", same_as_id=cast.liv.staff)

    for account in (later(cast.liv), replace(later(cast.liv), staff=double.pk)):
        with pytest.raises(Forbidden):
            approve(account, row.pk)

    assert Household.objects.filter(pk=old.household.pk).exists()


@pytest.mark.parametrize("same", ["the same account", "another account of the same person"])
def test_the_database_refuses_one_person_as_both(cast, same):
    old = make_old_file(cast)
    row = prepare(later(cast.liv), [old.household.pk])
    double = Staff.objects.create(username="liv2", name="Liv Strand", same_as_id=cast.liv.staff)
    by = cast.liv.staff if same == "the same account" else double.pk

    with (
        pytest.raises(DatabaseError, match=r"disposal_two_persons|does not approve it"),
        transaction.atomic(),
    ):
        Disposal.objects.filter(pk=row.pk).update(state="approved", approved_by=by, approved_at=NOW)


def test_what_is_not_approved_is_not_carried_out_and_a_protocol_is_never_changed(cast):
    old = make_old_file(cast)
    row = prepare(later(cast.liv), [old.household.pk])

    for statement in (
        f"select retention_carry_out('{row.pk}', now())",
        f"update retention_disposal set counts = '{{}}' where id = '{row.pk}'",
        f"update retention_disposal set state = 'done' where id = '{row.pk}'",
        f"delete from retention_disposal where id = '{row.pk}'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_other_rows_than_those_that_were_shown_do_not_go(cast):
    old = make_old_file(cast)
    row = prepare(later(cast.liv), [old.household.pk])
    Entry.objects.create(
        household=old.household, kind=EntryKind.PHONE_IN, about=About.HOUSING,
        bits=About.HOUSING.information.bit, happened_at=NOW, text="Ringte igjen.", office_id=cast.kari.office,
        written_by_id=cast.kari.staff, written_at=NOW,
    )  # fmt: skip

    with pytest.raises(Refused, match="endret"), transaction.atomic():
        approve(other_leader(cast), row.pk)

    assert Entry.objects.filter(household=old.household, text="Ringte igjen.").exists()
    assert Disposal.objects.get(pk=row.pk).state == "prepared"


def test_a_stop_keeps_the_file_until_it_is_ended(cast):
    old, liv = make_old_file(cast), later(cast.liv)
    row = prepare(liv, [old.household.pk])
    stop(liv, old.household.pk, HoldReason.COURT, None)

    with pytest.raises(Refused, match="kan ikke kasseres"), transaction.atomic():
        approve(other_leader(cast), row.pk)
    with pytest.raises(Refused), transaction.atomic():
        prepare(liv, [old.household.pk])
    call_off(liv, row.pk)
    end_stop(later(cast.liv, years=1), old.household.pk)

    again = prepare(later(cast.liv, years=1), [old.household.pk])
    assert approve(replace(other_leader(cast), at=later(cast.liv, years=1).at), again.pk).state == "done"


def test_the_database_itself_stops_when_somebody_stops_it_at_the_last_moment(cast):
    old, liv = make_old_file(cast), later(cast.liv)
    row = prepare(liv, [old.household.pk])
    stop(liv, old.household.pk, HoldReason.COURT, None)
    Disposal.objects.filter(pk=row.pk).update(
        state="approved", approved_by=other_leader(cast).staff, approved_at=liv.at
    )

    with pytest.raises(DatabaseError, match="stopped"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select retention_carry_out(%s, %s)", [row.pk, liv.at])


def test_a_file_is_in_one_disposal_at_a_time_and_a_second_carrying_out_does_nothing(cast):
    old = make_old_file(cast)
    row = prepare(later(cast.liv), [old.household.pk])
    with pytest.raises(Conflict):
        prepare(later(cast.liv), [old.household.pk])

    approve(other_leader(cast), row.pk)

    with pytest.raises(Conflict):
        approve(other_leader(cast), row.pk)
    with connection.cursor() as cursor:
        cursor.execute("select retention_carry_out(%s, now())", [row.pk])
        assert cursor.fetchone() == (False,)
    assert DisposalItem.objects.count() == 0


def test_an_open_case_a_file_that_is_too_young_and_an_unsettled_time_are_not_disposed_of(cast, settings):
    young, opened = make_old_file(cast, "Ungsen"), make_old_file(cast, "Apensen")
    make_application(cast.kari, opened.household, state=State.NEW)

    for actor, home in ((cast.liv, young), (later(cast.liv), opened)):
        with pytest.raises(Refused), transaction.atomic():
            prepare(actor, [home.household.pk])
    settings.RETENTION_PLAN = ""
    with pytest.raises(Refused), transaction.atomic():
        prepare(later(cast.liv), [young.household.pk])

    assert Application.objects.count() == 3


def test_a_protected_file_is_not_there_for_a_leader_who_is_not_cleared(cast):
    hidden = make_old_file(cast, "Skjermet", protection="strict")

    with pytest.raises(Refused), transaction.atomic():
        prepare(later(cast.liv), [hidden.household.pk])
    with pytest.raises(Http404):
        stop(later(cast.liv), hidden.household.pk, HoldReason.COURT, None)
