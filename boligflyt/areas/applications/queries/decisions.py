"""The vedtak of one case."""

from __future__ import annotations

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries.doors import vedtak_visible_to
from boligflyt.areas.audit.services import record_list


def vedtak_of_case(actor: Actor, application: Application) -> list[Vedtak]:
    """All vedtak of the case, those that wait first; leaves a trace of the look."""
    found = (
        vedtak_visible_to(actor)
        .filter(application=application)
        .exclude(state="returned")
        .select_related("prepared_by", "decided_by")
        .defer("letter")
        .order_by("prepared_at", "kind")
    )
    rows = list(found)
    record_list(actor.trace, "vedtak", [one.pk for one in rows])
    return rows
