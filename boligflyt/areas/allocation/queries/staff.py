"""Who may be at an allocation meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.rights import RIGHTS


@dataclass(frozen=True, slots=True)
class MeetingStaff:
    """A colleague with the role and office they would attend in."""

    staff: UUID
    name: str
    role: str

    @property
    def label(self) -> str:
        """Name and role, for a list to tick off."""
        return f"{self.name}, {self.role}"


def meeting_staff(on: date) -> list[MeetingStaff]:
    """Everybody whose role takes part in meetings on the day, by name (all departments, ORG-10)."""
    roles = [role for role in Role if Right.MEETING_READ in RIGHTS[role]]
    held = (
        Assignment.objects.filter(role__in=roles, period__contains=on, staff__is_active=True)
        .select_related("staff", "office")
        .order_by("staff__name", "role", "id")
    )
    found: dict[UUID, MeetingStaff] = {}
    for one in held:
        words = f"{one.get_role_display()}, {one.office.name}"
        found.setdefault(one.staff_id, MeetingStaff(one.staff_id, one.staff.name, words))
    return list(found.values())
