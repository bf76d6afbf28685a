"""How many hours of services those who apply need: told for most in the groups that have services."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from uuid import UUID

from boligflyt.areas.applications.choices import TargetGroup
from boligflyt.areas.applications.models import HealthInformation

GROUPS = (
    TargetGroup.ELDERLY, TargetGroup.DISABILITY, TargetGroup.INTELLECTUAL_DISABILITY,
    TargetGroup.MENTAL_OR_SUBSTANCE,
)  # fmt: skip
# In turn; None is not told, and 10 stands on the limit.
HOURS = (
    Decimal(2), None, Decimal("7.5"), Decimal(10), Decimal(0), Decimal(14), None, Decimal("3.5"),
    Decimal(28), Decimal(5),
)  # fmt: skip


def load_services() -> None:
    """Write the hours, a few kinds at a time."""
    keys: dict[Decimal, list[UUID]] = defaultdict(list)
    of_groups = HealthInformation.objects.filter(target_groups__overlap=list(GROUPS)).order_by("id")
    for place, pk in enumerate(of_groups.values_list("pk", flat=True)):
        hours = HOURS[place % len(HOURS)]
        if hours is not None:
            keys[hours].append(pk)
    for hours, those in keys.items():
        HealthInformation.objects.filter(pk__in=those).update(weekly_service_hours=hours)
