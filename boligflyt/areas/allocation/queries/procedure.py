"""What the program can see as done of the procedure in one case: when, by whom, by when (PRO-01)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import Answer, Services
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.procedure import Done

ONE_DAY = timedelta(days=1)


def done_in(case: Case, actor: Actor) -> dict[str, Done]:
    """What is known of the program's own steps in this case, by code.

    Of vedtak and assessment only what the case was opened with: what the actor does not see is not told.
    """
    return _before_queue(case) | _after_vedtak(case.application.pk, actor)


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


def _after_vedtak(application: UUID, actor: Actor) -> dict[str, Done]:
    """The place in the queue with its last offer, and the last lease: one statement."""
    rows = _queued(application).union(_leased(application), all=True)
    return {code: done for what, *days in rows for code, done in _STEPS[what](actor, *days).items()}


def _row(rows: QuerySet[Any], what: str, days: Sequence[str | Combinable]) -> QuerySet[Any]:
    named = {f"d{place}": Cast(day, DateField()) for place, day in enumerate(days)}
    found: QuerySet[Any] = rows.annotate(what=Value(what, TextField()), **named).values_list("what", *named)
    return found


def _queued(application: UUID) -> QuerySet[Any]:
    latest = Offer.objects.filter(entry__application=OuterRef("application")).order_by("-sent_on", "-id")[:1]
    offer = [Subquery(latest.values(day)) for day in ("sent_on", "answered_on", "answer_by")]
    nothing = Value(None, DateField())
    rows = QueueEntry.objects.filter(application=application).order_by("-decided_on")
    return _row(rows, "queue", ["decided_on", *offer, nothing])[:1]


def _leased(application: UUID) -> QuerySet[Any]:
    rows = Lease.objects.filter(application=application).exclude(state=LeaseState.VOID).order_by("-period")
    days = ("signed_on", "key_handed_on", "reassessment_sent_on", "period__startswith", "period__endswith")
    return _row(rows, "lease", days)[:1]


def _queue_steps(
    _actor: Actor, decided: date, sent: date | None, answered: date | None, by: date | None, _none: None
) -> dict[str, Done]:
    known = {"queued": _at(decided)}
    return known | {"offered": _at(sent), "answered": _at(answered, due=by)} if sent else known


def _lease_steps(
    actor: Actor, signed: date | None, key: date | None, asked: date | None, first: date, after: date | None
) -> dict[str, Done]:
    """`after` is the day after the last."""
    starts = after - ONE_DAY - timedelta(days=renewal_lead_days(rules_today(actor))) if after else None
    return {
        "signed": _at(signed, due=first),
        "key": _at(key, due=first),
        "reassessed": _at(asked, due=starts),
    }


_STEPS: dict[str, Callable[..., dict[str, Done]]] = {"queue": _queue_steps, "lease": _lease_steps}
