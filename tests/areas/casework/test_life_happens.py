"""Life happens: a birth, a death, a break-up. Nothing that was open is left without anybody knowing why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.areas.access.models import Participation
from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import State, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.workflow import allowed
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.services.life_events import WORDS, Happened, tell
from boligflyt.areas.casework.services.life_moves import ENDS
from boligflyt.areas.handovers.models import Viewing
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Household, Membership
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.areas.people.queries.households import members_on
from boligflyt.areas.people.services import PersonFacts
from boligflyt.domain.life_events import LifeEvent
from boligflyt.domain.life_events.consequences import ASSESSING
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused
from tests.support.case_rows import rows_of
from tests.support.cast import TODAY, make_application, make_household, make_person

CHILD = PersonFacts(given_name="Lille", family_name="Tesfay", born=TODAY)


def test_a_birth_sends_a_granted_case_back_to_assessment_and_the_child_is_in_the_household(cast):
    home = make_household()
    case = make_application(cast.kari, home, state=State.GRANTED)

    entry = tell(cast.kari, home, Happened(LifeEvent.BIRTH, TODAY, child=CHILD))

    case.refresh_from_db()
    assert case.state == State.UNDER_ASSESSMENT
    assert [one.person.given_name for one in members_on(home, TODAY)] == ["Selam", "Lille"]
    assert "Et barn er født: Lille Tesfay" in entry.text and "boligsosialloven § 6" in entry.text


def test_when_the_only_adult_is_dead_nothing_is_offered_and_the_lease_is_somebodys_task(cast):
    rows = rows_of(cast, make_person())
    Membership.objects.filter(household=rows.household).exclude(person=rows.person).delete()
    Lease.objects.filter(pk=rows.lease.pk).update(state=LeaseState.RUNNING, signed_on=TODAY)

    tell(cast.kari, rows.household, Happened(LifeEvent.DEATH, TODAY, rows.person.pk))

    rows.application.refresh_from_db()
    assert rows.application.state == State.LAPSED
    assert Offer.objects.get().state == OfferState.WITHDRAWN
    assert QueueEntry.objects.get().state == EntryState.LEFT
    assert CaseTask.objects.filter(title__contains="etterlatte", owner=cast.kari.staff).exists()


def test_a_vedtak_that_waits_for_its_second_person_is_sent_back(cast):
    rows = rows_of(cast, make_person())
    Application.objects.filter(pk=rows.application.pk).update(state=State.WITH_DECIDER)
    Viewing.objects.all().delete()
    Offer.objects.all().delete()
    Vedtak.objects.filter(pk=rows.vedtak.pk).update(
        state=VedtakState.PREPARED, decided_by=None, decided_at=None
    )

    tell(cast.kari, rows.household, Happened(LifeEvent.BIRTH, TODAY, child=CHILD))

    rows.vedtak.refresh_from_db()
    rows.application.refresh_from_db()
    assert (rows.vedtak.state, rows.application.state) == (VedtakState.RETURNED, State.UNDER_ASSESSMENT)


def test_a_family_with_a_granted_case_and_a_new_one_has_the_new_one_assessed_and_the_old_one_looked_at(cast):
    home = make_household()
    old = make_application(cast.kari, home, state=State.GRANTED, received_on=TODAY - timedelta(days=90))
    new = make_application(cast.kari, home, state=State.UNDER_ASSESSMENT)

    tell(cast.kari, home, Happened(LifeEvent.BIRTH, TODAY, child=CHILD))

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == (State.GRANTED, State.UNDER_ASSESSMENT)
    assert CaseTask.objects.get().title == "Se de to søknadene under ett"


def test_when_the_only_adult_is_dead_every_case_is_closed_not_just_the_newest(cast):
    home = make_household()
    make_application(cast.kari, home, state=State.GRANTED, received_on=TODAY - timedelta(days=90))
    make_application(cast.kari, home, state=State.UNDER_ASSESSMENT)

    tell(cast.kari, home, Happened(LifeEvent.DEATH, TODAY, home.contact_id))

    assert {one.state for one in Application.objects.all()} == {State.LAPSED, State.DISMISSED}


def test_a_break_up_makes_one_of_those_who_stay_the_contact_and_asks_whose_the_lease_is(cast):
    rows = rows_of(cast, make_person())
    other = make_person("Omar")
    Membership.objects.create(household=rows.household, person=other, role="adult", period=_since_ever())
    Lease.objects.filter(pk=rows.lease.pk).update(state=LeaseState.RUNNING, signed_on=TODAY)

    tell(cast.kari, rows.household, Happened(LifeEvent.BREAK_UP, TODAY, rows.person.pk))

    assert Household.objects.get(pk=rows.household.pk).contact_id == other.pk
    assert CaseTask.objects.filter(title__contains="hvem leieavtalen gjelder for").exists()


def test_moving_to_another_municipality_asks_who_is_responsible_and_closes_nothing(cast):
    home = make_household()
    case = make_application(cast.kari, home)

    tell(cast.kari, home, Happened(LifeEvent.MOVED_AWAY, TODAY))

    case.refresh_from_db()
    assert case.state == State.NEW
    assert "ansvaret" in CaseTask.objects.get().title


def test_somebody_to_be_shielded_leaves_a_task_and_is_out_of_sight_in_the_same_moment(cast):
    home = make_household()
    make_application(cast.kari, home)
    shield = Happened(LifeEvent.PROTECTED, TODAY, home.contact_id, protection=Protection.STRICT)

    tell(cast.kari, home, shield)

    assert not households_visible_to(cast.kari).filter(pk=home.pk).exists()
    assert households_visible_to(cast.hedda).filter(pk=home.pk).exists()
    assert CaseTask.objects.get().grade == 3


def test_another_office_that_hears_of_it_leaves_what_is_ours_to_our_caseworker(cast):
    home = make_household()
    case = make_application(cast.kari, home, state=State.GRANTED)
    Participation.objects.create(
        kind="household", subject=home.pk, office_id=cast.nora.office, purpose="case_work",
        kinds=["identity", "housing", "children", "economy", "health", "decision"], period=_since_ever(),
    )  # fmt: skip

    tell(cast.nora, home, Happened(LifeEvent.BIRTH, TODAY, child=CHILD))

    case.refresh_from_db()
    assert case.state == State.GRANTED
    assert CaseTask.objects.get().owner_id == cast.kari.staff


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Happened(LifeEvent.BIRTH, TODAY + timedelta(days=1), child=CHILD), "har ikke vært ennå"),
        (Happened(LifeEvent.BIRTH, TODAY), "barnets navn"),
        (Happened(LifeEvent.DEATH, TODAY), "hvem det gjelder"),
        (Happened(LifeEvent.PROTECTED, TODAY, "contact"), "hvor sterkt"),
        (Happened(LifeEvent.MOVED_OUT, TODAY, "stranger"), "ikke med i husstanden"),
    ],
)
def test_what_is_missing_is_told_and_nothing_half_done_is_kept(cast, told, words):
    home = make_household()
    keys = {"contact": home.contact_id, "stranger": make_person("Fremmed").pk}
    asked = Happened(told.event, told.on, keys.get(told.person), told.note, told.child, told.protection)

    with pytest.raises(Refused, match=words):
        tell(cast.kari, home, asked)

    assert not Entry.objects.exists() and not CaseTask.objects.exists()


def test_the_moves_are_those_of_the_workflow_table():
    steps = {state: {str(line.action) for line in allowed(state)} for state in State}

    assert all("reassess" in steps[state] for state in (State.GRANTED, State.ASSISTED))
    assert all(ENDS.get(state, "dismiss") in steps[state] for state in State if state in ASSESSING)
    assert all(ENDS[state] in steps[state] for state in (State.GRANTED, State.ASSISTED))
    assert set(WORDS) == set(LifeEvent)


def _since_ever():
    return Period(TODAY - timedelta(days=900), None)
