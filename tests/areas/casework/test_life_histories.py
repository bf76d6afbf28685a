"""Lives drawn at random: what the database holds afterwards is what the table of life events says.

Every run draws sixty-four; BF_WHOLE=1 draws 10 000.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import State, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.queries.life import nobody_left, open_rows, situation
from boligflyt.areas.casework.services.life_events import Happened, tell
from boligflyt.areas.handovers.models import Viewing
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.households import members_on
from boligflyt.areas.people.services import PersonFacts
from boligflyt.domain.life_events import TOLD, LifeEvent, Situation, Thing, after, consequences
from boligflyt.domain.life_events.consequences import OPEN_STATES
from boligflyt.toolkit.faults import Refused
from tests.support.case_rows import rows_of
from tests.support.cast import TODAY, make_application, make_person

HISTORIES = 2_500 if os.environ.get("BF_WHOLE") else 16
CHILD = PersonFacts(given_name="Lille", family_name="Tesfay", born=TODAY)
# A household that is shielded is out of the teller's sight, and that ends the history.
EVENTS = [one for one in TOLD if one is not LifeEvent.PROTECTED]


@pytest.fixture
def world(cast):
    """A household that has come all the way; each history changes it and is undone."""
    rows = rows_of(cast, make_person())
    make_application(cast.kari, rows.household, state=State.LAPSED, received_on=TODAY - timedelta(days=400))
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_after_every_life_what_is_open_is_what_the_table_says_and_the_file_says_why(cast, world, seed):
    chance = random.Random(seed)
    told = []
    for _ in range(HISTORIES):
        with transaction.atomic():
            _begin(world, chance)
            told += [_one_event(cast.kari, world.household, chance) for _ in range(chance.randint(1, 5))]
            transaction.set_rollback(True)

    assert len([one for one in told if one]) >= HISTORIES
    assert {one for one in told if one} == set(EVENTS)


def _begin(world, chance) -> None:
    """The case, what rests on it, the lease and an older application, each in a state drawn by lot."""
    state = chance.choice([*OPEN_STATES, State.REFUSED])
    Application.objects.filter(pk=world.application.pk).update(state=state)
    Application.objects.filter(household=world.household).exclude(pk=world.application.pk).update(
        state=chance.choice([State.GRANTED, State.ASSISTED, State.LAPSED])
    )
    if state == State.WITH_DECIDER:
        Viewing.objects.all().delete()
        Offer.objects.all().delete()
        Vedtak.objects.filter(pk=world.vedtak.pk).update(
            state=VedtakState.PREPARED, decided_by=None, decided_at=None
        )
    waits = state == State.GRANTED and chance.random() < 0.8
    offered = waits and chance.random() < 0.5
    QueueEntry.objects.update(
        state=EntryState.OFFERED if offered else EntryState.WAITING if waits else EntryState.LEFT
    )
    Offer.objects.update(state=OfferState.SENT if offered else OfferState.REFUSED)
    lease = chance.choice([LeaseState.PREPARED, LeaseState.RUNNING, LeaseState.ENDED])
    Lease.objects.update(state=lease, signed_on=None if lease == LeaseState.PREPARED else TODAY)


def _one_event(kari, home, chance) -> LifeEvent | None:
    """Something happens; gives the event, or nothing when it could not be told."""
    event = chance.choice(EVENTS)
    adults = [one.person.pk for one in members_on(home, TODAY) if one.role == "adult"]
    person = chance.choice(adults) if adults and event is not LifeEvent.MOVED_AWAY else None
    alone = nobody_left(home, event, person, TODAY)
    before = [situation(rows, alone=alone) for rows in open_rows(home.pk)]
    said, tasks = Entry.objects.count(), CaseTask.objects.count()
    try:
        with transaction.atomic():
            entry = tell(kari, Household.objects.get(pk=home.pk), Happened(event, TODAY, person, child=CHILD))
    except Refused:
        assert (Entry.objects.count(), CaseTask.objects.count()) == (said, tasks)
        return None
    lines = [consequences(event, one) for one in before]
    expected = [after(one, its) for one, its in zip(before, lines, strict=True)]
    assert _open(situation(rows, alone=alone) for rows in open_rows(home.pk)) == _open(expected)
    every = [line for its in lines for line in its]
    assert all((line.task or line.why) in entry.text for line in every)
    assert CaseTask.objects.count() - tasks == len([line for line in every if line.task])
    assert not CaseTask.objects.filter(owner=None).exists()
    return event


def _open(situations) -> list[str]:
    """Those with anything open, in a fixed order; who is alone and which is newer is left out."""
    plain = [
        replace(one, alone=False, beside=False, application=one.application * one.has(Thing.APPLICATION))
        for one in situations
    ]
    return sorted(str(one) for one in plain if one != Situation())
