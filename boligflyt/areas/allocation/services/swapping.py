"""Two households of the meeting get each other's dwellings: both lines or none."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.services.lines import give, locked_free_dwelling, locked_line, need_reason
from boligflyt.areas.allocation.services.proposal import propose_for_the_rest
from boligflyt.toolkit.faults import Refused


@transaction.atomic
def swap_lines(
    actor: Actor, line_id: UUID, version: int | None, other_id: UUID | None, reason: str
) -> MeetingLine:
    """Give each household the dwelling that is proposed for, or given to, the other; the reason is both's.

    Raises Refused without another household, when one of them has no dwelling, or when a rule stops a pair.
    """
    actor.demand(Right.MEETING_DECIDE)
    if other_id is None or other_id == line_id:
        raise Refused("Velg husstanden det skal byttes med.", field="other")
    first, second = sorted((line_id, other_id), key=str)  # one order of locking
    locked = {key: locked_line(actor, key, version if key == line_id else None) for key in (first, second)}
    line, other = locked[line_id], locked[other_id]
    need_reason(reason)
    if line.meeting_id != other.meeting_id:
        raise Refused("Husstanden står ikke i dette møtet. Velg en annen.", field="other")
    mine, theirs = _dwelling(line), _dwelling(other)
    for one in sorted((mine, theirs), key=str):
        locked_free_dwelling(one, actor)
    for each in (line, other):  # PostgreSQL lets nobody hold a dwelling that another line has
        each.dwelling, each.decision = None, LineDecision.OPEN
        each.save(update_fields=["dwelling", "decision"])
    kept = give(actor, line, theirs, reason)
    give(actor, other, mine, reason)
    propose_for_the_rest(actor, kept.meeting)
    return kept


def _dwelling(line: MeetingLine) -> UUID:
    found = line.dwelling_id or line.proposed_id
    if found is None or line.decision == LineDecision.LEAVE:
        raise Refused(f"Nr. {line.place} har ingen bolig å bytte. Velg en annen.", field="other")
    return found
