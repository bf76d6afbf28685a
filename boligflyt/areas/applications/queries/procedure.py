"""Which version of the procedure holds on a day, and the doors to the versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.domain.procedure import Procedure, shipped


def versions_visible_to(actor: Actor) -> QuerySet[ProcedureVersion]:
    """The adopted versions for everybody; the draft for those who may change it."""
    found = ProcedureVersion.objects.select_related("adopted_by")
    return found if actor.may(Right.PROCEDURE_LEAD) else found.exclude(adopted_at=None)


def open_version(actor: Actor, pk: UUID) -> ProcedureVersion:
    """The door to one version. Raises Http404."""
    found = versions_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def open_draft(actor: Actor, pk: UUID) -> ProcedureVersion:
    """The door to the draft, for those who may change it. Raises Http404 also for what is adopted."""
    found = versions_visible_to(actor).filter(pk=pk, adopted_at=None).first()
    if found is None:
        raise Http404
    return found


def adopted_versions() -> list[Procedure]:
    """Every adopted version and the first one, the newest first by the day it holds from."""
    rows = ProcedureVersion.objects.exclude(adopted_at=None).order_by("-from_day", "-number")
    return [*(one.procedure for one in rows), shipped()]


def version_on() -> Callable[[date], Procedure]:
    """Asks the database once; gives what tells which version held on a day."""
    versions = adopted_versions()

    def then(on: date) -> Procedure:
        """The newest version that holds from that day or before; before all of them, the first one."""
        return next((one for one in versions if one.from_day and one.from_day <= on), versions[-1])

    return then


def version_before(version: ProcedureVersion) -> Procedure:
    """The version that this one takes the place of; for a draft the one that was adopted last."""
    held = adopted_versions()
    if version.is_draft:
        return max(held, key=lambda one: one.number)
    return max((one for one in held if one.number < (version.number or 0)), key=lambda one: one.number)
