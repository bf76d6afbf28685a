"""Reading economic assessments, and working one out; every list and door starts with what may be seen."""

from boligflyt.areas.home_ownership.queries.assessments import (
    assessments_of,
    assessments_visible_to,
    open_assessment,
)
from boligflyt.areas.home_ownership.queries.beginning import beginning_of
from boligflyt.areas.home_ownership.queries.working_out import WorkedOut, norm_for, tables_in_force, work_out

__all__ = [
    "WorkedOut",
    "assessments_of",
    "assessments_visible_to",
    "beginning_of",
    "norm_for",
    "open_assessment",
    "tables_in_force",
    "work_out",
]
