"""Where each case stands, found by reading one case after another: what counting is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.procedure import ENDED
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.periods import ONE_DAY, preliminary_answer_due
from boligflyt.domain.procedure import Done, Procedure, chain_of


def counts_by_reading(actor: Actor, versions: Callable[[date], Procedure]) -> dict[str, list[int]]:
    """For each step the number of cases that stand there, and how many of them are late."""
    cases, late = Counter(), Counter()
    lead = timedelta(days=renewal_lead_days(rules_today(actor)))
    for case in Application.objects.exclude(state__in=ENDED):
        if max(case.household.grade, case.applicant.grade) > actor.clearance:
            continue
        here = Membership.objects.filter(household=case.household, role="child", period__contains=actor.today)
        left_out = frozenset() if here.exists() else frozenset({"children"})
        known = _before(case) | _after(case, lead) | _ticks(case)
        if step := chain_of(versions, known, actor.today, leave_out=left_out).next:
            cases[step.step.code] += 1
            late[step.step.code] += step.overdue
    return {code: [number, late[code]] for code, number in cases.items()}


def _newest(rows, *by):
    return max(rows, key=lambda row: tuple(getattr(row, name) for name in by), default=None)


def _at(on, due=None):
    return Done(on, due=due, is_done=on is not None)


def _day(row, name):
    moment = row and getattr(row, name)
    return timezone.localdate(moment) if moment else None


def _before(case):
    vedtak = _newest(
        Vedtak.objects.filter(application=case, kind__in=("assistance", "municipal_dwelling")),
        "prepared_at", "id",
    )  # fmt: skip
    assessed = _newest(Assessment.objects.filter(application=case), "number")
    due = None if assessed or case.preliminary_sent_on else preliminary_answer_due(case.received_on)
    return {
        "contact": _at(case.received_on),
        "received": _at(case.received_on),
        "screened": Done(is_done="unknown" not in {case.unable_alone, case.private_rent}),
        "services": Done(is_done=case.services != "not_clarified"),
        "children": _at(case.children_considered_on),
        "assessed": _at(assessed and assessed.on, due),
        "prepared": _at(_day(vedtak, "prepared_at")),
        "decided": _at(_day(vedtak, "decided_at")),
    }


def _after(case, lead):
    entry = _newest(QueueEntry.objects.filter(application=case), "decided_on")
    offer = _newest(Offer.objects.filter(entry__application=case), "sent_on", "id")
    lease = _newest(Lease.objects.filter(application=case).exclude(state="void"), "first_day")
    first, after = lease and lease.first_day, lease and lease.after_day
    return {
        "queued": _at(entry and entry.decided_on),
        "offered": _at(offer and offer.sent_on),
        "answered": _at(offer and offer.answered_on, offer and offer.answer_by),
        "signed": _at(lease and lease.signed_on, first),
        "key": _at(lease and lease.key_handed_on, first),
        "reassessed": _at(lease and lease.reassessment_sent_on, after - ONE_DAY - lead if after else None),
    }


def _ticks(case):
    lines = OwnStepTick.objects.filter(application=case).order_by("at", "id")
    return {one.code: _at(one.on) if one.done else Done() for one in lines}
