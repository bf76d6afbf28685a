"""How one application stands in the database, in words that do not depend on how it came there."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from boligflyt.areas.applications.models import Application


def end_state(application: Application) -> dict[str, Any]:
    """Everything that bulk loading and replay must agree on about a case."""
    return {
        "state": application.state,
        "closed_on": application.closed_on,
        "matter": application.matter,
        "preliminary_sent_on": application.preliminary_sent_on,
        "housing": application.housing,
        "log": [
            (one.action, one.before, one.after, timezone.localtime(one.at), one.by.username, one.reason)
            for one in application.log.select_related("by")
        ],
        "letters": [(one.kind, one.made_at) for one in application.letters.defer("pdf")],
        "classes": [
            (one.on, one.result, one.homeless_situation) for one in application.housing_assessments.all()
        ],
        "assessments": [
            (one.on, one.outcome, one.priority_group, one.priority_sub)
            for one in application.assessments.all()
        ],
        "vedtak": sorted(_vedtak(application)),
        "queue": _queue(application),
        "leases": _leases(application),
    }


def _vedtak(application: Application) -> list[tuple[Any, ...]]:
    return [
        (one.kind, one.granted, one.state, one.reason_code, one.prepared_by_id, one.decided_by_id,
         one.complaint_body, one.complaint_weeks)
        for one in application.vedtak.defer("letter")
    ]  # fmt: skip


def _queue(application: Application) -> list[dict[str, Any]]:
    return [
        {
            "state": entry.state,
            "group": (entry.group, entry.sub_group, entry.group_rank, entry.sub_rank),
            "reason": entry.reason,
            "decided_on": entry.decided_on,
            "lot": entry.lot,
            "left_on": entry.left_on,
            "left_because": entry.left_because,
            "offers": [
                (
                    one.dwelling_id,
                    one.state,
                    one.sent_on,
                    one.answer_by,
                    one.answered_on,
                    one.refusal_reason,
                    one.consequence,
                )
                for one in entry.offers.defer("letter").order_by("sent_on")
            ],
        }
        for entry in application.queue.all()
    ]


def _leases(application: Application) -> list[tuple[Any, ...]]:
    return [
        (
            one.dwelling_id,
            one.state,
            one.kind,
            one.period.first_day,
            one.period.last_day,
            one.months,
            one.rent,
            one.signed_on,
            one.key_handed_on,
            one.term_reason,
            one.informed_at,
        )
        for one in application.leases.defer("contract", "notice")
    ]
