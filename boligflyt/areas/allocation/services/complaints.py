"""A complaint that opens the case again, with what it means for the place in the queue."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.applications.choices import State
from boligflyt.areas.complaints.choices import ComplaintOutcome
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.services import meet_partly, record_outcome, reverse
from boligflyt.toolkit.faults import Refused


def reverse_with_place(actor: Actor, pk: UUID, version: int | None, because: str) -> Complaint:
    """Find that the complaint is right; the household keeps its place until the new vedtak.

    Raises Refused while the household has an offer that is not done.
    """
    return _no_offer_out(reverse(actor, pk, version, because))


def meet_partly_with_place(actor: Actor, pk: UUID, version: int | None, met: str, rest: str) -> Complaint:
    """Find that part of the complaint is right; raises Refused as above."""
    return _no_offer_out(meet_partly(actor, pk, version, met, rest))


def record_outcome_with_place(
    actor: Actor, pk: UUID, version: int | None, outcome: ComplaintOutcome, because: str
) -> Complaint:
    """What the complaint body decided; raises Refused as above when the case is taken up again."""
    return _no_offer_out(record_outcome(actor, pk, version, outcome, because))


def _no_offer_out(complaint: Complaint) -> Complaint:
    application = complaint.vedtak.application_id
    again = Complaint.objects.filter(pk=complaint.pk, vedtak__application__state=State.UNDER_ASSESSMENT)
    offered = QueueEntry.objects.filter(application=application, state=EntryState.OFFERED)
    if again.exists() and offered.exists():
        raise Refused("Husstanden har et tilbud som ikke er gjort ferdig. Før svaret på tilbudet først.")
    return complaint
