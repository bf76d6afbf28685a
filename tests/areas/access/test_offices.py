"""The services of a municipality as offices: each works with what it is given, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boligflyt.areas.access.choices import Information, OfficeKind, Purpose, Role
from boligflyt.areas.access.models import Assignment, Office, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import Share, share
from boligflyt.areas.applications.queries.doors import (
    applications_visible_to,
    decisions_visible_to,
    economy_visible_to,
    health_visible_to,
)
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.queries.load import load_in_office
from boligflyt.areas.casework.services import NewEntry, NewTask, make_task, write_entry
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.domain.periods import Period
from tests.support.cast import LONG_AGO, NOW, TODAY, make_application, make_household


def somebody(office: str, kind: OfficeKind, role: Role) -> Actor:
    """A colleague in a new office."""
    made = Office.objects.create(name=office, kind=kind)
    staff = Staff.objects.create_user(f"{role.value}-{office}", f"Ansatt i {office}")
    Assignment.objects.create(staff=staff, office=made, role=role, period=Period(LONG_AGO, None))
    return Actor(staff.pk, staff.name, role, made.pk, office, NOW)


@pytest.mark.proves("ORG-03")
def test_nav_signs_in_as_itself_and_works_in_the_cases_it_is_given(cast):
    ours, shared = make_household(), make_household()
    for one in (ours, shared):
        make_application(cast.kari, one)

    share(cast.kari, "household", shared.pk, Share(Purpose.ECONOMIC_HELP, office=cast.nora.office))

    assert set(households_visible_to(cast.nora)) == {shared}
    assert [one.household for one in applications_visible_to(cast.nora)] == [shared]
    assert economy_visible_to(cast.nora).exists() and not health_visible_to(cast.nora).exists()
    about_money = NewEntry(EntryKind.PHONE_IN, About.ECONOMY, NOW, "Søker sosialhjelp til depositum.")
    assert write_entry(cast.nora, shared, about_money).office_id == cast.nora.office


@pytest.mark.proves("ORG-05")
def test_a_service_office_decides_in_its_own_cases_and_not_in_those_of_others(cast):
    decider = somebody("Tjenestekontoret", OfficeKind.HEALTH, Role.DECIDER)
    worker = replace(decider, role=Role.CASEWORKER)
    theirs = make_household()
    share(cast.kari, "household", theirs.pk, Share(Purpose.CASE_WORK, office=decider.office))
    own = make_application(worker, theirs)
    make_application(cast.kari, make_household())

    assert list(decisions_visible_to(decider)) == [own]
    assert own.office_id == decider.office


@pytest.mark.proves("ORG-08")
def test_the_refugee_service_sees_settling_and_decision_and_neither_health_nor_economy(cast):
    worker = somebody("Flyktningtjenesten", OfficeKind.REFUGEE, Role.REFUGEE_SERVICE)
    home = make_household(children=1, school="Elvebyen")
    make_application(cast.kari, home)
    every = frozenset(Information)

    share(cast.kari, "household", home.pk, Share(Purpose.SETTLEMENT, office=worker.office, kinds=every))

    assert list(households_visible_to(worker)) == [home]
    assert decisions_visible_to(worker).exists()
    assert not health_visible_to(worker).exists() and not economy_visible_to(worker).exists()


@pytest.mark.proves("ORG-01", "ORG-12")
def test_the_housing_office_sees_who_has_how_much_and_what_is_late(cast):
    busy = make_household()
    make_application(cast.kari, busy)
    make_task(cast.kari, busy, NewTask("Ringe utleier", TODAY, cast.amir.staff))
    late = replace(cast.kari, at=NOW.replace(day=28))

    rows = {one.name: (one.cases, one.tasks, one.late) for one in load_in_office(late)}

    assert rows["Kari Saksvik"] == (1, 0, 0)
    assert rows["Amir Haddad"] == (0, 1, 1)
    assert "Nora Lie" not in rows
    assert load_in_office(cast.liv) == []
