"""Refugees whose talk about a housing career is due, the talks that were held, and what came of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, households_where
from boligflyt.areas.private_renting.models import CareerTalk
from boligflyt.domain.housing_career import DueTalk, due_talk, talk_months
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import shipped_rates

TOLD = (Information.IDENTITY, Information.HOUSING)
PHASE = "municipal/integration_phase_years"
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """A household whose talk is due or soon will be, and when it was settled."""

    household: Household
    settled_on: date
    talk: DueTalk


def career_talks_visible_to(actor: Actor) -> QuerySet[CareerTalk]:
    """The talks with households whose identity and housing the actor sees."""
    if not actor.may(Right.CASEFILE_READ):
        return CareerTalk.objects.none()
    return CareerTalk.objects.filter(household__in=household_keys(actor, *TOLD))


def open_refugee_household(actor: Actor, pk: UUID) -> Household:
    """The door to a household that a talk is held with; unknown and forbidden look alike."""
    seen = households_where(actor, *TOLD).select_related("contact")
    found = seen.filter(pk=pk).first() if actor.may(Right.CASEFILE_READ) else None
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found


def talks_with(actor: Actor, household: UUID) -> QuerySet[CareerTalk]:
    """The talks with one household, the last on top."""
    return (
        career_talks_visible_to(actor)
        .filter(household=household)
        .select_related("written_by")
        .order_by("-months")
    )


def talks_due(actor: Actor) -> list[Due]:
    """Households in the integration phase whose talk is due within thirty days, the first day on top."""
    if not actor.may(Right.CASEFILE_READ):
        return []
    on = actor.today
    begins = add_months(on, -12 * shipped_rates().whole(PHASE, on))
    homes = households_where(actor, *TOLD).filter(contact__settled_on__range=(begins, on))
    held: defaultdict[UUID, list[int]] = defaultdict(list)
    for household, months in career_talks_visible_to(actor).values_list("household", "months"):
        held[household].append(months)
    found = []
    for one in homes.select_related("contact"):
        settled = one.contact.settled_on
        talk = due_talk(settled, held[one.pk], on + SOON, on) if settled else None
        if settled and talk:
            found.append(Due(one, settled, talk))
    return sorted(found, key=lambda due: (due.talk.day, due.household.contact.sorted_name))


def due_with(actor: Actor, household: Household) -> DueTalk | None:
    """The talk that is due with one household now or soon; the next set time when nothing is due yet."""
    settled = household.contact.settled_on
    if settled is None:
        return None
    held = list(talks_with(actor, household.pk).values_list("months", flat=True))
    return due_talk(settled, held, actor.today + SOON, actor.today)


def results_by_time(actor: Actor) -> dict[tuple[int, str], int]:
    """How many talks came to what, by months after settlement."""
    rows = career_talks_visible_to(actor).order_by().values_list("months", "result")
    return {(months, result): number for months, result, number in rows.annotate(number=Count("pk"))}


def times(actor: Actor) -> tuple[int, ...]:
    """The set times, in months after settlement."""
    return talk_months(actor.today)
