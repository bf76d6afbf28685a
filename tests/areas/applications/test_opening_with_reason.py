"""Opening a household one takes no part in: known exactly, with a written reason, for an hour, to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Grade, Purpose, Role
from boligflyt.areas.access.models import Participation, Staff
from boligflyt.areas.access.rights import OPENED_FOR, PURPOSES, RIGHTS, SHARED_FOR, SIGHT
from boligflyt.areas.access.services import Share, end_participation, share
from boligflyt.areas.applications.control_choices import OpeningReason
from boligflyt.areas.applications.models import ControlItem
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import health_visible_to
from boligflyt.areas.applications.services.opening import Opening, open_with_reason
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import HouseholdRole, Protection, Residence
from boligflyt.areas.people.models import Membership, Person, StaffRelation
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.domain.periods import Period
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import LONG_AGO, NOW, TODAY, make_application, make_household, make_person

TEXT = "Står i skranken uten sted å sove i natt."
HOUR = timedelta(minutes=60)
NUMBERS = [n for n in (make_synthetic_number(date(1990, 5, 4), k) for k in range(20)) if n]


def wish(sought, text=TEXT):
    return Opening(sought, OpeningReason.AT_THE_DESK, text)


def sees(actor):
    return households_visible_to(actor.reading()).count()


def numbered(number=0, given="Selam", **traits):
    """A person with a number of their own."""
    text = NUMBERS[number]
    return make_person(given, number=text, number_index=blind_index(text), **traits)


@pytest.fixture
def case(cast):
    """A case at Boligkontoret that NAV takes no part in."""
    return make_application(cast.kari, make_household(numbered(), children=1))


@pytest.mark.parametrize("how", ["the number", "the number with a blank", "the case code", "small letters"])
def test_nav_opens_one_household_by_its_exact_number_or_case_code_and_reads_it_for_an_hour(cast, case, how):
    sought = {
        "the number": NUMBERS[0], "the number with a blank": f"{NUMBERS[0][:6]} {NUMBERS[0][6:]}",
        "the case code": case.case_code, "small letters": f" {case.case_code.lower()} ",
    }[how]  # fmt: skip
    before = sees(cast.nora)

    opened = open_with_reason(cast.nora, wish(sought))

    almost, over = (replace(cast.nora, at=NOW + HOUR - timedelta(seconds=one)) for one in (1, 0))
    assert opened == case.household_id
    assert (before, sees(cast.nora), sees(almost), sees(over)) == (0, 1, 1, 0)


def test_an_opening_is_for_reading_and_does_not_count_where_something_is_changed(cast, case):
    open_with_reason(cast.nora, wish(case.case_code))

    assert applications_visible_to(cast.nora.reading()).count() == 1
    assert applications_visible_to(cast.nora).count() == 0
    assert households_visible_to(cast.nora).count() == 0


def test_an_opening_gives_what_the_purpose_of_the_role_needs_and_nothing_more(cast, case):
    jon = cast.jon

    open_with_reason(jon, wish(case.case_code))
    row = Participation.objects.get(staff=jon.staff)

    assert set(row.kinds) == {one.value for one in SHARED_FOR[Purpose.FOLLOWUP]}
    assert (row.purpose, row.office, row.given_by) == (Purpose.FOLLOWUP, None, jon.staff)
    assert health_visible_to(replace(jon.reading(), role=Role.CASEWORKER)).count() == 0


def test_every_role_that_may_open_opens_for_a_purpose_of_its_own_and_sees_names_by_taking_part():
    may = {role for role, rights in RIGHTS.items() if "case_open" in rights}

    assert may == set(OPENED_FOR)
    assert all(purpose in PURPOSES[role] for role, purpose in OPENED_FOR.items())
    assert {SIGHT[role]["identity"].value for role in may} == {"shared"}


def test_it_is_on_the_leaders_list_at_once_and_in_the_trace_with_purpose_and_reason(cast, case):
    open_with_reason(cast.nora, wish(case.case_code))

    item, line = ControlItem.objects.get(), Event.objects.get(deed="opened")
    assert (item.case_code, item.office_id, item.staff_id, item.at) == (
        case.case_code, cast.nora.office, cast.nora.staff, NOW,
    )  # fmt: skip
    assert (item.reason_code, item.reason, item.due) == ("at_the_desk", TEXT, date(2026, 11, 26))
    assert (line.subject, line.purpose, line.detail["reason"]) == (
        case.household_id, "case_work", "at_the_desk",
    )  # fmt: skip
    assert TEXT not in str(line.detail)


def test_unknown_protected_and_forbidden_get_the_same_answer_and_leave_nothing_but_a_refusal(cast):
    protected = make_application(cast.hedda, make_household(numbered(1, "Ola", protection=Protection.LOCAL)))
    own = make_application(cast.kari, make_household(numbered(2, "Nora")))
    StaffRelation.objects.create(
        staff_id=cast.nora.staff, person=own.applicant, kind="self", registered_at=NOW
    )
    numbered(3, "Uten")  # a person in no household
    asked = (
        NUMBERS[9], "2026-QWRTZ", "Tesfay", NUMBERS[0][:10], NUMBERS[1], protected.case_code, NUMBERS[2],
        own.case_code, NUMBERS[3], "%",
    )  # fmt: skip

    answers = []
    for number, sought in enumerate(asked):
        actor = replace(cast.nora, at=NOW + number * timedelta(days=1), clearance=Grade.STRICT)
        with pytest.raises(Refused) as told:
            open_with_reason(actor, wish(sought))
        answers.append((told.value.message, told.value.field))

    assert len(set(answers)) == 1
    assert not ControlItem.objects.exists()
    lines = Event.objects.using("side").filter(actor=cast.nora.staff)
    assert {(one.deed, one.kind, one.subject) for one in lines} == {("refused", "opening", None)}
    assert lines.count() == len(asked)


def test_a_child_with_two_homes_opens_neither_by_its_own_number(cast):
    child = numbered(4, "Barn", born=date(2018, 6, 15))
    for name in ("Mor", "Far"):
        Membership.objects.create(
            household=make_household(make_person(name)), person=child, role=HouseholdRole.CHILD,
            residence=Residence.SHARED, period=Period(LONG_AGO, None),
        )  # fmt: skip

    with pytest.raises(Refused):
        open_with_reason(cast.nora, wish(NUMBERS[4]))


def test_the_reason_is_written_and_long_enough_to_tell_something(cast, case):
    with pytest.raises(Refused, match="minst 20 tegn") as told:
        open_with_reason(cast.nora, wish(case.case_code, "  Haster!            "))

    assert told.value.field == "text"
    assert sees(cast.nora) == 0


def test_openings_in_a_day_are_limited_under_any_account_of_the_same_human_being(cast):
    cases = [make_application(cast.kari, make_household(make_person(name))) for name in "ABCDEFG"]
    Staff.objects.filter(pk=cast.jon.staff).update(same_as=cast.nora.staff)
    for one in cases[:4]:
        open_with_reason(cast.nora, wish(one.case_code))
    open_with_reason(cast.jon, wish(cases[4].case_code))

    for actor in (cast.nora, cast.jon):
        with pytest.raises(Refused, match="5 ganger i dag"):
            open_with_reason(actor, wish(cases[5].case_code))
    tomorrow = replace(cast.nora, at=NOW + timedelta(days=1))

    assert open_with_reason(tomorrow, wish(cases[5].case_code)) == cases[5].household_id


def test_whoever_takes_part_already_opens_nothing(cast, case):
    assert open_with_reason(cast.kari, wish(case.case_code)) == case.household_id

    assert not ControlItem.objects.exists()
    assert not Participation.objects.exclude(until=None).exists()


def test_roles_that_never_see_names_open_nothing(cast, case):
    for actor in (cast.per, cast.liv, cast.ada):
        with pytest.raises(Forbidden):
            open_with_reason(actor, wish(case.case_code))


def test_a_substitute_does_not_get_what_the_absent_one_has_opened(cast, case):
    open_with_reason(cast.nora, wish(case.case_code))

    assert sees(replace(cast.jon, stands_in_for=frozenset({cast.nora.staff}))) == 0


def test_protection_that_comes_meanwhile_ends_the_opening_for_the_cleared_too(cast, case):
    row = Participation.objects.create(
        kind="household", subject=case.household_id, staff_id=cast.nora.staff, purpose=Purpose.CASE_WORK,
        kinds=["identity"], period=Period(LONG_AGO, None), reason="Haster.", given_by=cast.nora.staff,
        given_at=NOW, until=NOW + timedelta(days=50_000),
    )  # fmt: skip

    Person.objects.filter(pk=case.applicant_id).update(protection=Protection.LOCAL)

    ended = row.until
    row.refresh_from_db()
    assert row.until < ended
    assert sees(replace(cast.nora, at=row.until, clearance=Grade.STRICT)) == 0


def test_postgresql_itself_opens_nobody_protected_and_only_for_oneself(cast, case):
    hidden = make_household(make_person("Ola", "Hemmelig", protection=Protection.STRICT))
    opening = {
        "kind": "household", "staff_id": cast.nora.staff, "purpose": Purpose.CASE_WORK, "kinds": ["identity"],
        "period": Period(TODAY, TODAY), "reason": "Haster.", "given_at": NOW, "until": NOW + HOUR,
    }  # fmt: skip

    with pytest.raises(IntegrityError, match="skjermet husstand"), transaction.atomic():
        Participation.objects.create(subject=hidden.pk, given_by=cast.nora.staff, **opening)
    with pytest.raises(IntegrityError, match="opened_by_and_for_oneself"), transaction.atomic():
        Participation.objects.create(subject=case.household_id, given_by=cast.kari.staff, **opening)

    assert not Participation.objects.exclude(until=None).exists()


def test_an_opening_does_not_stand_in_the_way_of_a_share_and_the_office_can_end_it(cast, case):
    open_with_reason(cast.nora, wish(case.case_code))
    row = Participation.objects.get(staff=cast.nora.staff)

    end_participation(cast.kari, "household", case.household_id, row.pk)
    after = sees(cast.nora)
    share(cast.kari, "household", case.household_id, Share(purpose=Purpose.CASE_WORK, staff=cast.nora.staff))

    assert (after, households_visible_to(cast.nora).count()) == (0, 1)
    assert ControlItem.objects.get().participation_id == row.pk
