"""What the system does by itself once a day, and that it says so itself."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from boligflyt.areas.access.models import Staff
from boligflyt.areas.audit.queries import changes_of
from boligflyt.areas.documents.models import UploadPart
from boligflyt.areas.documents.services import add_piece, begin_upload
from boligflyt.areas.dwellings.choices import ImportState
from boligflyt.areas.dwellings.models import ImportRow
from boligflyt.areas.dwellings.services import confirm_import, preview_file, undo_import
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease
from boligflyt.domain.periods import Period
from boligflyt.jobs.daily import SYSTEM, run_day
from tests.areas.leases.test_lease_life import running
from tests.support.cast import NOW, TODAY, make_household, make_person, make_protected
from tests.support.dwelling_files import as_text, dwelling_row, file_of

LAST_DAY = TODAY + timedelta(days=30)


def under_notice(cast, household=None) -> Lease:
    lease = running(cast, household)
    return end_lease(cast.kari, lease.pk, lease.version, LAST_DAY, "Har kjøpt egen bolig")


def test_a_lease_runs_through_its_last_day_and_is_ended_the_day_after(cast):
    lease = under_notice(cast)

    on_the_day = run_day(LAST_DAY, NOW).leases_ended
    day_after = run_day(LAST_DAY + timedelta(days=1), NOW).leases_ended

    lease.refresh_from_db()
    assert (on_the_day, day_after) == ([], [lease.pk])
    assert (lease.state, lease.ended_because) == ("ended", "Har kjøpt egen bolig")


def test_uploads_that_nobody_finished_are_forgotten_the_day_after(cast):
    upload = begin_upload(cast.kari, make_household(), "brev.pdf", 10)
    add_piece(cast.kari, upload, 0, b"abc")

    the_same_day = run_day(TODAY, NOW).uploads_forgotten
    day_after = run_day(TODAY + timedelta(days=1), NOW + timedelta(days=1)).uploads_forgotten

    assert (the_same_day, day_after) == (0, 1)
    assert not UploadPart.objects.exists()


def test_the_system_itself_stands_in_the_trace_and_cannot_log_in(cast):
    lease = under_notice(cast)

    run_day(LAST_DAY + timedelta(days=1), NOW)

    system = Staff.objects.get(pk=SYSTEM)
    lease.refresh_from_db()
    event = changes_of("lease", lease.pk).order_by("-at").filter(actor=SYSTEM).get()
    assert (system.name, system.is_active, system.has_usable_password()) == (
        "Boligflyt, daglig jobb", False, False,
    )  # fmt: skip
    assert (lease.changed_by, event.role) == (SYSTEM, "system")


def test_running_it_again_does_nothing_more(cast):
    lease = under_notice(cast)
    run_day(LAST_DAY + timedelta(days=1), NOW)
    version = Lease.objects.get(pk=lease.pk).version

    again = run_day(LAST_DAY + timedelta(days=2), NOW)

    assert again.leases_ended == []
    assert Lease.objects.get(pk=lease.pk).version == version


def test_a_fixed_term_without_notice_is_left_to_people(cast):
    lease = running(cast)
    Lease.objects.filter(pk=lease.pk).update(period=Period(lease.period.first_day, LAST_DAY))

    done = run_day(LAST_DAY + timedelta(days=60), NOW)

    assert done.leases_ended == []
    assert Lease.objects.get(pk=lease.pk).state == "running"


def test_leases_of_the_protected_are_ended_too(cast):
    lease = under_notice(cast, make_household(make_person("Ola", "Hemmelig")))
    lease.tenant.protection = make_protected().protection
    lease.tenant.save()

    done = run_day(LAST_DAY + timedelta(days=1), NOW)

    assert done.leases_ended == [lease.pk]


@pytest.mark.parametrize(("day", "number"), [(LAST_DAY, 0), (LAST_DAY + timedelta(days=1), 1)])
def test_the_command_takes_the_day_and_says_what_was_done(cast, day: date, number):
    under_notice(cast)
    said = StringIO()

    call_command("run_daily", "--today", day.isoformat(), stdout=said)

    assert said.getvalue() == f"{day:%d.%m.%Y}: {number} leieforhold er avsluttet.\n"


def test_a_file_of_dwellings_that_nobody_confirmed_is_dropped_with_its_rows_after_thirty_days(cast):
    rows = [dwelling_row(1)]
    left = preview_file(cast.per, file_of(as_text(rows)), "glemt.csv", TODAY)
    stored = preview_file(cast.per, file_of(as_text(rows)), "lagt inn.csv", TODAY)
    confirm_import(cast.per, stored.pk, stored.version)
    undone = preview_file(cast.per, file_of(as_text([dwelling_row(2)])), "angret.csv", TODAY)
    undo_import(cast.per, confirm_import(cast.per, undone.pk, undone.version).pk, None)

    day_before = run_day(TODAY + timedelta(days=29), NOW + timedelta(days=29)).files_dropped
    on_the_day = run_day(TODAY + timedelta(days=30), NOW + timedelta(days=30)).files_dropped
    again = run_day(TODAY + timedelta(days=31), NOW + timedelta(days=31)).files_dropped

    assert (day_before, on_the_day, again) == (0, 2, 0)
    left.refresh_from_db(), undone.refresh_from_db()
    assert (left.state, undone.state) == (ImportState.DROPPED, ImportState.UNDONE)
    assert [one.batch_id for one in ImportRow.objects.all()] == [stored.pk]
