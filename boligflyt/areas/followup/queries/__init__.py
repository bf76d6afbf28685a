"""Reading the journal; every list and every door starts with what the actor may see."""

from boligflyt.areas.followup.queries.journal import (
    Glance,
    households_with_journal,
    journal_at_a_glance,
    journal_of,
    notes_visible_to,
    open_journal,
    open_note,
    standing,
)
from boligflyt.areas.followup.queries.visits import days_since, followed_up_by, homes_of

__all__ = [
    "Glance",
    "days_since",
    "followed_up_by",
    "homes_of",
    "households_with_journal",
    "journal_at_a_glance",
    "journal_of",
    "notes_visible_to",
    "open_journal",
    "open_note",
    "standing",
]
