"""The list of complaints, and what of it is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import LetterKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.complaints.choices import RequestState
from boligflyt.areas.complaints.models import AccessRequest, Complaint
from boligflyt.areas.complaints.queries.doors import access_requests_visible_to, complaints_visible_to
from boligflyt.areas.complaints.workflow import OPEN, OURS

FIRST, LAST = Value(0), Value(1)


def complaint_list(actor: Actor, *, only_open: bool) -> QuerySet[Complaint]:
    """Those that are open first, by deadline; then those that are done, the newest first."""
    rows = complaints_visible_to(actor)
    if only_open:
        rows = rows.filter(state__in=OPEN)
    order = Case(When(state__in=OPEN, then=FIRST), default=LAST, output_field=IntegerField())
    return _dressed(rows).order_by(
        order, F("due_on").asc(nulls_last=True), F("closed_on").desc(nulls_last=True), "received_on", "id"
    )


def _dressed(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.select_related("vedtak__application", "complainant").defer("vedtak__letter")


def complaints_of_case(actor: Actor, application: UUID) -> list[Complaint]:
    """The complaints over the vedtak of one case, the newest first; leaves a trace of the look."""
    rows = complaints_visible_to(actor).filter(vedtak__application=application)
    found = list(_dressed(rows).order_by("-received_on", "id"))
    record_list(actor.trace, "complaint", [one.pk for one in found])
    return found


def complaints_due(actor: Actor, by: date, staff: Iterable[UUID] | None) -> QuerySet[Complaint]:
    """What the office must answer by the day: for these caseworkers, or for all of the actor's office."""
    rows = complaints_visible_to(actor).filter(
        state__in=OURS, due_on__lte=by, vedtak__application__office=actor.office
    )
    if staff is not None:
        rows = rows.filter(vedtak__application__caseworker__in=staff)
    return rows


def requests_of(actor: Actor, household: UUID) -> list[AccessRequest]:
    """What the household has asked to see, the newest first."""
    rows = access_requests_visible_to(actor).filter(household=household)
    return list(rows.select_related("asker", "answered_by"))


def requests_due(actor: Actor, by: date) -> QuerySet[AccessRequest]:
    """Requests that nobody has answered and that are due by the day; whoever takes part may answer."""
    return access_requests_visible_to(actor).filter(state=RequestState.OPEN, due_on__lte=by)


def complaint_letters(complaint: Complaint) -> list[Letter]:
    """The letters about complaints in the case since this one came; the caller has opened it."""
    kinds = [LetterKind.COMPLAINT_RECEIVED, LetterKind.COMPLAINT_ANSWER]
    rows = Letter.objects.filter(
        application=complaint.vedtak.application_id, kind__in=kinds, made_at__gte=complaint.created_at
    )
    return list(rows.defer("pdf").order_by("made_at"))
