"""The meeting lifts a limit on who lives together, with a reason, or lets it hold again."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Meeting
from boligflyt.areas.allocation.queries.meeting_pool import pool_of
from boligflyt.areas.allocation.services.meetings import locked_meeting
from boligflyt.areas.allocation.services.proposal import propose_for_the_rest
from boligflyt.areas.audit.services import record_change
from boligflyt.toolkit.faults import Refused


def lift_limit(actor: Actor, meeting_id: UUID, version: int | None, key: str, reason: str) -> Meeting:
    """The limit does not hold in this meeting. The reason stands in the minutes; all is proposed again.

    Raises Refused without a reason, and for a limit that no vacant dwelling of the meeting has.
    """
    meeting = locked_meeting(actor, meeting_id, version)
    if not reason.strip():
        raise Refused("Skriv hvorfor grensen fravikes. Grunnen står i referatet.", field="reason")
    pool = pool_of(actor.within(meeting.grade), meeting, keep_left=True)
    limit = next((one for one in pool.limits if one.key == key), None)
    if limit is None:
        raise Refused("Grensen gjelder ingen ledig bolig i dag. Last siden på nytt.")
    told = {"reason": reason.strip(), "place": limit.place, "label": limit.label}
    return _kept(actor, meeting, {**meeting.lifted, key: told}, f"fravek grensen for {limit.label}")


def hold_limit(actor: Actor, meeting_id: UUID, version: int | None, key: str) -> Meeting:
    """The limit holds again; nothing happens when it was not lifted."""
    meeting = locked_meeting(actor, meeting_id, version)
    held = {name: told for name, told in meeting.lifted.items() if name != key}
    return _kept(actor, meeting, held, "lot en grense gjelde igjen")


def _kept(actor: Actor, meeting: Meeting, lifted: dict[str, dict[str, str]], what: str) -> Meeting:
    meeting.lifted = lifted
    meeting.stamp(actor.at, actor.staff)
    meeting.save()
    record_change(actor.trace, "meeting", meeting.pk, what)
    if meeting.runs.exists():
        propose_for_the_rest(actor, meeting)
    return meeting
