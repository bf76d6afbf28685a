"""Who among colleagues is inhabil in which households, for a meeting where several decide together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.queries import accounts_behind
from boligflyt.areas.people.models import Household, Membership, SamePerson, StaffRelation


def conflicts_among(staff: Collection[UUID], households: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
    """By household: those of the staff who are near somebody in it, now or before (forvaltningsloven § 6).

    It says who must leave the room, and not why. As every door does it counts all accounts of a human being,
    and every record that is of one person.
    """
    near = _near(staff)
    homes = Membership.objects.filter(household__in=households, person__in=near)
    contacts = Household.objects.filter(pk__in=households, contact__in=near)
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    pairs = [*homes.values_list("household", "person"), *contacts.values_list("pk", "contact")]
    for household, person in pairs:
        found[household] |= near[person]
    return found


def _near(staff: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """By person: those of the staff who are, or are near, the person."""
    accounts = Staff.objects.filter(pk__in=accounts_behind(staff)).values_list("pk", "same_as")
    human = {account: root or account for account, root in accounts}
    present: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for one in staff:
        present[human.get(one, one)].add(one)
    near: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for account, person in StaffRelation.objects.filter(staff__in=human).values_list("staff", "person"):
        near[person] |= present[human[account]]
    for person, other in SamePerson.objects.filter(person__in=list(near)).values_list("person", "other"):
        near[other] |= near[person]
    return dict(near)
