"""What is one tenancy: a household's leases of the same dwelling. A renewal does not begin a new one."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet

from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import NEVER_BEGAN


def of_the_same_tenancy(leases: QuerySet[Lease]) -> QuerySet[Lease]:
    """Of these, those that are one tenancy with the outer lease, itself among them; void ones are not."""
    same = leases.filter(household=OuterRef("household"), dwelling=OuterRef("dwelling"))
    return same.exclude(state=NEVER_BEGAN)
