"""Moving an application through its states: the table says what is allowed, this writes it down."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Action, State, VedtakState
from boligflyt.areas.applications.models import Application, LogEntry, Vedtak
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.workflow import CLOSED, next_state
from boligflyt.areas.audit.services import record_change
from boligflyt.toolkit.faults import Refused

BY_HAND = frozenset({
    Action.START, Action.ASK, Action.RESUME, Action.WITHDRAW, Action.DISMISS, Action.LAPSE, Action.COMPLETE,
    Action.REASSESS,
})  # fmt: skip


def act(actor: Actor, pk: UUID, version: int | None, action: Action, reason: str = "") -> Application:
    """Carry out one step that a caseworker takes by hand; deciding has services of its own.

    Raises Refused when the table does not allow it, or when a vedtak waits for its second person.
    """
    actor.demand(Right.APPLICATION_WRITE)
    if action not in BY_HAND:
        raise Refused(f"«{action.label}» gjøres på siden for vedtaket.")
    application = locked_application(actor, pk, version)
    if Vedtak.objects.filter(application=application, state=VedtakState.PREPARED).exists():
        raise Refused("Et vedtak ligger hos beslutter. Vent til det er avgjort eller sendt tilbake.")
    return take_step(actor, application, action, reason)


def take_step(actor: Actor, application: Application, action: Action, reason: str = "") -> Application:
    """Change the state of a locked row by the table and write the log; the caller has asked for the right."""
    before = State(application.state)
    application.state = next_state(before, action, reason)
    application.closed_on = actor.today if application.state in CLOSED else None
    application.stamp(actor.at, actor.staff)
    _save(application)
    LogEntry.objects.create(
        application=application, action=action, before=before, after=application.state, at=actor.at,
        by_id=actor.staff, reason=reason,
    )  # fmt: skip
    record_change(actor.trace, "step", application.pk, str(action.label))
    return application


def _save(application: Application) -> None:
    """Raises Refused when a case is opened again beside another open one of the same household."""
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError as fault:
        if "one_open_application" not in str(fault):
            raise
        raise Refused("Husstanden har en annen åpen søknad. Behandle den i stedet.") from None
