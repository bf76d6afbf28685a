"""Registering and correcting an application."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Purpose, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import take_part
from boligflyt.areas.applications.choices import Answer, Housing, Safety
from boligflyt.areas.applications.models import Application, HousingAssessment
from boligflyt.areas.applications.models.beside import BESIDE, kept_beside
from boligflyt.areas.applications.queries import applications_visible_to, homelessness_of
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.toolkit.faults import Refused

LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # no vowels: no words, and no digit that looks like a letter
PARTS_UNKNOWN = (
    "Du ser ikke helse og økonomi i saken, og kan derfor ikke endre den. Be saksbehandleren om det."
)
ENDS = frozenset({Housing.PRISON_RELEASE, Housing.INSTITUTION_DISCHARGE})


def new_case_code(year: int) -> str:
    """A number that tells nothing about how many cases there are: year and five random signs."""
    return f"{year}-" + "".join(secrets.choice(LETTERS) for _ in range(5))


def register_application(actor: Actor, household: Household, facts: dict[str, Any]) -> Application:
    """Take in a request that came by phone, on paper or at the desk (boligsosialloven § 7: any form will do).

    Raises Refused for days that cannot be and when the household already has an open application.
    """
    actor.demand(Right.APPLICATION_WRITE)
    _check_days(facts, actor.today)
    application = Application(
        case_code=new_case_code(actor.today.year),
        household=household,
        applicant=household.contact,
        office_id=actor.office,
        caseworker_id=actor.staff,
        **facts,
    )
    application.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            application.save(force_insert=True)
    except IntegrityError as fault:
        raise _already_open(actor, household, fault) from None
    take_part(actor, HOUSEHOLD, household.pk, Purpose.CASE_WORK)
    record_change(actor.trace, "application", application.pk, "Registrerte søknaden")
    _classify(actor, application)
    return application


def change_application(actor: Actor, pk: UUID, version: int | None, facts: dict[str, Any]) -> Application:
    """Correct what was told; only while the case is open, and never over somebody else's change."""
    actor.demand(Right.APPLICATION_WRITE)
    application = locked_application(actor, pk, version)
    if application.state not in OPEN:
        raise Refused(
            f"Søknaden er «{application.get_state_display()}» og kan ikke endres. Vurder den på nytt først."
        )
    _check_days({"received_on": application.received_on, **facts}, actor.today)
    before = (application.housing, application.housing_ends_on, application.housing_kind)
    for name, value in facts.items():
        setattr(application, name, value)
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Endret opplysninger", fields=sorted(facts))
    if before != (application.housing, application.housing_ends_on, application.housing_kind):
        _classify(actor, application)
    return application


def locked_application(actor: Actor, pk: UUID, version: int | None) -> Application:
    """The row for a change: visible to the actor, their office's, locked, and not changed since it was read.

    Raises Http404 for what may not be seen, Forbidden for another office's case, VersionConflict; Refused for
    somebody who does not see health and economy, for an assessment or a letter would then say what is untrue.
    """
    seen = applications_visible_to(actor).select_related("office").filter(pk=pk).first()
    if seen is None:
        raise Http404
    must_own(actor, seen)
    application = Application.locked(pk, version)
    if any(kept_beside(application, table) is None for table in BESIDE):
        raise Refused(PARTS_UNKNOWN)
    return application


def _classify(actor: Actor, application: Application) -> None:
    """Every registration and change of situation gets its homelessness class with the day (DEF-07 to 13)."""
    finding = homelessness_of(application, actor.today)
    HousingAssessment.objects.create(
        application=application,
        number=application.housing_assessments.count() + 1,
        on=actor.today,
        by_id=actor.staff,
        safe=Answer.UNKNOWN,
        good=Answer.UNKNOWN,
        result=Safety.NO_DWELLING if finding.is_homeless else _class_of(application.housing),
        homeless_situation=finding.situation,
        homeless_reason=finding.reason,
        disadvantaged=Answer.UNKNOWN,
    )


def _class_of(housing: str) -> Safety:
    if housing == Housing.UNSUITABLE_DWELLING:
        return Safety.UNSUITABLE
    return Safety.AT_RISK


def _already_open(actor: Actor, household: Household, fault: IntegrityError) -> Exception:
    if "one_open_application" not in str(fault):
        return fault
    open_now = applications_visible_to(actor).filter(household=household, state__in=OPEN).first()
    where = f"({open_now.case_code})" if open_now else "hos en annen enhet"
    return Refused(
        f"Husstanden har allerede en åpen søknad {where}. "
        "Legg de nye opplysningene inn der, eller avslutt den først."
    )


def _check_days(facts: dict[str, Any], today: date) -> None:
    received = facts["received_on"]
    if received > today:
        raise Refused("Søknaden kan ikke være mottatt etter i dag.", field="received_on")
    since = facts.get("housing_since")
    if since and since > today:
        raise Refused(
            "Skriv en dag som har vært. Situasjonen kan ikke ha startet etter i dag.", field="housing_since"
        )
    ends = facts.get("housing_ends_on")
    if ends and since and ends < since:
        raise Refused(f"Oppholdet slutter før det startet, {since:%d.%m.%Y}.", field="housing_ends_on")
    if facts.get("housing") in ENDS and not ends:
        raise Refused(
            "Skriv når personen løslates eller skrives ut. Datoen avgjør om hun regnes som bostedsløs.",
            field="housing_ends_on",
        )
