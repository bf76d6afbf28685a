"""The pool of a meeting: the households that wait, as a day finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.eligibility.application_facts import age_on
from boligflyt.toolkit.many_keys import as_array, is_one_of
from boligflyt.toolkit.statements import KeptStatement


@dataclass(slots=True)
class HouseholdFacts:
    """Who a household is on a day: names of adults, number of children, the children's school districts."""

    adults: list[str] = field(default_factory=list)
    ages: list[int | None] = field(default_factory=list)
    children: set[UUID] = field(default_factory=set)
    districts: Counter[str] = field(default_factory=Counter)

    @property
    def people(self) -> str:
        """«2 voksne, 3 barn»; children are never named."""
        grown = f"{len(self.adults)} {'voksen' if len(self.adults) == 1 else 'voksne'}"
        return f"{grown}, {len(self.children)} barn" if self.children else grown

    @property
    def name(self) -> str:
        """The adults' surnames and given names, for sorted lists."""
        return " og ".join(self.adults)

    @property
    def ages_of_adults(self) -> tuple[int, int] | None:
        """The youngest and the oldest, in years; None when there is nobody, or an age is not known."""
        known = [one for one in self.ages if one is not None]
        return (min(known), max(known)) if known and len(known) == len(self.ages) else None

    @property
    def school_district(self) -> str | None:
        """Where most of the children who are to finish school go; None when nobody wishes it."""
        best = sorted(self.districts.items(), key=lambda each: (-each[1], each[0]))
        return best[0][0] if best else None


def _members(among: str, on: date) -> QuerySet[Any]:
    return (
        Membership.objects.filter(is_one_of("household", among), period__contains=on)
        .annotate(
            district=F("person__schoolings__school_district"), school_period=F("person__schoolings__period"),
            keeps=F("person__schoolings__parents_wish_to_stay"),
        )
        .select_related("person")
        .order_by("person__family_name", "person__given_name", "id")
    )  # fmt: skip


MEMBERS: KeptStatement[Any] = KeptStatement(_members, "{a mark}", date.min)


def household_facts(households: Iterable[UUID], on: date) -> dict[UUID, HouseholdFacts]:
    """Members and wishes about school of the households on the day, in one statement."""
    rows = MEMBERS.rows(as_array(set(households)), on)
    found: dict[UUID, HouseholdFacts] = {}
    for row in rows:
        facts = found.setdefault(row.household_id, HouseholdFacts())
        if row.role == HouseholdRole.ADULT:
            if row.person.sorted_name not in facts.adults:
                facts.adults.append(row.person.sorted_name)
                facts.ages.append(_age(row.person.born, on))
            continue
        facts.children.add(row.person_id)
        if row.district and row.keeps and row.school_period.contains(on):
            facts.districts[row.district] += 1
    return found


def _age(born: date | None, on: date) -> int | None:
    return age_on(born, on) if born else None


def facts_for(found: Mapping[UUID, HouseholdFacts], entry: QueueEntry) -> HouseholdFacts:
    """The household's facts; empty for a household without members on the day."""
    return found.get(entry.application.household_id) or HouseholdFacts()
