"""Min dag: what is due for me or my office, why, by which law, and where the next step is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.allocation.queries.agenda import family_in_temporary, without_a_lease
from boligflyt.areas.applications.choices import State, TargetGroup, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import applications_visible_to, rules_today
from boligflyt.areas.applications.queries.control import waiting_for
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.leases.queries import leases_needing_attention, tenant_shown
from boligflyt.areas.people.queries.households import age_of_majority
from boligflyt.domain.eligibility import (
    RuleSet,
    check_temporary_stay,
    temporary_stay_alarms,
    temporary_stay_over,
)
from boligflyt.domain.periods import add_months, latest_receipt_due, preliminary_answer_due

HORIZON = timedelta(days=14)
MONTHS_BEFORE_BIRTHDAY = 12


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: by when, for whom, why, by which rule, and the page with the next step."""

    due: date
    who: str
    why: str
    law: str
    button: str
    page: str
    pk: UUID
    weight: int = 5
    staff: str = ""


def tasks_for(actor: Actor, *, whole_office: bool = False) -> list[Task]:
    """Everything that is due within the horizon, the gravest and earliest first."""
    rules = rules_today(actor)
    found = [
        *_answers(actor, whole_office),
        *_decisions(actor),
        *_offers(actor),
        *_allocations(actor),
        *_leases(actor, rules),
        *_long_stays(actor, rules),
        *_turning_adult(actor),
        *_controls(actor),
    ]
    return sorted(found, key=lambda task: (task.due > actor.today, task.due, task.weight, task.who))


def _answers(actor: Actor, whole_office: bool) -> Iterator[Task]:
    """Preliminary answers (forvaltningsloven § 11 a)."""
    rows = applications_visible_to(actor).filter(
        state__in=OPEN, preliminary_sent_on=None, received_on__lte=latest_receipt_due(actor.today + HORIZON)
    )
    if not actor.may(Right.APPLICATION_WRITE):
        return
    if not whole_office:
        rows = rows.filter(caseworker__in=[actor.staff, *actor.stands_in_for])
    for row in rows.select_related("applicant", "caseworker"):
        yield Task(
            preliminary_answer_due(row.received_on),
            row.applicant.sorted_name,
            "Søknaden skal ha svar eller foreløpig svar.",
            "forvaltningsloven § 11 a",
            "Behandle søknaden",
            "applications:detail",
            row.pk,
            1,
            row.caseworker.name,
        )


def _decisions(actor: Actor) -> Iterator[Task]:
    """Cases that wait for a second person who has not worked on them."""
    if not actor.may(Right.VEDTAK_DECIDE):
        return
    own = Vedtak.objects.filter(
        application=OuterRef("pk"), state=VedtakState.PREPARED, contributors__contains=[actor.staff]
    )
    rows = applications_visible_to(actor).filter(state=State.WITH_DECIDER).exclude(Exists(own))
    for row in rows.select_related("applicant", "caseworker"):
        yield Task(
            preliminary_answer_due(row.received_on),
            row.applicant.sorted_name,
            "Vedtak venter på deg som beslutter.",
            "forvaltningsloven § 11 a",
            "Les og avgjør",
            "applications:vedtak",
            row.pk,
            0,
            row.caseworker.name,
        )


def _offers(actor: Actor) -> Iterator[Task]:
    """Offers whose deadline is near or past."""
    if not actor.may(Right.APPLICATION_WRITE):
        return
    rows = Offer.objects.filter(
        state=OfferState.SENT,
        answer_by__lte=actor.today + HORIZON,
        entry__application__in=applications_visible_to(actor),
    )
    for row in rows.select_related("entry__application__applicant", "dwelling__building").defer("letter"):
        yield Task(
            row.answer_by,
            row.entry.application.applicant.sorted_name,
            f"Tilbudet om {row.dwelling.address} venter på svar.",
            "svarfristen i tilbudet",
            "Før inn svaret",
            "allocation:offer",
            row.pk,
            2,
        )


def _allocations(actor: Actor) -> Iterator[Task]:
    """Allocation vedtak and the consequences of a no that wait for their second person."""
    if not actor.may(Right.VEDTAK_DECIDE):
        return
    rows = Vedtak.objects.filter(
        state=VedtakState.PREPARED,
        kind__in=["allocation", "offer_refused", "temporary_housing"],
        application__in=applications_visible_to(actor),
    ).exclude(contributors__contains=[actor.staff])
    for row in rows.select_related("application__applicant").defer("letter", "frozen"):
        yield Task(
            actor.today,
            row.application.applicant.sorted_name,
            f"{row.get_kind_display()} venter på deg som beslutter.",
            row.law,
            "Les og avgjør",
            "applications:vedtak" if row.kind == VedtakKind.TEMPORARY_HOUSING else "applications:detail",
            row.application_id,
            0,
        )


def _controls(actor: Actor) -> Iterator[Task]:
    """What one person did alone and a leader has not found in order; known by case code, never by name."""
    if not actor.may(Right.REVIEW_SETTLE):
        return
    for row in waiting_for(actor):
        yield Task(
            row.due, f"Sak {row.case_code}" if row.case_code else "Husstand uten sak",
            f"{row.get_kind_display()} skal ses av en leder.", "kommunens egen kontroll", "Se på det",
            "access:control_settle", row.pk, 1, row.staff.name,
        )  # fmt: skip


def _leases(actor: Actor, rules: RuleSet) -> Iterator[Task]:
    """Leases inside the lead time for reassessment, and those that ran out (PRO-03, LAW-06)."""
    if not actor.may(Right.LEASE_WRITE):
        return
    for one in leases_needing_attention(actor, actor.today, rules):
        yield Task(
            one.due,
            tenant_shown(one.lease),
            one.reason,
            one.law,
            "Åpne leieforholdet",
            "leases:detail",
            one.lease.pk,
            3,
        )


def _long_stays(actor: Actor, rules: RuleSet) -> Iterator[Task]:
    """Families in temporary housing near three months (rundskriv; TG-12)."""
    rows = without_a_lease(applications_visible_to(actor)).filter(
        family_in_temporary(actor.today), housing_since__isnull=False
    )
    for row in rows.select_related("applicant", "caseworker"):
        if row.housing_since is None:
            continue
        if any(day <= actor.today + HORIZON for day in temporary_stay_alarms(rules, row.housing_since)):
            yield _long_stay(actor, row, row.housing_since)


def _long_stay(actor: Actor, row: Application, since: date) -> Task:
    """The alarm says it in time; the deadline is the day three months are over."""
    finding = check_temporary_stay(since, actor.today)
    limit = temporary_stay_over(since, actor.today)
    return Task(
        limit,
        row.applicant.sorted_name,
        f"Barnefamilie i midlertidig botilbud. {finding.reason}",
        finding.law,
        "Åpne saken",
        "applications:detail",
        row.pk,
        1,
        row.caseworker.name,
    )


def _turning_adult(actor: Actor) -> Iterator[Task]:
    """Young people on their way out of child welfare: joint planning before they come of age (DEF-28)."""
    majority = age_of_majority(actor.today)
    rows = applications_visible_to(actor).filter(
        state__in=OPEN,
        health__target_groups__contains=[TargetGroup.YOUNG_FROM_CHILD_WELFARE],
        applicant__born__isnull=False,
    )
    for row in rows.select_related("applicant", "caseworker"):
        if row.applicant.born is None:  # filtered out above; said once more for the type
            continue
        birthday = add_months(row.applicant.born, 12 * majority)
        if actor.today <= birthday <= add_months(actor.today, MONTHS_BEFORE_BIRTHDAY):
            yield Task(
                actor.today,
                row.applicant.sorted_name,
                f"Fyller {majority} år {birthday:%d.%m.%Y}. Barnevernet og boligkontoret har ansvar sammen.",
                "barnevernsloven og boligsosialloven § 5",
                "Åpne saken",
                "applications:detail",
                row.pk,
                4,
                row.caseworker.name,
            )
