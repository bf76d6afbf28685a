"""The list of what is due: by the plan, with what blocks, and the same arithmetic in SQL as in the domain."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.models import CaseTask
from boligflyt.areas.complaints.models import AccessRequest, Complaint
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household, Membership
from boligflyt.areas.retention.choices import Block
from boligflyt.areas.retention.queries.due import due_files, due_page, happened_in, with_ends
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.domain.periods import Period
from boligflyt.domain.retention import when_due
from tests.support.cast import LONG_AGO, TODAY, make_application, make_household
from tests.support.old_files import later, make_old_file


def listed(cast) -> dict:
    actor = later(cast.liv)
    return {one.household: one for one in due_page(actor, actor.today, None).object_list}


def test_an_old_file_is_listed_with_its_code_and_why_and_a_young_one_is_not(cast):
    old = make_old_file(cast)

    found = listed(cast)[old.household.pk]

    assert (found.codes, found.free) == ((old.application.case_code,), True)
    assert {one.of.key for one in found.verdict.reasons} == {"case", "lease", "followup", "paper"}
    assert due_page(cast.liv, cast.liv.today, None).object_list == []


def test_a_file_is_due_on_its_day_and_not_the_day_before_in_sql_as_in_the_domain(cast):
    old, plan = make_old_file(cast), plan_in_force()
    row = with_ends(Household.objects.filter(pk=old.household.pk), plan).get()
    due_on = when_due(plan, happened_in(row, plan)).due_on

    on_the_day = due_files(cast.liv, plan, due_on).get()

    assert (on_the_day.pk, on_the_day.due_on) == (old.household.pk, due_on)
    assert not due_files(cast.liv, plan, due_on - timedelta(days=1)).exists()
    assert {key: happened_in(row, plan)[key] for key in ("case", "lease")} == {"case": TODAY, "lease": TODAY}


def test_papers_that_are_kept_longer_keep_the_file_and_a_proposed_time_for_them_stops_it(
    cast, settings, tmp_path
):
    old, own = make_old_file(cast), tmp_path / "plan.yaml"
    head = 'decision: "Sak 1/26"\nallowed_by: "Plan"\nclasses:\n  case: {years: 3}\n  lease: {years: 5}\n'
    own.write_text(head + "  followup: {years: 1}\n", encoding="utf-8")
    settings.RETENTION_PLAN = str(own)

    found = listed(cast)[old.household.pk]

    assert found.verdict.decisive.of.key == "paper"
    assert found.blocks == (Block.UNSETTLED,)


@pytest.mark.parametrize(
    ("block", "reopen"),
    [
        (Block.CASE, lambda rows: Application.objects.filter(pk=rows.application.pk).update(state="new")),
        (Block.LEASE, lambda rows: Lease.objects.filter(pk=rows.lease.pk).update(state="running")),
        (Block.COMPLAINT, lambda rows: Complaint.objects.filter(pk=rows.complaint.pk).update(
            state="received", closed_on=None, closed_by=None, closed_because="")),
        (Block.ACCESS, lambda rows: AccessRequest.objects.filter(household=rows.household).update(
            state="open")),
        (Block.TASK, lambda rows: CaseTask.objects.filter(pk=rows.task.pk).update(
            state="open", closed_at=None, closed_by=None)),
    ],
    ids=lambda one: str(one) if isinstance(one, Block) else "",
)  # fmt: skip
def test_what_is_open_blocks_and_says_so(cast, block, reopen):
    old = make_old_file(cast)

    reopen(old)

    assert block in listed(cast)[old.household.pk].blocks


def test_a_member_with_a_case_in_another_household_blocks(cast):
    old, home = make_old_file(cast), make_household()
    Membership.objects.create(
        household=home, person=old.person, role=HouseholdRole.ADULT, residence="shared",
        period=Period(LONG_AGO, None),
    )  # fmt: skip
    make_application(cast.kari, home, state=State.NEW)

    assert listed(cast)[old.household.pk].blocks == (Block.OTHER_HOME,)


def test_a_proposed_time_is_listed_and_blocks(cast, settings):
    old = make_old_file(cast)
    settings.RETENTION_PLAN = ""

    assert listed(cast)[old.household.pk].blocks == (Block.UNSETTLED,)


def test_a_protected_file_is_not_on_the_list_of_a_leader_who_is_not_cleared(cast):
    hidden = make_old_file(cast, "Skjermet", protection="strict")

    assert hidden.household.pk not in listed(cast)


def test_the_list_takes_few_statements_however_long_it_is(cast, django_assert_max_num_queries):
    for number in range(3):
        make_old_file(cast, f"Gammelsen{number}")

    with django_assert_max_num_queries(8):
        assert len(listed(cast)) == 3
