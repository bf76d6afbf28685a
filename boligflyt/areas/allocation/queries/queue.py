"""The waiting list as rows: everybody stands there in order; names only for those who may see the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, needs_of
from boligflyt.areas.allocation.queries.fitting import vacant_kinds
from boligflyt.areas.allocation.queries.ordering import GroupBand, band_of, columns_of_order, waiting_words
from boligflyt.areas.allocation.queries.pool import HouseholdFacts, facts_for, household_facts
from boligflyt.areas.applications.choices import Housing
from boligflyt.areas.applications.queries import applications_visible_to, rule_set_for
from boligflyt.areas.audit.services import record_read
from boligflyt.domain.eligibility import RuleSet

WAITING = (EntryState.WAITING, EntryState.OFFERED)
UNNAMED = "Husstand"


def queue_visible_to(actor: Actor) -> QuerySet[QueueEntry]:
    """The places for those who may see the queue; `named` says whether the actor may see whose it is.

    Places of those protected above the clearance are left out: nobody else is told that they wait.
    """
    if not actor.may(Right.QUEUE_READ):
        return QueueEntry.objects.none().annotate(named=Value(False))
    seen = applications_visible_to(actor).filter(pk=OuterRef("application"))
    entries = QueueEntry.objects.filter(within_clearance(actor.clearance, "application"))
    return entries.annotate(named=Exists(seen)).select_related(
        "application__applicant", "application__health", "application__economy"
    )


def within_clearance(clearance: int, path: str) -> Q:
    """Rows whose application, found along the path, is of nobody protected above the clearance."""
    return Q(**{f"{path}__household__grade__lte": clearance, f"{path}__applicant__grade__lte": clearance})


def waiting_on(entries: QuerySet[QueueEntry], on: date) -> QuerySet[QueueEntry]:
    """Those who had a vedtak and had not moved in or left on the day (IND-04)."""
    return entries.filter(waits_on(on))


def waits_on(on: date) -> Q:
    """A place whose household waits on the day."""
    return Q(decided_on__lte=on) & (Q(left_on=None) | Q(left_on__gt=on))


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One place on the list, with what may be shown of it."""

    entry: QueueEntry
    number: int
    band: GroupBand
    name: str
    people: str
    needs: tuple[str, ...]
    days: int
    why: str
    fits: int
    named: bool


def shown_name(entry: QueueEntry, facts: HouseholdFacts) -> str:
    """Names for those who may see the case; otherwise only that there is a household."""
    if getattr(entry, "named", False):
        return facts.name or entry.application.applicant.sorted_name
    return UNNAMED


def row_of(
    rules: RuleSet, entry: QueueEntry, facts: HouseholdFacts, number: int, on: date, fits: int
) -> QueueRow:
    """The entry must be read with `named`."""
    named = bool(getattr(entry, "named", False))
    return QueueRow(
        entry=entry, number=number, band=band_of(rules, entry), name=shown_name(entry, facts),
        people=facts.people if named else "", needs=tuple(needs_of(entry, facts)),
        days=(on - entry.decided_on).days, why=entry.reason if named else "", fits=fits, named=named,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One place with the numbers of the others in its band, its rule set, and the sentence about waiting."""

    row: QueueRow
    alike: tuple[int, ...]
    rules: RuleSet
    waiting: str


def open_entry(actor: Actor, pk: UUID, on: date) -> Place:
    """The door to one place: it needs the right to the case itself, not only to the list.

    Of the others only what orders the list is read.
    """
    rules = rule_set_for(on)
    waiting = queue_visible_to(actor).filter(state__in=WAITING)
    entry = waiting.filter(pk=pk).first()
    if entry is None or not getattr(entry, "named", False):
        raise Http404
    ordered = list(_only_order(waiting).order_by(*columns_of_order(rules)))
    numbers = {one.pk: number for number, one in enumerate(ordered, start=1)}
    facts = facts_for(household_facts([entry.application.household_id], on), entry)
    household = as_household(rules, entry, facts)
    fits = vacant_kinds(on, actor.clearance).that_fit(household)
    row = row_of(rules, entry, facts, numbers[pk], on, fits)
    beside = (numbers[one.pk] for one in ordered if band_of(rules, one).rank == row.band.rank)
    record_read(actor.trace, "queue", pk)
    return Place(row, tuple(one for one in beside if one != row.number), rules, waiting_words(rules))


def _only_order(entries: QuerySet[QueueEntry]) -> QuerySet[QueueEntry]:
    """The same places with what `order_key` and `band_of` read, and nothing of whose they are."""
    bare = QueueEntry.objects.filter(pk__in=entries.values("pk")).select_related("application")
    return bare.only("group", "sub_group", "group_rank", "sub_rank", "lot", "application__received_on")


def offers_of(entry: QueueEntry) -> QuerySet[Offer]:
    """The offers that the household has had, newest first."""
    return (
        Offer.objects.filter(entry=entry)
        .select_related("dwelling__building")
        .defer("letter")
        .order_by("-sent_on")
    )


def why_here(housing: str, since: date | None, on: date) -> str:
    """The situation in a few words, for the list: «Akutt eller midlertidig botilbud, 47 døgn»."""
    label = str(Housing(housing).label)
    return f"{label}, {(on - since).days} døgn" if since and since <= on else label
