"""What is done in the case file."""

from boligflyt.areas.casework.services.entries import NewEntry, correct_entry, write_entry
from boligflyt.areas.casework.services.first_contact import contact, first_contact
from boligflyt.areas.casework.services.handing_over import hand_over
from boligflyt.areas.casework.services.leaving import be_away, end_role_without_leftovers
from boligflyt.areas.casework.services.own_steps import tick_step
from boligflyt.areas.casework.services.parties import PartyFacts, end_party, keep_party
from boligflyt.areas.casework.services.tasks import NewTask, close_task, make_task
from boligflyt.areas.casework.services.teams import (
    cancel_meeting,
    end_team,
    hold_meeting,
    keep_team,
    plan_meeting,
)

__all__ = [
    "NewEntry",
    "NewTask",
    "PartyFacts",
    "be_away",
    "cancel_meeting",
    "close_task",
    "contact",
    "correct_entry",
    "end_party",
    "end_role_without_leftovers",
    "end_team",
    "first_contact",
    "hand_over",
    "hold_meeting",
    "keep_party",
    "keep_team",
    "make_task",
    "plan_meeting",
    "tick_step",
    "write_entry",
]
