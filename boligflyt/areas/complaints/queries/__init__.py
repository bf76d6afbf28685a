"""What may be read about complaints and requests for access, and by whom."""

from boligflyt.areas.complaints.queries.doors import (
    access_requests_visible_to,
    complaints_visible_to,
    open_complaint,
    open_for_access,
    open_paper,
    open_request,
    papers_of_answers,
    seen_complaint,
)
from boligflyt.areas.complaints.queries.parties import Party, parties_of
from boligflyt.areas.complaints.queries.valid import valid_now

__all__ = [
    "Party",
    "access_requests_visible_to",
    "complaints_visible_to",
    "open_complaint",
    "open_for_access",
    "open_paper",
    "open_request",
    "papers_of_answers",
    "parties_of",
    "seen_complaint",
    "valid_now",
]
