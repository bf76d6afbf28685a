"""How many cases stand at each step of the procedure, and how many of them are late: numbers, never whom.

Counted behind the wall like the other figures, so small numbers are withheld (`cells_to_withhold`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate

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
from boligflyt.domain.periods import ONE_DAY, preliminary_answer_due
from boligflyt.domain.procedure import Done, NextSteps, ProcedureStep
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
NONE_LEFT_OUT, WITHOUT_CHILDREN = frozenset[str](), frozenset({"children"})
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
        steps = NextSteps(versions, actor.today)
        for known, children in _cases(actor):
            stands = steps.of(known, NONE_LEFT_OUT if children else WITHOUT_CHILDREN)
            if stands is not None:
                step, is_late = stands
                counts[step.code][0] += 1
                counts[step.code][1] += is_late
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    shown = (_shown(step, counts[step.code][0], counts[step.code][1], smallest) for step in now.shown)
    return ProcedureFigures(now.number, smallest, tuple(shown))


def _shown(step: ProcedureStep, cases: int, late: int, smallest: int) -> AtStep:
    """A number of late ones is shown only when neither it nor the rest is small."""
    if 0 < cases < smallest:
        return AtStep(step, None, None)
    hidden = cells_to_withhold((cases - late, late), smallest)
    return AtStep(step, cases, late if hidden is not None and not hidden else None)


_Days = Mapping[str, str | None]  # days as PostgreSQL writes them, by their names


class _Case(NamedTuple):
    """What is read of a case."""

    pk: UUID
    received_on: date
    services: str
    unable_alone: str
    private_rent: str
    children_considered_on: date | None
    preliminary_sent_on: date | None
    has_child: bool
    assessed: date | None
    queued: date | None
    of_vedtak: _Days | None
    of_offer: _Days | None
    of_lease: _Days | None


def _cases(actor: Actor) -> Iterator[tuple[dict[str, Done], bool]]:
    """What is known of each case, and whether children belong to it."""
    lead = timedelta(days=renewal_lead_days(rules_today(actor)))
    ticks: dict[UUID, dict[str, Done]] = defaultdict(dict)
    lines = OwnStepTick.objects.order_by("at", "id")
    for case, code, done, on in lines.values_list("application_id", "code", "done", "on"):
        ticks[case][code] = Done(on, is_done=True) if done else Done()
    for told in _rows(actor):
        row = _Case(*told)
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
    return (
        Application.objects.filter(
            household__grade__lte=actor.clearance, applicant__grade__lte=actor.clearance
        )
        .exclude(state__in=ENDED)
        .annotate(
            has_child=Exists(children),
            assessed=Subquery(Assessment.objects.filter(application=case).order_by("-number").values("on")[:1]),
            queued=Subquery(entry.values("decided_on")),
            of_vedtak=_days(vedtak, prepared=TruncDate("prepared_at"), decided=TruncDate("decided_at")),
            of_offer=_days(offer, **{day: day for day in ("sent_on", "answered_on", "answer_by")}),
            of_lease=_days(
                lease, signed="signed_on", key="key_handed_on", again="reassessment_sent_on",
                first="first_day", after="after_day",
            ),
        )
        .values_list(*_Case._fields)
    )  # fmt: skip


def _days(rows: QuerySet[Any], **asked: Any) -> Subquery:
    """Several days of the one row, looked up once."""
    return Subquery(rows.values(told=JSONObject(**asked)))


def _read(days: _Days | None, name: str) -> date | None:
    told = days and days[name]
    return date.fromisoformat(told) if told else None


def _before(row: _Case) -> dict[str, Done]:
    due = None if row.assessed or row.preliminary_sent_on else preliminary_answer_due(row.received_on)
    return {
        "contact": _at(row.received_on),
        "received": _at(row.received_on),
        "screened": Done(is_done=Answer.UNKNOWN not in {row.unable_alone, row.private_rent}),
        "services": Done(is_done=row.services != Services.NOT_CLARIFIED),
        "children": _at(row.children_considered_on),
        "assessed": _at(row.assessed, due),
        "prepared": _at(_read(row.of_vedtak, "prepared")),
        "decided": _at(_read(row.of_vedtak, "decided")),
    }


def _after(row: _Case, lead: timedelta) -> dict[str, Done]:
    first, after = _read(row.of_lease, "first"), _read(row.of_lease, "after")
    return {
        "queued": _at(row.queued),
        "offered": _at(_read(row.of_offer, "sent_on")),
        "answered": _at(_read(row.of_offer, "answered_on"), _read(row.of_offer, "answer_by")),
        "signed": _at(_read(row.of_lease, "signed"), first),
        "key": _at(_read(row.of_lease, "key"), first),
        "reassessed": _at(_read(row.of_lease, "again"), after - ONE_DAY - lead if after else None),
    }


def _at(on: date | None, due: date | None = None) -> Done:
    return Done(on, due=due, is_done=on is not None)
