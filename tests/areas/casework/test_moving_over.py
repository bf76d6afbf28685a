"""Somebody moves from one household to another: one event, both cases looked at, all of it or nothing."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from boligflyt.areas.applications.choices import State
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.services.moving_over import MovedOver, move_over
from boligflyt.areas.people.choices import HouseholdRole, Residence
from boligflyt.areas.people.models import Household, Membership
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused
from tests.support.cast import LONG_AGO, TODAY, make_application, make_household, make_person


@pytest.fixture
def homes(cast):
    """A mother with a child, and the father in a household of his own; both have been granted a dwelling."""
    mother, father = make_household(children=1), make_household(make_person("Omar", "Ali"))
    cases = [make_application(cast.kari, one, state=State.GRANTED) for one in (mother, father)]
    return mother, father, cases


def child_of(household: Household) -> Membership:
    return Membership.objects.get(household=household, role=HouseholdRole.CHILD)


def test_a_child_moves_from_one_parent_to_the_other_and_both_cases_are_assessed_anew(cast, homes):
    mother, father, cases = homes
    child = child_of(mother)

    move_over(cast.kari, mother, father, MovedOver(child.person_id, TODAY, HouseholdRole.CHILD))

    child.refresh_from_db()
    joined = child_of(father)
    for case in cases:
        case.refresh_from_db()
    assert child.period.last_day == TODAY - timedelta(days=1)
    assert (joined.person_id, joined.period) == (child.person_id, Period(TODAY, None))
    assert [case.state for case in cases] == [State.UNDER_ASSESSMENT, State.UNDER_ASSESSMENT]


def test_both_files_tell_of_the_move_and_neither_tells_where_the_other_household_is(cast, homes):
    mother, father, _cases = homes
    child = child_of(mother)

    move_over(
        cast.kari, mother, father, MovedOver(child.person_id, TODAY, HouseholdRole.CHILD, note="Avtalt.")
    )

    texts = {one.household_id: one.text for one in Entry.objects.all()}
    assert texts[mother.pk].startswith("Flyttet til en annen husstand: Barn1 Tesfay, 23.11.2026.\nAvtalt.")
    assert texts[father.pk].startswith("Flyttet inn fra en annen husstand: Barn1 Tesfay, 23.11.2026.")
    assert "Omar" not in texts[mother.pk] and "Selam" not in texts[father.pk]


def test_the_last_adult_who_moves_in_with_somebody_leaves_a_case_that_is_closed(cast, homes):
    mother, father, cases = homes

    move_over(cast.kari, father, mother, MovedOver(father.contact_id, TODAY, HouseholdRole.ADULT))

    for case in cases:
        case.refresh_from_db()
    assert cases[0].state == State.UNDER_ASSESSMENT
    assert cases[1].state not in {State.GRANTED, State.UNDER_ASSESSMENT}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": TODAY + timedelta(days=1)}, "har ikke vært ennå"),
        ({"on": LONG_AGO}, "bodde ikke"),
        ({"role": HouseholdRole.ADULT}, "Delt bosted"),
        ({"person": None}, "bodde ikke"),
    ],
)
def test_what_cannot_be_leaves_everything_as_it_was(cast, homes, change, words):
    mother, father, cases = homes
    child = child_of(mother)
    facts = {
        "person": child.person_id,
        "on": TODAY,
        "role": HouseholdRole.CHILD,
        "residence": Residence.SHARED,
    }
    facts |= {"person": father.contact_id} if change == {"person": None} else change

    with pytest.raises(Refused, match=words), transaction.atomic():
        move_over(cast.kari, mother, father, MovedOver(**facts))

    child.refresh_from_db()
    for case in cases:
        case.refresh_from_db()
    assert child.period.is_open
    assert {case.state for case in cases} == {State.GRANTED}
    assert not Entry.objects.exists() and not CaseTask.objects.exists()


def test_nobody_moves_into_the_household_they_live_in(cast, homes):
    mother, _father, _cases = homes

    with pytest.raises(Refused, match="en annen husstand"):
        move_over(
            cast.kari, mother, mother, MovedOver(mother.contact_id, date(2026, 11, 1), HouseholdRole.ADULT)
        )
