"""What stands on «Min dag» of those who show dwellings and hand over keys."""

from __future__ import annotations

from typing import Any

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.handovers.queries import DueHandovers, my_viewings
from boligflyt.areas.leases.queries import tenant_shown

SHOWN = 8
# A caseworker's own list of leases says the rest; these hand over keys as their work.
WITH_KEYS = frozenset({Role.PROPERTY_MANAGER, Role.HOME_SUPPORT})


def handovers_of_the_week(actor: Actor) -> dict[str, Any]:
    """The viewings that are mine, and the handovers of the week; that they were shown is written down."""
    if not actor.may(Right.HANDOVER_WRITE):
        return {}
    viewings = list(my_viewings(actor))
    record_list(actor.trace, "viewing", [one.pk for one in viewings])
    rows = DueHandovers(actor)[:SHOWN] if actor.role in WITH_KEYS else []
    record_list(actor.trace, "lease", [one.lease.pk for one in rows])
    return {
        "my_viewings": viewings,
        "handovers": [{"row": one, "tenant": tenant_shown(one.lease)} for one in rows],
    }
