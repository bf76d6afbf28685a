"""What the office does with complaints and requests for access, one function per thing."""

from boligflyt.areas.complaints.services.access_requests import (
    Answered,
    Asked,
    answer_request,
    register_request,
    withdraw_request,
)
from boligflyt.areas.complaints.services.partly import meet_partly, reconsider
from boligflyt.areas.complaints.services.receiving import (
    NewComplaint,
    acknowledge,
    follow_to_valid,
    register_complaint,
    settle_suspension,
)
from boligflyt.areas.complaints.services.reviewing import (
    dismiss,
    forward,
    record_outcome,
    reverse,
    start_review,
    withdraw,
)

__all__ = [
    "Answered",
    "Asked",
    "NewComplaint",
    "acknowledge",
    "answer_request",
    "dismiss",
    "follow_to_valid",
    "forward",
    "meet_partly",
    "reconsider",
    "record_outcome",
    "register_complaint",
    "register_request",
    "reverse",
    "settle_suspension",
    "start_review",
    "withdraw",
    "withdraw_request",
]
