"""A case that is taken up again after a complaint, so that a new vedtak can be made."""

from __future__ import annotations

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Action, State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.services.drafting import CASE_KINDS
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.services.steps import take_step
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.complaints.models import Complaint
from boligflyt.toolkit.faults import Refused


def take_up_again(actor: Actor, row: Complaint, because: str) -> Application | None:
    """Back to assessment, where the request itself was decided; another vedtak is made where it came from.

    Raises Refused for a case that was withdrawn or dismissed.
    """
    if row.vedtak.kind not in CASE_KINDS:
        return None
    application = locked_application(actor, row.vedtak.application_id, None)
    if application.state in OPEN:
        return application
    if application.state in {State.WITHDRAWN, State.DISMISSED}:
        raise Refused(
            f"Saken er «{application.get_state_display()}» og kan ikke tas opp igjen. Registrer ny søknad, "
            "og før klagen som trukket når klageren er enig."
        )
    return take_step(actor, application, Action.REVERSE, because)
