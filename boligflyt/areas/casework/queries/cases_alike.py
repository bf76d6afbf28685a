"""Cases of which the same is known, counted together: what the figures of the procedure are made of.

What is done and which deadlines have passed is all that says where a case stands. PostgreSQL finds the newest
row of each kind for all cases at once, and counts the cases that are alike; the step is then found by the
procedure itself (`NextSteps`), once for each kind of case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import compress
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import Answer, Services, VedtakKind
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.procedure import ENDED
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import renewal_lead_days
from boligflyt.domain.periods import ONE_DAY, latest_receipt_due
from boligflyt.domain.procedure import Done, Procedure, ProcedureStep

OF_THE_CASE = (VedtakKind.ASSISTANCE, VedtakKind.MUNICIPAL_DWELLING)
# The day each step of the program's own was done, in the words of `_parts`.
DAYS = {
    "contact": "cases.received_on",
    "received": "cases.received_on",
    "children": "cases.children_considered_on",
    "assessed": "assessed.done_on",
    "prepared": "vedtak.prepared_at",
    "decided": "vedtak.decided_at",
    "queued": "entry.decided_on",
    "offered": "offer.sent_on",
    "answered": "offer.answered_on",
    "signed": "lease.signed_on",
    "key": "lease.key_handed_on",
    "reassessed": "lease.reassessment_sent_on",
}
MOMENTS = ("prepared", "decided")
WITHOUT_A_DAY = {
    "screened": f"'{Answer.UNKNOWN}' NOT IN (cases.unable_alone, cases.private_rent)",
    "services": f"cases.services <> '{Services.NOT_CLARIFIED}'",
}
CODES = ("contact", "received", "screened", "services", *tuple(DAYS)[2:])


class Alike(NamedTuple):
    """What is known of some cases, whether children belong to them, and how many they are.

    The day a step in use was done is left out, and its deadline is yesterday if it has passed.
    """

    known: dict[str, Done]
    has_child: bool
    cases: int


def cases_alike(actor: Actor, now: Procedure) -> Iterator[Alike]:
    """All open and granted cases within the actor's clearance, by the version in force."""
    in_use = {one.code for one in now.shown}
    bygone = [code for code in DAYS if code not in in_use]
    deadlines = [(one.code, said) for one in now.shown if (said := _has_passed(one, actor))]
    told = [_is_done(code) for code in CODES]
    told += [f"({said}) IS TRUE" for _, said in deadlines]
    told += [_day(code) for code in bygone]
    late_codes, yesterday = [code for code, _ in deadlines], actor.today - ONE_DAY
    for has_child, ticks, number, *row in _counted(actor, told):
        done, rest = row[: len(CODES)], row[len(CODES) :]
        known = {code: Done(is_done=one) for code, one in zip(CODES, done, strict=True)}
        for code, day in zip(bygone, rest[len(late_codes) :], strict=True):
            known[code] = Done(day, is_done=known[code].is_done)
        known |= _ticked(ticks)
        for code in compress(late_codes, rest):
            if not (one := known.get(code, Done())).is_done:
                known[code] = Done(one.on, due=yesterday)
        yield Alike(known, has_child, number)


def _ticked(ticks: str | None) -> dict[str, Done]:
    """The newest line of each step of the municipality's own."""
    lines = json.loads(ticks or "[]")
    return {code: Done(date.fromisoformat(on), is_done=True) if done else Done() for code, done, on in lines}


def _is_done(code: str) -> str:
    return WITHOUT_A_DAY.get(code) or f"{DAYS[code]} IS NOT NULL"


def _day(code: str) -> str:
    if code not in MOMENTS:
        return DAYS[code]
    return f"({DAYS[code]} AT TIME ZONE '{timezone.get_current_timezone_name()}')::date"


def _has_passed(step: ProcedureStep, actor: Actor) -> str:
    """When the step is late, in SQL: nothing for one that has no deadline. Only days stand in it."""
    lead = timedelta(days=renewal_lead_days(rules_today(actor)))
    own = {
        "assessed": f"assessed.case_id IS NULL AND cases.preliminary_sent_on IS NULL AND "
        f"cases.received_on <= '{latest_receipt_due(actor.today - ONE_DAY)}'",
        "answered": f"offer.answer_by < '{actor.today}'",
        "signed": f"lease.first_day < '{actor.today}'",
        "key": f"lease.first_day < '{actor.today}'",
        "reassessed": f"lease.after_day < '{actor.today + ONE_DAY + lead}'",
    }
    said = [own[step.code]] if step.code in own else []
    if step.after in DAYS and step.days is not None:
        said.append(f"{_day(step.after)} < '{actor.today - timedelta(days=step.days)}'")
    is_left = f"NOT ({_is_done(step.code)}) AND " if step.code in CODES else ""
    return f"{is_left}({' OR '.join(f'({one})' for one in said)})" if said else ""


def _counted(actor: Actor, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The columns of each kind of case, after whether it has a child, its ticks, and how many there are."""
    parts: list[str] = []
    values: list[Any] = []
    for name, named, rows in _parts(actor):
        sql, told = rows.query.sql_with_params()
        parts.append(f"{name} ({', '.join(named)}) AS {'MATERIALIZED ' if name == 'cases' else ''}({sql})")
        values += told
    joined = " ".join(
        f"LEFT JOIN {name} ON {name}.case_id = cases.case_id"
        for name in ("assessed", "vedtak", "entry", "offer", "lease")
    )
    said = ", ".join(("child.home IS NOT NULL", "ticked.lines", "count(*)", *columns))
    alike = ", ".join(str(place) for place in range(1, len(columns) + 4) if place != 3)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {', '.join(parts)} SELECT {said} FROM cases {joined} "  # noqa: S608  # nosec B608 – columns and days, no words
            "LEFT JOIN child ON child.home = cases.home LEFT JOIN (SELECT case_id, "
            "jsonb_agg(jsonb_build_array(code, done, done_on) ORDER BY at, id)::text AS lines "
            f"FROM ticks GROUP BY case_id) AS ticked ON ticked.case_id = cases.case_id GROUP BY {alike}",
            values,
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _parts(actor: Actor) -> Iterator[tuple[str, tuple[str, ...], QuerySet[Any, Any]]]:
    """Each part of the statement: its name, its columns and its rows, one for each case."""
    seen = Application.objects.filter(
        household__grade__lte=actor.clearance, applicant__grade__lte=actor.clearance
    ).exclude(state__in=ENDED)
    answers = ("unable_alone", "private_rent", "services")
    told = (*answers, "received_on", "children_considered_on", "preliminary_sent_on")
    yield "cases", ("case_id", "home", *told), seen.values_list("pk", "household", *told)
    yield "assessed", ("case_id", "done_on"), _newest(Assessment.objects, "application", ["number"], "on")
    vedtak, days = Vedtak.objects.filter(kind__in=OF_THE_CASE), ["prepared_at", "decided_at"]
    yield "vedtak", ("case_id", *days), _newest(vedtak, "application", ["prepared_at", "id"], *days)
    entries = _newest(QueueEntry.objects, "application", ["decided_on"], "decided_on")
    yield "entry", ("case_id", "decided_on"), entries
    days = ["sent_on", "answered_on", "answer_by"]
    offers = _newest(Offer.objects, "entry__application", ["sent_on", "id"], *days)
    yield "offer", ("case_id", *days), offers
    leases = Lease.objects.exclude(application=None).exclude(state=LeaseState.VOID)
    days = ["signed_on", "key_handed_on", "reassessment_sent_on", "first_day", "after_day"]
    yield "lease", ("case_id", *days), _newest(leases, "application", ["period"], *days)
    children = Membership.objects.filter(role="child", period__contains=actor.today)
    yield "child", ("home",), children.order_by().values_list("household").distinct()
    lines = ("code", "done", "on", "at", "id")
    ticks = OwnStepTick.objects.order_by().values_list("application", *lines)
    yield "ticks", ("case_id", "code", "done", "done_on", "at", "id"), ticks


def _newest(rows: Any, case: str, by: Sequence[str], *columns: str) -> QuerySet[Any, Any]:
    """The last row of each case in the order, and only that."""
    last = rows.order_by(case, *(f"-{one}" for one in by)).distinct(case)
    found: QuerySet[Any, Any] = last.values_list(case, *columns)
    return found
