"""Children in the household of a case, and whether their interest has been weighed (TG-12)."""

from __future__ import annotations

from datetime import date

from boligflyt.areas.applications.models import Application
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership


def has_children(application: Application, on: date) -> bool:
    """Whether a child belongs to the household on the day, all the time or some of it."""
    inside = Membership.objects.filter(household_id=application.household_id, period__contains=on)
    return inside.filter(role=HouseholdRole.CHILD).exists()


def children_not_considered(application: Application, on: date) -> bool:
    """Whether there are children whose interest nobody has written down (barnekonvensjonen art. 3)."""
    return not application.children_considered.strip() and has_children(application, on)
