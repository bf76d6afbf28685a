"""Campaigns, candidates, and whom one is to talk with; a candidate is seen by who sees the economy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.home_ownership.choices import CandidateState
from boligflyt.areas.home_ownership.models import Campaign, Candidate, Talk
from boligflyt.areas.home_ownership.queries.finding import SEEN
from boligflyt.areas.home_ownership.workflow import OPEN
from boligflyt.areas.people.queries.reach import household_keys
from boligflyt.domain.indicators.small_numbers import cells_to_withhold
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
TALKERS = sorted(role for role, rights in RIGHTS.items() if Right.APPLICATION_WRITE in rights)


def candidates_visible_to(actor: Actor) -> QuerySet[Candidate]:
    """The candidates whose identity, housing and economy the actor sees."""
    if not actor.may(Right.ECONOMY_READ):
        return Candidate.objects.none()
    return Candidate.objects.filter(household__in=household_keys(actor, *SEEN))


def talks_visible_to(actor: Actor) -> QuerySet[Talk]:
    """The talks with them."""
    return Talk.objects.filter(candidate__in=candidates_visible_to(actor).values("pk"))


def open_candidate(actor: Actor, pk: UUID) -> Candidate:
    """The door to one candidate; unknown and forbidden look alike."""
    found = candidates_visible_to(actor).filter(pk=pk)
    one = found.select_related("campaign", "household__contact", "talker").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "candidate", pk)
    return one


def open_campaign(pk: UUID) -> Campaign:
    """One campaign; it is about nobody. Raises Http404."""
    found = Campaign.objects.select_related("office", "made_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def campaigns() -> QuerySet[Campaign]:
    """All campaigns, the one that ends last on top."""
    return Campaign.objects.select_related("office").order_by("-last_day", "-made_at", "id")


def candidates_of(actor: Actor, campaign: Campaign) -> QuerySet[Candidate]:
    """Those of one campaign that the actor sees, by the next day; those without a day first."""
    found = candidates_visible_to(actor).filter(campaign=campaign)
    found = found.select_related("household__contact", "talker")
    return found.order_by(F("next_on").asc(nulls_first=True), "household__contact__family_name", "id")


def talks_of(actor: Actor, *, whole_office: bool = False) -> QuerySet[Candidate]:
    """One's own open talks by date; also of those one stands in for. `whole_office`: all the office's."""
    found = candidates_visible_to(actor).filter(state__in=OPEN, talker__isnull=False)
    if whole_office:
        found = found.filter(campaign__office=actor.office)
    else:
        found = found.filter(talker__in=(actor.staff, *actor.stands_in_for))
    found = found.select_related("household__contact", "campaign", "talker")
    return found.order_by(F("next_on").asc(nulls_first=True), "household__contact__family_name", "id")


def talkers(actor: Actor) -> QuerySet[Assignment]:
    """Who in the office may talk with a candidate: those whose role works with applications."""
    held = Assignment.objects.filter(
        office=actor.office, role__in=TALKERS, period__contains=actor.today, staff__is_active=True
    )
    return held.select_related("staff").order_by("staff__name", "id")


@dataclass(frozen=True, slots=True)
class Count:
    """How many candidates stand in a state; None when the number may not be shown."""

    state: CandidateState
    number: int | None


def counted(actor: Actor, candidates: Iterable[Candidate]) -> tuple[tuple[Count, ...] | None, int]:
    """The number in each state among those the actor sees, small ones withheld, and the least that is shown.

    No counts at all when the sum would give the small ones away.
    """
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    by_state = Counter(one.state for one in candidates)
    numbers = [by_state[state] for state in CandidateState]
    hidden = cells_to_withhold(numbers, smallest)
    if hidden is None:
        return None, smallest
    shown = (
        Count(state, None if place in hidden else number)
        for place, (state, number) in enumerate(zip(CandidateState, numbers, strict=True))
    )
    return tuple(shown), smallest
