"""How far an actor sees: taking part, protection and habilitet as parts of every query about a household."""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.access.choices import Information, Reach
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.policy import sees
from boligflyt.areas.access.queries import (
    accounts_of,
    running_participations,
    shared_subjects,
    shared_with,
)
from boligflyt.areas.people.models import Household, Membership, Person, SamePerson, StaffRelation

HOUSEHOLD, PERSON = "household", "person"


def related_persons(actor: Actor) -> QuerySet[StaffRelation, UUID]:
    """Those whom the actor is, or is related to, under any account; by every record that is of one person."""
    told = StaffRelation.objects.filter(staff__in=accounts_of(actor.staff)).values_list("person", flat=True)
    same = SamePerson.objects.filter(person__in=told).values_list("other", flat=True)
    return told.union(same)


def conflicted_households(actor: Actor) -> QuerySet[Membership, UUID]:
    """Households where the actor is inhabil: somebody in it, now or before, is near (fvl. § 6)."""
    return Membership.objects.filter(person__in=related_persons(actor)).values_list("household", flat=True)


def households_where(actor: Actor, *kinds: Information) -> QuerySet[Household]:
    """Households of which the actor sees every one of these kinds of information, whatever right is asked."""
    reaches = {actor.reach(kind) for kind in kinds}
    if reaches - {Reach.ALL, Reach.SHARED}:
        return Household.objects.none()
    seen = Household.objects.filter(grade__lte=actor.clearance).exclude(
        Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor))
    )
    shared = [kind for kind in kinds if actor.reach(kind) == Reach.SHARED]
    return seen.filter(pk__in=shared_subjects(actor, HOUSEHOLD, *shared)) if shared else seen


def persons_where(actor: Actor, *kinds: Information) -> QuerySet[Person]:
    """Persons of whom the actor sees every one of these kinds: in a household, or before they are in any."""
    if {actor.reach(kind) for kind in kinds} - {Reach.SHARED}:
        return Person.objects.none()
    homes = Membership.objects.filter(household__in=shared_subjects(actor, HOUSEHOLD, *kinds))
    alone = shared_subjects(actor, PERSON, *kinds)
    near = Membership.objects.filter(household__in=conflicted_households(actor)).values("person")
    return (
        Person.objects.filter(grade__lte=actor.clearance)
        .filter(Q(pk__in=homes.values("person")) | Q(pk__in=alone))
        .exclude(Q(pk__in=near) | Q(pk__in=related_persons(actor)))
    )


def kinds_of(actor: Actor, path: str) -> Subquery:
    """For a query: what taking part gives the actor in the household at the path; read by `kinds_seen`."""
    rows = running_participations(actor).filter(kind=HOUSEHOLD, subject=OuterRef(path)).order_by()
    return Subquery(rows.values("subject").annotate(given=JSONBAgg("kinds")).values("given"))


def kinds_seen(actor: Actor, given: list[list[str]] | None) -> frozenset[Information]:
    """The kinds of information that the role sees, everywhere or by what taking part gives it here."""
    shared = {Information(code) for codes in given or () for code in codes}
    return frozenset(kind for kind in Information if sees(actor.role, frozenset({kind}), frozenset(shared)))


def kinds_in(actor: Actor, household: UUID) -> frozenset[Information]:
    """The kinds of information that the actor sees in this household, already opened; one statement."""
    given = shared_with(actor, [household])
    return frozenset(kind for kind in Information if sees(actor.role, frozenset({kind}), given))
