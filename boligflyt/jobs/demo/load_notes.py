"""The journal of the demonstration, in bulk."""

from __future__ import annotations

from boligflyt.areas.followup.models import JournalNote
from boligflyt.jobs.demo.load_participations import FOLLOWUP
from boligflyt.jobs.demo.offices import Offices
from boligflyt.jobs.demo.records import Town

BATCH = 500
WRITER = "demo-jon"


def load_notes(town: Town, offices: Offices) -> None:
    """Write every note; what a correction corrects comes before it."""
    writer, office = offices.key(WRITER), offices.office(FOLLOWUP)
    JournalNote.objects.bulk_create(
        [
            JournalNote(
                id=one.id, household_id=one.household, kind=one.kind, happened_at=one.happened_at,
                minutes=one.minutes, text=one.text, written_by_id=writer, office=office,
                written_at=one.written_at, corrects_id=one.corrects, reason=one.reason,
            )
            for one in town.notes
        ],
        BATCH,
    )  # fmt: skip
