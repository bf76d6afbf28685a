"""The children in the household of a vedtak, and by which rule each of them is party to it or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.vedtak_kinds import kind_of
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Guardian, Person
from boligflyt.areas.people.queries.households import Member, age_of_majority, members_on
from boligflyt.domain.parties import Concern, Living, MinorFacts, PartyFinding, minor_as_party
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates

PARTY_AGE = "law/party_age"


@dataclass(frozen=True, slots=True)
class Minor:
    """A child in the household on the day of a vedtak, and what the rule finds."""

    person: Person
    age: int | None
    finding: PartyFinding


def day_of(vedtak: Vedtak, today: date) -> date:
    """The day the rule is used on: of the decision, or today while the vedtak waits for it."""
    return timezone.localtime(vedtak.decided_at).date() if vedtak.decided_at else today


def minors_of(vedtak: Vedtak, on: date) -> list[Minor]:
    """The children on the day, the eldest first. The caller sees the vedtak."""
    return minors_by_vedtak(vedtak.application, [vedtak], on)[vedtak.pk]


def minors_by_vedtak(
    application: Application, found: Iterable[Vedtak], today: date
) -> dict[UUID, list[Minor]]:
    """The same for the vedtak of one case, each on its own day; the members are fetched once for each day."""
    children: dict[date, list[Member]] = {}
    guarded = _guarded(application)
    made: dict[UUID, list[Minor]] = {}
    for one in found:
        day = day_of(one, today)
        if day not in children:
            children[day] = children_on(application.household_id, day)
        made[one.pk] = [_minor(one.kind, application, member, day, guarded) for member in children[day]]
    return made


def minor_now(vedtak: Vedtak, person: UUID, today: date) -> Minor | None:
    """What the rule says of one of them today, when a copy is about to leave; None for no child there."""
    children = [one for one in children_on(vedtak.application.household_id, today) if one.person.pk == person]
    guarded = _guarded(vedtak.application)
    return next((_minor(vedtak.kind, vedtak.application, one, today, guarded) for one in children), None)


def children_on(household: UUID, on: date) -> list[Member]:
    """Members who are children: by age, or by their place in the household when they have come of age."""
    grown = age_of_majority(on)
    return [
        one
        for one in members_on(household, on)
        if one.role is HouseholdRole.CHILD or (one.age is not None and one.age < grown)
    ]


def _guarded(application: Application) -> list[tuple[UUID, Period]]:
    rows = Guardian.objects.filter(ward__memberships__household=application.household_id)
    return list(rows.values_list("ward", "period").distinct())


def _minor(
    kind: str, application: Application, member: Member, on: date, guarded: list[tuple[UUID, Period]]
) -> Minor:
    facts = MinorFacts(
        member.age, member.person.pk == application.applicant_id, Living(member.residence.value),
        guardian=any(ward == member.person.pk and period.contains(on) for ward, period in guarded),
    )  # fmt: skip
    finding = minor_as_party(
        facts, Concern(kind_of(kind).concern), party_age=shipped_rates().whole(PARTY_AGE, on),
        of_age=age_of_majority(on),
    )  # fmt: skip
    return Minor(member.person, member.age, finding)
