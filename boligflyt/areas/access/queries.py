"""Who is at work, in which role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet, Subquery

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Assignment, Municipality, Staff
from boligflyt.areas.access.perms import Actor


def assignments_on(staff: UUID, on: date) -> QuerySet[Assignment]:
    """The roles somebody holds on a day, in a fixed order."""
    return (
        Assignment.objects.filter(staff_id=staff, period__contains=on)
        .select_related("office", "staff")
        .annotate(municipality=Subquery(Municipality.objects.order_by("name").values("name")[:1]))
        .order_by("office__name", "role", "id")
    )


def actor_for(staff: UUID, now: datetime, on: date, chosen: UUID | None = None) -> Actor | None:
    """The actor of a request: the chosen assignment if it is still held, else the first; None without any."""
    held = list(assignments_on(staff, on))
    if not held:
        return None
    here = next((one for one in held if one.pk == chosen), held[0])
    return Actor(
        staff=here.staff_id, name=here.staff.name, role=Role(here.role), office=here.office_id,
        office_name=here.office.name, at=now, municipality=getattr(here, "municipality", None) or "",
    )  # fmt: skip


def names_of(staff: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names for showing who did something."""
    wanted = {one for one in staff if one}
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def the_municipality() -> Municipality | None:
    """This database's municipality; None before the first set-up."""
    return Municipality.objects.order_by("name").first()


def groups_outside_the_plan() -> list[str]:
    """Target groups that this municipality's housing plan leaves to other plans (DEF-06)."""
    municipality = the_municipality()
    return list(municipality.excluded_target_groups) if municipality else []
