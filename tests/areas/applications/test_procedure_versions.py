"""The municipality makes its own procedure: a draft that is changed, a version that never is (PRO-01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.areas.applications.queries.case import open_case
from boligflyt.areas.applications.queries.procedure import open_version, version_on
from boligflyt.areas.applications.services import procedure as services
from boligflyt.areas.applications.services.temporary import decide_acute
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.queries.procedure import course_of
from boligflyt.areas.casework.queries.procedure_figures import procedure_figures
from boligflyt.areas.casework.services import tick_step
from boligflyt.domain.procedure import ProcedureStep, shipped
from boligflyt.toolkit.faults import Conflict, Refused
from tests.areas.allocation.allocation_steps import on_day
from tests.areas.applications.test_acute_decisions import BECAUSE
from tests.areas.applications.test_acute_decisions import draft as acute
from tests.areas.applications.test_main_job import prepared
from tests.support.cast import NOW, TODAY, make_application, make_household

VISIT = ProcedureStep("", "Hjemmebesøk", "Boligoppfølger", "Før tilbudet", days=3, after="received")
WHY = "Evalueringen i høst."


def drafted(cast, step=VISIT) -> ProcedureVersion:
    row = services.make_draft(cast.liv)
    return services.keep_step(cast.liv, row.pk, row.version, step)


def adopted(cast, from_day=TODAY, step=VISIT) -> ProcedureVersion:
    row = drafted(cast, step)
    return services.adopt(cast.liv, row.pk, row.version, from_day, WHY)


def test_a_version_holds_from_its_day_and_the_one_before_until_then(cast):
    row = adopted(cast, TODAY + timedelta(days=7))

    held = version_on()

    assert held(TODAY).number == shipped().number
    assert held(TODAY + timedelta(days=7)).number == row.number == 2


def test_there_is_one_draft_at_a_time_and_it_begins_as_what_was_adopted_last(cast):
    adopted(cast)

    first, second = services.make_draft(cast.liv), services.make_draft(cast.liv)

    assert first == second
    assert first.procedure.step("own-1").name == "Hjemmebesøk"


@pytest.mark.parametrize(
    ("from_day", "why", "field"),
    [(TODAY - timedelta(days=1), WHY, "from_day"), (TODAY, " ", "why")],
)
def test_a_version_is_adopted_from_today_or_later_and_says_why(cast, from_day, why, field):
    row = drafted(cast)

    with pytest.raises(Refused) as refused:
        services.adopt(cast.liv, row.pk, row.version, from_day, why)

    assert refused.value.field == field
    assert ProcedureVersion.objects.get().is_draft


def test_a_draft_without_a_change_is_not_adopted(cast):
    row = services.make_draft(cast.liv)

    with pytest.raises(Refused, match="likt den forrige"):
        services.adopt(cast.liv, row.pk, row.version, TODAY, WHY)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(why="Noe annet"),
        lambda rows: rows.update(steps=[]),
        lambda rows: rows.update(from_day=date(2020, 1, 1)),
        lambda rows: rows.delete(),
    ],
)
def test_the_database_lets_nobody_change_an_adopted_version(cast, change):
    row = adopted(cast)

    with pytest.raises(DatabaseError, match="vedtatt prosedyre"), transaction.atomic():
        change(ProcedureVersion.objects.filter(pk=row.pk))

    assert ProcedureVersion.objects.get().why == WHY


def test_an_adopted_version_is_not_found_by_what_changes_a_draft(cast):
    row = adopted(cast)

    for change in (
        lambda: services.keep_step(cast.liv, row.pk, None, VISIT),
        lambda: services.move_step(cast.liv, row.pk, None, "own-1", -1),
        lambda: services.remove_step(cast.liv, row.pk, None, "own-1"),
        lambda: services.adopt(cast.liv, row.pk, None, TODAY, WHY),
        lambda: services.drop_draft(cast.liv, row.pk, None),
    ):
        with pytest.raises(Http404):
            change()


def test_what_two_change_at_once_is_a_conflict(cast):
    row = services.make_draft(cast.liv)
    services.move_step(cast.liv, row.pk, row.version, "children", -1)

    with pytest.raises(Conflict):
        services.keep_step(cast.liv, row.pk, row.version, VISIT)


def test_the_draft_is_for_those_who_may_change_it_and_what_is_adopted_is_for_everybody(cast):
    row = drafted(cast)

    with pytest.raises(Http404):
        open_version(cast.kari, row.pk)
    services.adopt(cast.liv, row.pk, row.version, TODAY, WHY)

    assert open_version(cast.kari, row.pk).number == 2


def test_a_step_of_the_programs_is_switched_off_and_never_taken_away(cast):
    row = services.make_draft(cast.liv)
    screened, decided = row.procedure.step("screened"), row.procedure.step("decided")

    with pytest.raises(Refused, match="bare slås av"):
        services.remove_step(cast.liv, row.pk, row.version, "screened")
    with pytest.raises(Refused, match="boligsosialloven"):
        services.keep_step(cast.liv, row.pk, row.version, replace(decided, off=True))
    row = services.keep_step(cast.liv, row.pk, row.version, replace(screened, off=True))

    assert row.procedure.step("screened").off


def test_an_own_step_is_ticked_by_hand_and_taken_back_and_both_are_kept(cast):
    adopted(cast)
    application = make_application(cast.kari, received_on=TODAY - timedelta(days=9))
    tick_step(cast.kari, application.pk, "own-1", done=True)

    ticked = course_of(open_case(cast.kari, application.pk), cast.kari)
    tick_step(replace(cast.kari, at=NOW + timedelta(minutes=1)), application.pk, "own-1", done=False)
    back = course_of(open_case(cast.kari, application.pk), cast.kari)

    mine = next(one for one in ticked.steps if one.step.code == "own-1")
    assert (mine.done.on, mine.done.by) == (TODAY, "Kari Saksvik")
    assert [one.step.code for one in back.late] == ["own-1"]
    assert application.own_steps.count() == 2
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        application.own_steps.update(done=True)


def test_a_tick_is_for_own_steps_and_hidden_in_a_case_one_does_not_see(cast):
    adopted(cast)
    application = make_application(cast.kari)

    with pytest.raises(Refused):
        tick_step(cast.kari, application.pk, "decided", done=True)
    with pytest.raises(Http404):
        tick_step(cast.nora, application.pk, "own-1", done=True)


@pytest.mark.proves("PRO-01")
def test_the_chain_never_blocks_acute_help(cast):
    adopted(cast)
    application = make_application(
        cast.kari, make_household(), received_on=TODAY - timedelta(days=40), services="not_clarified",
        unable_alone="unknown",
    )  # fmt: skip

    chain = course_of(open_case(cast.kari, application.pk), cast.kari)
    vedtak = decide_acute(cast.ingrid, application.pk, None, acute(), BECAUSE)

    assert {one.step.code for one in chain.late} >= {"own-1", "assessed"}
    assert chain.next.step.code == "screened"
    assert vedtak.state == "decided"


def test_adopting_leaves_a_trace_with_who_and_from_when(cast):
    row = adopted(cast)

    line = Event.objects.get(subject=row.pk, detail__what="Vedtok prosedyren")

    assert (line.actor, line.detail["from_day"]) == (cast.liv.staff, str(TODAY))


def test_the_leaders_figures_agree_with_the_pages_of_the_cases(cast):
    at_start = [make_application(cast.kari, received_on=TODAY - timedelta(days=60)) for _ in range(6)]
    prepared(cast)

    figures = {one.step.code: one for one in procedure_figures(cast.liv).steps}
    pages = [course_of(open_case(cast.kari, one.pk), cast.kari) for one in at_start]

    assert {one.next.step.code for one in pages} == {"assessed"}
    assert (figures["assessed"].cases, figures["assessed"].late) == (6, 6)
    assert figures["decided"].cases is None  # one case is too few to be told of
    assert figures["key"].cases == 0


def test_the_figures_leave_out_what_is_above_the_clearance(cast):
    cases = [make_application(cast.kari, received_on=TODAY) for _ in range(6)]
    type(cases[0].applicant).objects.filter(pk=cases[0].applicant.pk).update(protection="strict")

    figures = {one.step.code: one for one in procedure_figures(cast.liv).steps}

    assert figures["assessed"].cases == 5


def test_a_day_later_the_deadline_in_days_has_passed(cast):
    adopted(cast)
    application = make_application(cast.kari, received_on=TODAY)

    days = [on_day(cast.kari, TODAY + timedelta(days=number)) for number in (3, 4)]
    late = [len(course_of(open_case(one, application.pk), one).late) for one in days]

    assert late == [0, 1]
