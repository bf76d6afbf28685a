"""Who may complain or ask on the household's behalf: its members who are old enough to act themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries.households import age_of_majority, members_on
from boligflyt.domain.rates import shipped_rates

PARTY_AGE = "law/party_age"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who may be a party; `minor` when they are old enough to act and not of age (fvl. § 27)."""

    person: Person
    age: int | None
    minor: bool


def parties_of(household: UUID, on: date) -> list[Party]:
    """Members on the day from the age the law sets, grown-ups first; of unknown age only the adults."""
    least, grown = shipped_rates().whole(PARTY_AGE, on), age_of_majority(on)
    found = [
        Party(one.person, one.age, one.age is not None and one.age < grown)
        for one in members_on(household, on)
        if (one.role == HouseholdRole.ADULT if one.age is None else one.age >= least)
    ]
    return sorted(found, key=lambda party: (party.minor, party.person.sorted_name))
