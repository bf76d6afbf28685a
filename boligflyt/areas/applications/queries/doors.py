"""The doors: nothing is fetched that the actor may not see, and looking leaves a trace."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Membership


def applications_visible_to(actor: Actor) -> QuerySet[Application]:
    """The applications of the actor's office; none without the right.

    A household where anybody has a protected address is left out for those who may not see such persons.
    """
    if not actor.may(Right.APPLICATION_READ):
        return Application.objects.none()
    mine = Application.objects.filter(office_id=actor.office)
    if actor.may(Right.PERSON_PROTECTED):
        return mine
    protected = Membership.objects.filter(household=OuterRef("household")).exclude(
        person__protection=Protection.NONE
    )
    return mine.filter(applicant__protection=Protection.NONE).exclude(Exists(protected))


def open_application(actor: Actor, pk: UUID) -> Application:
    """The door to one application; unknown and forbidden look alike."""
    found = (
        applications_visible_to(actor)
        .select_related("applicant", "household__contact", "office", "caseworker")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "application", found.pk)
    return found


def vedtak_visible_to(actor: Actor) -> QuerySet[Vedtak]:
    """The vedtak of the applications that the actor may see."""
    return Vedtak.objects.filter(application__in=applications_visible_to(actor))


def open_vedtak(actor: Actor, pk: UUID) -> Vedtak:
    """The door to one vedtak."""
    found = (
        vedtak_visible_to(actor)
        .select_related("application__applicant", "prepared_by", "decided_by", "assessment")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "vedtak", found.pk)
    return found
