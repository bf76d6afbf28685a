"""The interest of the children, weighed before a vedtak (Grunnloven § 104, barnekonvensjonen art. 3)."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.children import has_children
from boligflyt.areas.applications.queries.doors import sees_in
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_change
from boligflyt.toolkit.faults import Refused


def consider_children(actor: Actor, pk: UUID, version: int | None, text: str) -> Application:
    """Write down what the case means for the children; it stands in the letter.

    Raises Refused when the household has no children, the case is decided, or nothing is written; Http404 for
    somebody who does not see the children of this household.
    """
    actor.demand(Right.APPLICATION_WRITE)
    application = locked_application(actor, pk, version)
    if not sees_in(actor, application, Information.CHILDREN):
        raise Http404
    if application.state not in OPEN:
        raise Refused(f"Søknaden er «{application.get_state_display()}». Vurder den på nytt først.")
    if not has_children(application, actor.today):
        raise Refused("Det er ingen barn i husstanden.")
    if not text.strip():
        raise Refused("Skriv hva saken betyr for barna.", field="children_considered")
    application.children_considered, application.children_considered_on = text.strip(), actor.today
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Vurderte hensynet til barna")
    return application
