"""What the program can see as done of the procedure in one case: when, by whom, by when (PRO-01)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import Answer, Services
from boligflyt.areas.applications.queries import rule_set_for
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.procedure import Done


def done_in(case: Case, today: date) -> dict[str, Done]:
    """What is known of the program's own steps in this case, by code.

    Of vedtak and assessment only what the case was opened with: what the actor does not see is not told.
    """
    return _before_queue(case) | _after_vedtak(case.application.pk, today)


def _at(on: date | None, by: str = "", due: date | None = None) -> Done:
    return Done(on, by, due, is_done=on is not None)


def _before_queue(case: Case) -> dict[str, Done]:
    application, assessment = case.application, case.assessment
    screened = Answer.UNKNOWN not in {application.unable_alone, application.private_rent}
    due = None if assessment or application.preliminary_sent_on else preliminary_answer_due(
        application.received_on
    )  # fmt: skip
    known = {
        "received": _at(application.received_on, application.caseworker.name),
        "screened": Done(is_done=screened),
        "services": Done(is_done=application.services != Services.NOT_CLARIFIED),
        "children": _at(application.children_considered_on),
        "assessed": _at(assessment.on if assessment else None, due=due),
    }
    vedtak = [one for one in case.vedtak if one.kind in {"assistance", "municipal_dwelling"}]
    if vedtak:
        last = vedtak[-1]
        known["prepared"] = _at(timezone.localtime(last.prepared_at).date(), last.prepared_by.name)
        if last.decided_at and last.decided_by:
            known["decided"] = _at(timezone.localtime(last.decided_at).date(), last.decided_by.name)
    return known


def _after_vedtak(application: UUID, today: date) -> dict[str, Done]:
    known: dict[str, Done] = {}
    latest = Offer.objects.filter(entry__application=OuterRef("application")).order_by("-sent_on", "-id")[:1]
    days = ("sent_on", "answered_on", "answer_by")
    entry = (
        QueueEntry.objects.filter(application=application)
        .annotate(**{day: Subquery(latest.values(day)) for day in days})
        .order_by("-decided_on")
        .values("decided_on", *days)
        .first()
    )
    if entry is not None:
        known["queued"] = _at(entry["decided_on"])
        if entry["sent_on"]:
            known["offered"] = _at(entry["sent_on"])
            known["answered"] = _at(entry["answered_on"], due=entry["answer_by"])
    return known | _lease_steps(application, today)


def _lease_steps(application: UUID, today: date) -> dict[str, Done]:
    leases = Lease.objects.filter(application=application).exclude(state=LeaseState.VOID)
    lease = leases.defer("contract", "notice", "contract_data").order_by("-period").first()
    if lease is None:
        return {}
    first_day, last_day = lease.period.first_day, lease.period.last_day
    starts = last_day - timedelta(days=renewal_lead_days(rule_set_for(today))) if last_day else None
    return {
        "signed": _at(lease.signed_on, due=first_day),
        "key": _at(lease.key_handed_on, due=first_day),
        "reassessed": _at(lease.reassessment_sent_on, due=starts),
    }
