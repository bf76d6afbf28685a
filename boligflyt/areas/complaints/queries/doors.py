"""The doors to complaints, and to what a household asked to see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries import vedtak_visible_to
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest, Complaint
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import Keys, household_keys, kinds_in


def complaints_visible_to(actor: Actor) -> QuerySet[Complaint]:
    """The complaints over vedtak that the actor sees."""
    return Complaint.objects.filter(vedtak__in=vedtak_visible_to(actor))


def open_complaint(actor: Actor, pk: UUID, *, for_work: bool = False) -> Complaint:
    """The door to one complaint, with a trace of the look. Raises what `seen_complaint` does."""
    found = seen_complaint(actor, pk, for_work=for_work)
    record_read(actor.trace, "complaint", pk)
    return found


def seen_complaint(actor: Actor, pk: UUID, *, for_work: bool = False) -> Complaint:
    """One complaint with what its page says; unknown and forbidden look alike.

    `for_work`: to change it. Raises Forbidden when the case is another office's.
    """
    rows = complaints_visible_to(actor).select_related(
        "vedtak__application__household", "vedtak__application__applicant", "vedtak__application__office",
        "vedtak__decided_by", "complainant", "registered_by", "reviewed_by", "closed_by", "replacement",
    ).defer("vedtak__letter", "replacement__letter")  # fmt: skip
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    if for_work:
        must_own(actor, found.vedtak.application)
    return found


def _keys(actor: Actor) -> Keys:
    if not actor.may(Right.APPLICATION_READ):
        return ()
    return household_keys(actor, Information.IDENTITY, Information.HOUSING, Information.DECISION)


def access_requests_visible_to(actor: Actor) -> QuerySet[AccessRequest]:
    """Requests for access in the households whose decisions the actor sees."""
    return AccessRequest.objects.filter(household__in=_keys(actor))


def open_for_access(actor: Actor, pk: UUID) -> Household:
    """The door to what a household has asked to see. Raises Http404."""
    found = Household.objects.filter(pk__in=_keys(actor)).select_related("contact").filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found


def open_request(actor: Actor, pk: UUID) -> AccessRequest:
    """The door to one request."""
    rows = access_requests_visible_to(actor).select_related("household__contact", "asker", "answered_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "access_request", pk)
    return found


def papers_of_answers(actor: Actor, household: UUID) -> dict[UUID, list[AccessPaper]]:
    """The papers of the household's answers by request, those whose every kind of information is seen."""
    seen = sum(kind.bit for kind in kinds_in(actor, household))
    rows = AccessPaper.objects.filter(
        request__in=access_requests_visible_to(actor).filter(household=household)
    ).defer("pdf")
    found: dict[UUID, list[AccessPaper]] = {}
    for one in rows.order_by("kind"):
        if one.bits & seen == one.bits:
            found.setdefault(one.request_id, []).append(one)
    return found


def open_paper(actor: Actor, pk: UUID) -> AccessPaper:
    """The door to one paper of an answer, for who sees every kind of information in it. Raises Http404."""
    rows = AccessPaper.objects.filter(request__in=access_requests_visible_to(actor))
    found = rows.select_related("request").filter(pk=pk).first()
    seen = sum(kind.bit for kind in kinds_in(actor, found.request.household_id)) if found else 0
    if found is None or found.bits & ~seen:
        raise Http404
    record_read(actor.trace, "access_paper", found.pk)
    return found
