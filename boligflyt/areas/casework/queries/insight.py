"""Who has looked at a person, in every thing that is about them: what the person may ask to be told.

The topmost area gathers it, because it knows persons, cases, leases, queue and the case file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from boligflyt.areas.access.models import Office
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.models import Application, Letter, Vedtak
from boligflyt.areas.applications.queries import applications_visible_to, vedtak_visible_to
from boligflyt.areas.applications.queries.doors import decisions_visible_to
from boligflyt.areas.audit.models import Event
from boligflyt.areas.audit.queries import Watched, events_about
from boligflyt.areas.casework.queries.doors import entries_visible_to, tasks_visible_to
from boligflyt.areas.complaints.queries import (
    access_requests_visible_to,
    complaints_visible_to,
    papers_of_answers,
)
from boligflyt.areas.documents.queries import documents_visible_to
from boligflyt.areas.followup.queries import notes_visible_to
from boligflyt.areas.handovers.models import Belonging, Forwarding, Protocol, Viewing
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.people.queries import households_visible_to, open_person
from boligflyt.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Insight:
    """The person, the events about them (newest first), and what kind each thing of theirs is."""

    person: Person
    events: QuerySet[Event]
    kinds: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """One event with names: `kinds` are those of the person's things that it was about."""

    event: Event
    name: str
    office: str
    kinds: frozenset[str]


@dataclass(slots=True)
class _Gathered:
    kinds: dict[UUID, str] = field(default_factory=dict)
    watched: list[Watched] = field(default_factory=list)

    def add(self, things: dict[UUID, str], period: Period | None = None) -> None:
        self.kinds |= things
        since = _midnight(period.first_day) if period else None
        after = _midnight(period.last_day + timedelta(days=1)) if period and period.last_day else None
        self.watched.append(Watched(frozenset(things), since, after))


def open_insight(actor: Actor, pk: UUID) -> Insight:
    """The door to what the trace says about a person; raises Http404.

    Only things that the actor may see. What is a household's counts for the time the person belonged to it:
    nobody gets to follow those they have moved from.
    """
    person = open_person(actor, pk)
    gathered = _Gathered()
    own = applications_visible_to(actor).filter(applicant=person)
    gathered.add(
        {person.pk: "person", **_cases(actor, own), **_leases(leases_visible_to(actor).filter(tenant=person))}
    )
    seen = households_visible_to(actor)
    for row in Membership.objects.filter(person=person, household__in=seen):
        cases = applications_visible_to(actor).filter(household=row.household_id)
        leases = leases_visible_to(actor).filter(household=row.household_id)
        beside = {
            **_keys(entries_visible_to(actor).filter(household=row.household_id), "entry"),
            **_keys(tasks_visible_to(actor).filter(household=row.household_id), "task"),
            **_keys(documents_visible_to(actor).filter(household=row.household_id), "document"),
            **_keys(notes_visible_to(actor).filter(household=row.household_id), "note"),
            **_keys(access_requests_visible_to(actor).filter(household=row.household_id), "access_request"),
            **_papers(actor, row.household_id),
        }
        things = {row.household_id: "household", **_cases(actor, cases), **_leases(leases), **beside}
        gathered.add(things, row.period)
    return Insight(person, events_about(gathered.watched), gathered.kinds)


def named(events: Iterable[Event], insight: Insight) -> Iterator[Seen]:
    """The events with the names of who did it and where they work."""
    rows: Sequence[Event] = list(events)
    names = names_of(row.actor for row in rows)
    wanted = {row.office for row in rows if row.office}
    offices = dict(Office.objects.filter(pk__in=wanted).values_list("pk", "name"))
    for row in rows:
        about = {row.subject, *row.subjects}
        kinds = frozenset(kind for key, kind in insight.kinds.items() if key in about)
        who = names.get(row.actor, "") if row.actor else ""
        yield Seen(row, who, offices.get(row.office, "") if row.office else "", kinds)


def _papers(actor: Actor, household: UUID) -> dict[UUID, str]:
    """The papers of answers about access, those that the actor may open."""
    return {
        one.pk: "access_paper" for papers in papers_of_answers(actor, household).values() for one in papers
    }


def _cases(actor: Actor, cases: QuerySet[Application]) -> dict[UUID, str]:
    """Applications with what is decided, written and offered in them."""
    vedtak: QuerySet[Vedtak] = vedtak_visible_to(actor).filter(application__in=cases)
    letters = Letter.objects.filter(
        application__in=decisions_visible_to(actor).filter(pk__in=cases.values("pk"))
    )
    complaints = complaints_visible_to(actor).filter(vedtak__application__in=cases)
    places = QueueEntry.objects.filter(application__in=cases)
    offers = Offer.objects.filter(entry__application__in=cases)
    viewings = Viewing.objects.filter(offer__in=offers)
    return {
        **_keys(cases, "application"), **_keys(vedtak, "vedtak"), **_keys(letters, "letter"),
        **_keys(places, "queue"), **_keys(offers, "offer"), **_keys(complaints, "complaint"),
        **_keys(viewings, "viewing"),
    }  # fmt: skip


def _leases(leases: QuerySet[Lease]) -> dict[UUID, str]:
    """Leases with what was written when the key changed hands, and where somebody moved."""
    return {
        **_keys(leases, "lease"),
        **_keys(Protocol.objects.filter(lease__in=leases), "protocol"),
        **_keys(Belonging.objects.filter(lease__in=leases), "belonging"),
        **_keys(Forwarding.objects.filter(lease__in=leases), "new_address"),
    }


def _keys(rows: QuerySet, kind: str) -> dict[UUID, str]:  # type: ignore[type-arg]
    return dict.fromkeys(rows.order_by().values_list("pk", flat=True), kind)


def _midnight(day: date) -> datetime:
    """When the day begins in the municipality."""
    return timezone.make_aware(datetime.combine(day, time.min))
