"""What the office does with persons and households, one function per thing."""

from boligflyt.areas.people.services.around_a_person import add_guardian, add_schooling
from boligflyt.areas.people.services.correcting import MemberFacts, correct_membership, correct_person
from boligflyt.areas.people.services.households import add_member, end_membership, make_household
from boligflyt.areas.people.services.linking import link_persons, split_persons
from boligflyt.areas.people.services.persons import PersonFacts, change_person, register_person

__all__ = [
    "MemberFacts",
    "PersonFacts",
    "add_guardian",
    "add_member",
    "add_schooling",
    "change_person",
    "correct_membership",
    "correct_person",
    "end_membership",
    "link_persons",
    "make_household",
    "register_person",
    "split_persons",
]
