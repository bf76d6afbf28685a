"""The waiting list page by page: everybody's place is known, and those shown are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, overload
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household
from boligflyt.areas.allocation.queries.fitting import VacantKinds, vacant_kinds
from boligflyt.areas.allocation.queries.ordering import columns_of_order, waiting_words
from boligflyt.areas.allocation.queries.pool import facts_for, household_facts
from boligflyt.areas.allocation.queries.queue import WAITING, QueueRow, queue_visible_to, row_of
from boligflyt.areas.applications.queries import rule_set_for
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility import RuleSet
from boligflyt.toolkit.many_keys import as_array, is_one_of

CHILDREN, FITTING, WHEELCHAIR = "barn", "passer", "rullestol"
# In a longer list, how many fit is told when it is asked for: it rests on everything about everybody.
COUNTED_WHOLE = 400


class Standing(NamedTuple):
    """Somebody's place: its number, and what the shortcuts of the page ask."""

    pk: UUID
    number: int
    named: bool
    wheelchair: bool
    children: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """The list in order, its rule set, the sentence about waiting time, and numbers for the shortcuts.

    `waits`: places in all; `rows`: those of the shortcut, read when they are asked for.
    """

    rows: WaitingRows
    waits: int
    counts: Mapping[str, int | str]
    rules: RuleSet
    waiting: str
    vacant: int


def queue_page(actor: Actor, on: date, chosen: str = "") -> QueuePage:
    """The list on the day; `chosen` hides rows, and the numbers stay."""
    rules, kinds = rule_set_for(on), vacant_kinds(on, actor.clearance)
    standing = _standing(queue_visible_to(actor).filter(state__in=WAITING), rules, actor, on)
    tests = {
        CHILDREN: [one for one in standing if one.children and one.named],
        WHEELCHAIR: [one for one in standing if one.wheelchair],
    }
    counts: dict[str, int | str] = {name: len(found) for name, found in tests.items()}
    everybody = WaitingRows(standing, actor, on, rules, kinds)
    if chosen == FITTING or len(standing) <= COUNTED_WHOLE:
        fitting = {row.entry.pk for row in everybody.read(standing) if row.fits}
        tests[FITTING] = [one for one in standing if one.pk in fitting]
    counts[FITTING] = len(tests[FITTING]) if FITTING in tests else ""
    rows = WaitingRows(tests.get(chosen, standing), actor, on, rules, kinds)
    return QueuePage(rows, len(standing), counts, rules, waiting_words(rules), kinds.number)


def _standing(entries: QuerySet[QueueEntry], rules: RuleSet, actor: Actor, on: date) -> list[Standing]:
    """Everybody, in the published order."""
    children = Membership.objects.filter(
        household=OuterRef("application__household"), period__contains=on,
        person__grade__lte=actor.clearance,
    ).exclude(role=HouseholdRole.ADULT)  # fmt: skip
    rows = entries.order_by(*columns_of_order(rules)).values_list(
        "pk", "named", "application__needs_wheelchair", Exists(children)
    )
    return [Standing(pk, number, *told) for number, (pk, *told) in enumerate(rows, start=1)]


class WaitingRows(Sequence[QueueRow]):
    """Places of the list. Who is shown by name is told to the trace as the rows are taken out."""

    def __init__(
        self, places: Sequence[Standing], actor: Actor, on: date, rules: RuleSet, kinds: VacantKinds
    ) -> None:
        self._places, self._actor, self._on = places, actor, on
        self._rules, self._kinds = rules, kinds

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[QueueRow]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> QueueRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[QueueRow]: ...
    def __getitem__(self, place: int | slice) -> QueueRow | list[QueueRow]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        rows = self.read(self._places[place])
        record_list(self._actor.trace, "queue", [row.entry.pk for row in rows if row.named])
        return rows

    def read(self, places: Sequence[Standing]) -> list[QueueRow]:
        """The rows of these places, shown to nobody yet."""
        keys = as_array(one.pk for one in places)
        entries = QueueEntry.objects.filter(is_one_of("pk", keys)).select_related(
            "application__applicant", "application__health", "application__economy"
        )
        known = {one.pk: one for one in entries}
        found = household_facts((one.application.household_id for one in known.values()), self._on)
        rows = []
        for place in places:
            entry = known[place.pk]
            entry.named = place.named  # type: ignore[attr-defined]
            facts = facts_for(found, entry)
            fits = self._kinds.that_fit(as_household(self._rules, entry, facts))
            rows.append(row_of(self._rules, entry, facts, place.number, self._on, fits))
        return rows
