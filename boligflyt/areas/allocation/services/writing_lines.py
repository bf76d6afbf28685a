"""The lines of a meeting written in one go: a new proposal changes many of them, and the meeting waits."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import MeetingLine

WRITE = """
UPDATE allocation_meetingline
SET version = %s, changed_at = %s, changed_by = %s, place = %s, proposed_id = %s, proposal_reason = %s,
    dwelling_id = %s, decision = %s, reason = %s, decided_by = %s
WHERE id = %s
"""
WRITTEN = (
    "version", "changed_at", "changed_by", "place", "proposed_id", "proposal_reason",
    "dwelling_id", "decision", "reason", "decided_by", "id",
)  # fmt: skip


def write_lines(actor: Actor, lines: Sequence[MeetingLine]) -> None:
    """Store these lines, new and changed, with who and when: what a proposal may change of them, no more."""
    new = [line for line in lines if line._state.adding]
    for line in lines:
        line.stamp(actor.at, actor.staff)
    MeetingLine.objects.bulk_create(new)
    told = [[getattr(line, one) for one in WRITTEN] for line in lines if line not in new]
    if told:
        with connection.cursor() as cursor:
            cursor.executemany(WRITE, told)
