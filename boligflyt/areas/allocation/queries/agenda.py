"""The agenda of a meeting, which makes itself: what has happened since the last one, and what is about to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, prefetch_related_objects

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, MeetingState, OfferState
from boligflyt.areas.allocation.models import Meeting, Offer, QueueEntry
from boligflyt.areas.allocation.queries.offers import offers_visible_to
from boligflyt.areas.allocation.queries.vacancies import Vacancy, first_to_allocate
from boligflyt.areas.applications.choices import Housing, State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to, rules_today
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.queries import LeaseAttention, leases_needing_attention
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import RuleSet
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import shipped_rates

RELEASE_AHEAD = "municipal/release_ahead_months"
LEAVING = (Housing.PRISON_RELEASE, Housing.INSTITUTION_DISCHARGE)
IN_WORK = (*OPEN, State.GRANTED)


class Why(StrEnum):
    """Why a case is on the agenda, in the order of the page."""

    NEW_VEDTAK = "new_vedtak"
    OFFER_FELL = "offer_fell"
    FAMILY_IN_TEMPORARY = "family_in_temporary"
    LEAVES_INSTITUTION = "leaves_institution"


@dataclass(frozen=True, slots=True)
class AgendaCase:
    """One case: `day` is when it happened or will, None when nobody knows; `days` since, below 0 until."""

    case: Application
    day: date | None
    days: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Cases the actor may see, by why; dwellings; leases. `since`: the day of the last closed meeting.

    `vacancies` are the first of so many as `vacant` says.
    """

    since: date | None
    cases: dict[Why, list[AgendaCase]]
    vacancies: list[Vacancy]
    vacant: int
    reassessments: list[LeaseAttention]


def agenda_of(actor: Actor, meeting: Meeting) -> Agenda:
    """What the meeting has to deal with, as far as the actor may see; the cases are listed in the trace."""
    actor = actor.within(meeting.grade)
    since = _last_meeting(meeting)
    homeless = _without_a_home(actor)
    cases = {
        Why.NEW_VEDTAK: _new_vedtak(actor, since),
        Why.OFFER_FELL: _fallen_offers(actor, since),
        Why.FAMILY_IN_TEMPORARY: _families(actor, homeless),
        Why.LEAVES_INSTITUTION: _leaving(actor, homeless),
    }
    record_list(actor.trace, "application", [one.case.pk for found in cases.values() for one in found])
    vacancies, vacant = first_to_allocate(actor.today, actor.clearance)
    return Agenda(
        since=since, cases=cases, vacancies=vacancies, vacant=vacant,
        reassessments=reassessments_due(actor, rules_today(actor)),
    )  # fmt: skip


SHOWN_LEASES = 10  # as many as the panel lists before it leads to all of them


def reassessments_due(actor: Actor, rules: RuleSet) -> list[LeaseAttention]:
    """Leases that come up for a new assessment, for those who may see leases (PRO-03)."""
    if not actor.may(Right.LEASE_READ):
        return []
    found = leases_needing_attention(actor, actor.today, rules, briefly=True)
    prefetch_related_objects([one.lease for one in found[:SHOWN_LEASES]], "dwelling__building")
    return found


def _last_meeting(meeting: Meeting) -> date | None:
    before = Meeting.objects.filter(
        office=meeting.office_id, grade=meeting.grade, state=MeetingState.CLOSED, held_on__lt=meeting.held_on
    )
    found: date | None = before.aggregate(day=Max("held_on"))["day"]
    return found


def _new_vedtak(actor: Actor, since: date | None) -> list[AgendaCase]:
    """Households that came on the list since the last meeting, in the order they came."""
    rows = QueueEntry.objects.filter(
        state__in=[EntryState.WAITING, EntryState.OFFERED], application__in=applications_visible_to(actor)
    ).select_related("application__applicant")
    if since:
        rows = rows.filter(decided_on__gt=since)
    return [
        AgendaCase(one.application, one.decided_on, (actor.today - one.decided_on).days)
        for one in rows.order_by("decided_on", "id")
    ]


def _fallen_offers(actor: Actor, since: date | None) -> list[AgendaCase]:
    """Offers that were refused, or ran out, since the last meeting: the dwelling is free again."""
    fell = Q(state=OfferState.REFUSED, answered_on__gt=since or date.min)
    ran_out = Q(state=OfferState.EXPIRED, answer_by__gt=since or date.min)
    rows: QuerySet[Offer] = offers_visible_to(actor).filter(fell | ran_out)
    found = rows.select_related("entry__application__applicant", "dwelling__building")
    return [_fallen(actor, one) for one in found.order_by("answer_by", "id")]


def _fallen(actor: Actor, offer: Offer) -> AgendaCase:
    day = offer.answered_on or offer.answer_by
    why = offer.get_refusal_reason_display() if offer.refusal_reason else offer.get_state_display()
    words = f"{offer.dwelling.address}. {why}."
    return AgendaCase(offer.entry.application, day, (actor.today - day).days, words)


def _families(actor: Actor, rows: Sequence[Application]) -> list[AgendaCase]:
    """Families with children in temporary housing, the longest stay first (TG-12)."""
    found = [one for one in rows if one.housing == Housing.ACUTE_OR_TEMPORARY]
    found.sort(key=lambda one: one.housing_since or date.max)
    return [_dated(actor, one, one.housing_since) for one in found]


def _leaving(actor: Actor, rows: Sequence[Application]) -> list[AgendaCase]:
    """Those who leave prison or an institution in the months ahead; first those whose day nobody has told."""
    found = [one for one in rows if one.housing in LEAVING]
    found.sort(key=lambda one: one.housing_ends_on or date.min)
    return [_dated(actor, one, one.housing_ends_on) for one in found]


def family_in_temporary(on: date) -> Q:
    """Applications of households with children in acute or temporary housing (TG-12)."""
    child = Membership.objects.filter(
        household=OuterRef("household"), role=HouseholdRole.CHILD, period__contains=on
    )
    return Q(Exists(child), housing=Housing.ACUTE_OR_TEMPORARY)


def without_a_lease(cases: QuerySet[Application]) -> QuerySet[Application]:
    """Those that are worked with, or granted, and have not led to a lease that runs."""
    return cases.filter(state__in=IN_WORK).exclude(Q(leases__state="running"))


def _without_a_home(actor: Actor) -> list[Application]:
    """Open cases of families in temporary housing and of those who leave an institution, in one statement."""
    ahead = add_months(actor.today, shipped_rates().whole(RELEASE_AHEAD, actor.today))
    leaves = Q(Q(housing_ends_on=None) | Q(housing_ends_on__lte=ahead), housing__in=LEAVING)
    return list(
        without_a_lease(applications_visible_to(actor))
        .filter(family_in_temporary(actor.today) | leaves)
        .select_related("applicant")
        .order_by("id")
    )


def _dated(actor: Actor, case: Application, day: date | None) -> AgendaCase:
    return AgendaCase(case, day, (actor.today - day).days if day else None, case.get_housing_display())
