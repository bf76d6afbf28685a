"""Reading persons and households; every list and every door starts with what the actor may see."""

from boligflyt.areas.people.queries.finding import find_persons
from boligflyt.areas.people.queries.households import (
    Member,
    age_on,
    has_children_under,
    has_minor_children,
    households_on,
    households_visible_to,
    members_of,
    members_on,
    open_household,
)
from boligflyt.areas.people.queries.persons import open_person, persons_visible_to

__all__ = [
    "Member",
    "age_on",
    "find_persons",
    "has_children_under",
    "has_minor_children",
    "households_on",
    "households_visible_to",
    "members_of",
    "members_on",
    "open_household",
    "open_person",
    "persons_visible_to",
]
