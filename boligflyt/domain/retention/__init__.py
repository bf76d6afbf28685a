"""Bevaring og kassasjon: the plan as data, and the day on which a file may be disposed of."""

from boligflyt.domain.retention.plan import Keep, Plan, RecordClass, Since, read_plan, shipped_plan
from boligflyt.domain.retention.reckoning import Happened, Reason, Verdict, when_due

__all__ = [
    "Happened",
    "Keep",
    "Plan",
    "Reason",
    "RecordClass",
    "Since",
    "Verdict",
    "read_plan",
    "shipped_plan",
    "when_due",
]
