"""Complaints over a vedtak, and requests for access."""

from boligflyt.areas.complaints.models.access import AccessPaper, AccessRequest
from boligflyt.areas.complaints.models.complaint import LONGEST_TEXT, Complaint

__all__ = ["LONGEST_TEXT", "AccessPaper", "AccessRequest", "Complaint"]
