"""What the program can see as done of the procedure in one case: when, by whom, by when (PRO-01)."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.progress import Leased, Trail, trail_of
from boligflyt.areas.applications.choices import Answer, Services
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.queries.case import Case
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.procedure import Done

ONE_DAY = timedelta(days=1)


def done_in(case: Case, actor: Actor, trail: Trail | None = None) -> dict[str, Done]:
    """What is known of the program's own steps in this case, by code.

    Of vedtak and assessment only what the case was opened with: what the actor does not see is not told.
    """
    return _before_queue(case) | _after_vedtak(trail or trail_of(case.application.pk), actor)


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


def _after_vedtak(trail: Trail, actor: Actor) -> dict[str, Done]:
    known: dict[str, Done] = {}
    if entry := trail.queued:
        known["queued"] = _at(entry.decided)
        if entry.sent:
            known["offered"] = _at(entry.sent)
            known["answered"] = _at(entry.answered, due=entry.answer_by)
    return known | _lease_steps(trail.leased, actor) if trail.leased else known


def _lease_steps(lease: Leased, actor: Actor) -> dict[str, Done]:
    lead = timedelta(days=renewal_lead_days(rules_today(actor)))
    return {
        "signed": _at(lease.signed, due=lease.first),
        "key": _at(lease.key, due=lease.first),
        "reassessed": _at(lease.asked, due=lease.after - ONE_DAY - lead if lease.after else None),
    }
