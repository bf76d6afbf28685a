"""The plan of retention that stands in this installation."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from boligflyt.domain.retention import Plan, read_plan


def plan_in_force() -> Plan:
    """The program's plan, with the municipality's own on top where `BF_RETENTION_PLAN` names its file.

    Raises FileError, with the line, for a file that is faulty or goes below what the law asks for.
    """
    own = settings.RETENTION_PLAN
    return read_plan(Path(own) if own else None)
