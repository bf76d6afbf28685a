"""The actor, and the question «may this actor do this». Answers come with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Grade, Information, Purpose, Reach, Right, Role
from boligflyt.areas.access.rights import PURPOSES, RIGHTS, SIGHT
from boligflyt.areas.audit.services import Trace
from boligflyt.toolkit.faults import Forbidden


class Sight(NamedTuple):
    """What an actor sees in one household, found once for a page that is about this household alone."""

    household: UUID
    kinds: frozenset[Information]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one role at one office, with the purpose of this request and its moment.

    `has_openings`: they have something open with a written reason. `with_openings`: it counts. It is for
    reading, so only a request for an address that asks a right to read says so. `only`: every door shows
    this household, as far as it is seen, and no other.
    """

    staff: UUID
    name: str
    role: Role
    office: UUID
    office_name: str
    at: datetime
    purpose: str = ""
    municipality: str = ""
    rule_set: str = ""
    clearance: int = Grade.NONE
    stands_in_for: frozenset[UUID] = frozenset()
    has_openings: bool = False
    with_openings: bool = False
    only: Sight | None = None

    @property
    def trace(self) -> Trace:
        """What the trace is written with."""
        return Trace(self.staff, self.role, self.office, self.purpose, self.at)

    @property
    def today(self) -> date:
        """The day in Oslo at the moment of the request."""
        return timezone.localtime(self.at).date()

    @property
    def role_label(self) -> str:
        """The role in Norwegian."""
        return str(self.role.label)

    def may(self, right: Right) -> bool:
        """Whether the role's row in the table holds this right."""
        return right in RIGHTS[self.role]

    def reach(self, information: Information) -> Reach:
        """How far the role sees this kind of information."""
        return SIGHT[self.role][information]

    @property
    def sees(self) -> int:
        """The kinds of information the role can see anywhere, as the number PostgreSQL compares with."""
        return sum(one.bit for one in Information if self.reach(one) != Reach.NONE)

    @property
    def purpose_fits(self) -> bool:
        """Whether a stated purpose is one of the role's; other words than the table's are only told."""
        return self.purpose not in Purpose.values or Purpose(self.purpose) in PURPOSES[self.role]

    def demand(self, right: Right) -> None:
        """Raises Forbidden, in words, when the role lacks the right."""
        if not self.may(right):
            raise Forbidden(
                f"Rollen {self.role_label} kan ikke gjøre dette ({str(right.label).lower()}). "
                "Trenger du det i arbeidet, spør fagleder."
            )

    def within(self, grade: int) -> Actor:
        """The same actor, seeing no more than a setting for this grade allows: what all present may see."""
        return replace(self, clearance=min(self.clearance, grade), only=None)

    def reading(self) -> Actor:
        """The same actor, also seeing what they have opened with a written reason."""
        return replace(self, with_openings=True, only=None)

    def at_office(self, office: UUID) -> Actor:
        """The same actor, for what is to be written as done for another office; no door is opened by it."""
        return replace(self, office=office, only=None)

    def without_openings(self) -> Actor:
        """The same actor, seeing only what they take part in."""
        return replace(self, with_openings=False, only=None)

    def for_nobody_else(self) -> Actor:
        """The same actor, seeing nothing by standing in for somebody."""
        return replace(self, stands_in_for=frozenset(), only=None)

    def looking_at(self, sight: Sight) -> Actor:
        """The same actor, for questions about one household alone."""
        return replace(self, only=sight)

    def with_purpose(self, purpose: str) -> Actor:
        """The same actor, saying why they look."""
        return replace(self, purpose=purpose)
