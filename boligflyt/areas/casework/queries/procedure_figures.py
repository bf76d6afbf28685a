"""How many cases stand at each step of the procedure, and how many of them are late: numbers, never whom.

Counted behind the wall like the other figures, so small numbers are withheld (`cells_to_withhold`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import Answer, Services, VedtakKind
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.queries.procedure import version_on
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.procedure import ENDED
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.procedure import Done, ProcedureStep, chain_of
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
OF_THE_CASE = (VedtakKind.ASSISTANCE, VedtakKind.MUNICIPAL_DWELLING)


@dataclass(frozen=True, slots=True)
class AtStep:
    """Cases whose next step this is, and how many of them are past its deadline; None is withheld."""

    step: ProcedureStep
    cases: int | None
    late: int | None


@dataclass(frozen=True, slots=True)
class ProcedureFigures:
    """The steps of the version in force, with the least number that is shown."""

    version: int
    smallest: int
    steps: tuple[AtStep, ...]


def procedure_figures(actor: Actor) -> ProcedureFigures:
    """All open and granted cases within the actor's clearance, each at its next step."""
    actor.demand(Right.PROCEDURE_LEAD)
    versions = version_on()
    now = versions(actor.today)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with open_for_counting(actor, Information.HEALTH, Information.ECONOMY):
        for known, children in _cases(actor):
            leave_out = frozenset() if children else frozenset({"children"})
            stands = chain_of(versions, known, actor.today, leave_out=leave_out).next
            if stands is not None:
                counts[stands.step.code][0] += 1
                counts[stands.step.code][1] += stands.overdue
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    shown = (_shown(step, counts[step.code][0], counts[step.code][1], smallest) for step in now.shown)
    return ProcedureFigures(now.number, smallest, tuple(shown))


def _shown(step: ProcedureStep, cases: int, late: int, smallest: int) -> AtStep:
    """A number of late ones is shown only when neither it nor the rest is small."""
    if 0 < cases < smallest:
        return AtStep(step, None, None)
    hidden = cells_to_withhold((cases - late, late), smallest)
    return AtStep(step, cases, late if hidden is not None and not hidden else None)


def _cases(actor: Actor) -> Iterator[tuple[dict[str, Done], bool]]:
    """What is known of each case, and whether children belong to it."""
    lead = timedelta(days=renewal_lead_days(rules_today(actor)))
    ticks: dict[UUID, dict[str, Done]] = defaultdict(dict)
    lines = OwnStepTick.objects.order_by("at", "id")
    for case, code, done, on in lines.values_list("application_id", "code", "done", "on"):
        ticks[case][code] = Done(on, is_done=True) if done else Done()
    for row in _rows(actor):
        yield _before(row) | _after(row, lead) | ticks.get(row.pk, {}), row.has_child


def _rows(actor: Actor) -> QuerySet[Any]:
    case = OuterRef("pk")
    vedtak = Vedtak.objects.filter(application=case, kind__in=OF_THE_CASE).order_by("-prepared_at", "-id")[:1]
    entry = QueueEntry.objects.filter(application=case).order_by("-decided_on")[:1]
    offer = Offer.objects.filter(entry__application=case).order_by("-sent_on", "-id")[:1]
    lease = Lease.objects.filter(application=case).exclude(state=LeaseState.VOID).order_by("-period")[:1]
    children = Membership.objects.filter(
        household=OuterRef("household"), role="child", period__contains=actor.today
    )
    days = ("sent_on", "answered_on", "answer_by")
    return (
        Application.objects.filter(
            household__grade__lte=actor.clearance, applicant__grade__lte=actor.clearance
        )
        .exclude(state__in=ENDED)
        .only("received_on", "services", "unable_alone", "private_rent", "children_considered_on",
              "preliminary_sent_on")
        .annotate(
            has_child=Exists(children),
            assessed=Subquery(Assessment.objects.filter(application=case).order_by("-number").values("on")[:1]),
            prepared=Subquery(vedtak.values("prepared_at")), decided=Subquery(vedtak.values("decided_at")),
            queued=Subquery(entry.values("decided_on")),
            **{day: Subquery(offer.values(day)) for day in days},
            **{day: Subquery(lease.values(day)) for day in ("signed_on", "key_handed_on")},
            again=Subquery(lease.values("reassessment_sent_on")), lasts=Subquery(lease.values("period")),
        )
    )  # fmt: skip


def _before(row: Any) -> dict[str, Done]:
    due = None if row.assessed or row.preliminary_sent_on else preliminary_answer_due(row.received_on)
    return {
        "contact": _at(row.received_on),
        "received": _at(row.received_on),
        "screened": Done(is_done=Answer.UNKNOWN not in {row.unable_alone, row.private_rent}),
        "services": Done(is_done=row.services != Services.NOT_CLARIFIED),
        "children": _at(row.children_considered_on),
        "assessed": _at(row.assessed, due),
        "prepared": _at(_day(row.prepared)),
        "decided": _at(_day(row.decided)),
    }


def _after(row: Any, lead: timedelta) -> dict[str, Done]:
    first = row.lasts.first_day if row.lasts else None
    last = row.lasts.last_day if row.lasts else None
    return {
        "queued": _at(row.queued),
        "offered": _at(row.sent_on),
        "answered": _at(row.answered_on, row.answer_by),
        "signed": _at(row.signed_on, first),
        "key": _at(row.key_handed_on, first),
        "reassessed": _at(row.again, last - lead if last else None),
    }


def _at(on: date | None, due: date | None = None) -> Done:
    return Done(on, due=due, is_done=on is not None)


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
