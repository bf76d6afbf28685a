"""The doors: nothing is fetched that the actor may not see, and looking leaves a trace."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import (
    Application,
    EconomyInformation,
    HealthInformation,
    Vedtak,
)
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.queries.reach import Keys, household_keys, households_where, keys_listed
from boligflyt.toolkit.faults import Forbidden

OTHER_OFFICE = "Saken behandles av {office}. Du kan lese den, men ikke endre den. Snakk med saksbehandleren."


def applications_visible_to(actor: Actor) -> QuerySet[Application]:
    """The applications of households where the actor takes part and sees the housing information."""
    return _applications_where(actor, Information.IDENTITY, Information.HOUSING)


def applications_listed_to(actor: Actor) -> QuerySet[Application]:
    """The same for a list of many, which is found another way."""
    return _applications_where(actor, keys=keys_listed(actor, Information.IDENTITY, Information.HOUSING))


def _applications_where(actor: Actor, *kinds: Information, keys: Keys | None = None) -> QuerySet[Application]:
    if not actor.may(Right.APPLICATION_READ):
        return Application.objects.none()
    seen = household_keys(actor, *kinds) if keys is None else keys
    return Application.objects.filter(household__in=seen, applicant__grade__lte=actor.clearance)


def open_application(actor: Actor, pk: UUID, *kinds: Information, for_work: bool = False) -> Application:
    """The door to one application; unknown and forbidden look alike.

    `kinds`: what the page is about besides housing; who does not see it is not let in. `for_work`: to change
    the case. Raises Forbidden when it is another office's.
    """
    found = (
        _applications_where(actor, Information.IDENTITY, Information.HOUSING, *kinds)
        .select_related("applicant", "household__contact", "office", "caseworker", "health", "economy")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    if for_work:
        must_own(actor, found)
    record_read(actor.trace, "application", found.pk)
    return found


def must_own(actor: Actor, application: Application) -> None:
    """Raises Forbidden unless the actor's office has the case: others who take part only read."""
    if application.office_id != actor.office:
        raise Forbidden(OTHER_OFFICE.format(office=application.office.name))


def decisions_visible_to(actor: Actor) -> QuerySet[Application]:
    """The applications where the actor sees vedtak and letters too."""
    return _applications_where(actor, Information.IDENTITY, Information.HOUSING, Information.DECISION)


def health_visible_to(actor: Actor) -> QuerySet[HealthInformation]:
    """Health and adaptation in the cases where the actor sees it."""
    if not actor.may(Right.HEALTH_READ):
        return HealthInformation.objects.none()
    kinds = (Information.IDENTITY, Information.HOUSING, Information.HEALTH)
    return HealthInformation.objects.filter(application__in=_applications_where(actor, *kinds))


def economy_visible_to(actor: Actor) -> QuerySet[EconomyInformation]:
    """Economy in the cases where the actor sees it; also for those who have no right to the application."""
    if not actor.may(Right.ECONOMY_READ):
        return EconomyInformation.objects.none()
    kinds = (Information.IDENTITY, Information.HOUSING, Information.ECONOMY)
    return EconomyInformation.objects.filter(
        application__household__in=household_keys(actor, *kinds),
        application__applicant__grade__lte=actor.clearance,
    )


def open_economy(actor: Actor, pk: UUID) -> Application:
    """The door to the economy of one case, also for those who have no right to the application itself."""
    seen = economy_visible_to(actor).filter(application=pk).values("application")
    found = Application.objects.filter(pk__in=seen).select_related("applicant", "household__contact")
    application = found.select_related("office", "caseworker", "health", "economy").first()
    if application is None:
        raise Http404
    record_read(actor.trace, "application", pk)
    return application


def vedtak_visible_to(actor: Actor) -> QuerySet[Vedtak]:
    """The vedtak of the applications where the actor sees decisions."""
    return Vedtak.objects.filter(application__in=decisions_visible_to(actor))


def sees_in(actor: Actor, application: Application, *kinds: Information) -> bool:
    """Whether the actor sees these kinds of information in this case."""
    return households_where(actor, *kinds).filter(pk=application.household_id).exists()


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
