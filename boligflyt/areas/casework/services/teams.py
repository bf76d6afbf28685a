"""The responsibility group: consent, a coordinator, meetings with what was agreed (PRO-39)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import MeetingState
from boligflyt.areas.casework.models import CaseTeam, TeamMeeting
from boligflyt.areas.casework.services.handing_over import must_be_able_to_take
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

NO_CONSENT = "Husstanden har ingen ansvarsgruppe med samtykke. Opprett gruppen først."


def keep_team(
    actor: Actor, household: Household, version: int | None, *, coordinator: UUID, purpose: str,
    consented_on: date,
) -> CaseTeam:  # fmt: skip
    """Make the group, start it again, or change purpose and coordinator. The caller has opened the file.

    Raises Refused for a consent in the future or a coordinator who cannot see the household.
    """
    actor.demand(Right.CASEFILE_WRITE)
    if consented_on > actor.today:
        raise Refused("Samtykket må være gitt. Velg i dag eller tidligere.", field="consented_on")
    if not purpose.strip():
        raise Refused("Skriv hva gruppen skal få til.", field="purpose")
    if coordinator != actor.staff:
        must_be_able_to_take(actor, household, coordinator, Right.CASEFILE_WRITE, field="coordinator")
    known = CaseTeam.objects.filter(household=household).values_list("pk", flat=True).first()
    row = CaseTeam.locked(known, version) if known else CaseTeam(household=household)
    row.coordinator_id, row.purpose, row.consented_on = coordinator, purpose.strip(), consented_on
    if not known or row.period.last_day is not None:
        row.period = Period(actor.today, None)
    row.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Conflict("Noen andre opprettet gruppen samtidig. Last siden på nytt.") from None
    record_change(actor.trace, "file", household.pk, "førte ansvarsgruppe", team=str(row.pk))
    return row


def end_team(actor: Actor, household: Household, version: int | None) -> CaseTeam:
    """The group ends today: its aim is reached, or consent is withdrawn. Planned meetings are cancelled."""
    actor.demand(Right.CASEFILE_WRITE)
    row = CaseTeam.locked(running_team(actor, household).pk, version)
    row.period = Period(row.period.first_day, actor.today)
    row.stamp(actor.at, actor.staff)
    row.save()
    for meeting in TeamMeeting.objects.filter(household=household, state=MeetingState.PLANNED):
        cancel_meeting(actor, household, meeting.pk, None)
    record_change(actor.trace, "file", household.pk, "avsluttet ansvarsgruppen", team=str(row.pk))
    return row


def running_team(actor: Actor, household: Household) -> CaseTeam:
    """The household's group. Raises Refused when there is none, or it has ended."""
    row = CaseTeam.objects.filter(household=household, period__endswith=None).first()
    if row is None:
        raise Refused(NO_CONSENT)
    return row


def plan_meeting(actor: Actor, household: Household, planned_at: datetime, place: str) -> TeamMeeting:
    """Call the group together. Raises Refused without a group, or for a moment that has been."""
    actor.demand(Right.CASEFILE_WRITE)
    running_team(actor, household)
    if planned_at <= actor.at:
        raise Refused("Møtet må ligge fram i tid. Velg en senere dag.", field="planned_on")
    row = TeamMeeting(household=household, planned_at=planned_at, place=place.strip())
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "file", household.pk, "planla ansvarsgruppemøte", meeting=str(row.pk))
    return row


def hold_meeting(
    actor: Actor, household: Household, pk: UUID, version: int | None, present: str, agreed: str
) -> TeamMeeting:
    """Write who was there and what was agreed. Raises Refused before the day or when it is not planned."""
    actor.demand(Right.CASEFILE_WRITE)
    row = _planned(household, pk, version)
    if row.planned_at > actor.at:
        raise Refused("Møtet har ikke vært ennå.")
    if not present.strip():
        raise Refused("Skriv hvem som var til stede.", field="present")
    if not agreed.strip():
        raise Refused("Skriv hva dere ble enige om.", field="agreed")
    row.state, row.present, row.agreed = MeetingState.HELD, present.strip(), agreed.strip()
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "file", household.pk, "førte ansvarsgruppemøte", meeting=str(pk))
    return row


def cancel_meeting(actor: Actor, household: Household, pk: UUID, version: int | None) -> TeamMeeting:
    """The meeting is not held."""
    actor.demand(Right.CASEFILE_WRITE)
    row = _planned(household, pk, version)
    row.state = MeetingState.CANCELLED
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "file", household.pk, "avlyste ansvarsgruppemøte", meeting=str(pk))
    return row


def _planned(household: Household, pk: UUID, version: int | None) -> TeamMeeting:
    if not TeamMeeting.objects.filter(pk=pk, household=household).exists():
        raise Http404
    row = TeamMeeting.locked(pk, version)
    if row.state != MeetingState.PLANNED:
        raise Refused(f"Møtet er allerede {str(row.get_state_display()).lower()}.")
    return row
