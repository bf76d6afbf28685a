"""How far an actor sees: taking part, protection and habilitet as parts of every query about a household."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable, RawSQL

from boligflyt.areas.access.choices import Information, Reach
from boligflyt.areas.access.perms import Actor, Sight
from boligflyt.areas.access.policy import sees
from boligflyt.areas.access.queries import (
    accounts_of,
    running_participations,
    shared_subjects,
    subjects_part,
)
from boligflyt.areas.people.models import Household, Membership, Person, SamePerson, StaffRelation
from boligflyt.toolkit.many_keys import as_found_first, is_among, is_one_of
from boligflyt.toolkit.statements import KeptPart, composed

HOUSEHOLD, PERSON = "household", "person"

Keys = RawSQL | tuple[UUID, ...]
# Every door asks these questions, and a page goes through many doors: they are put into words once for an
# actor at a moment, and kept while the request lasts. Nothing that was found is kept.
once = lru_cache(maxsize=128)


def _near_persons(staff: UUID) -> QuerySet[StaffRelation, UUID]:
    told = StaffRelation.objects.filter(staff__in=accounts_of(staff)).values_list("person", flat=True)
    same = SamePerson.objects.filter(person__in=told).values_list("other", flat=True)
    return told.union(same)


def _near_households(staff: UUID) -> QuerySet[Membership, UUID]:
    near = Membership.objects.filter(person__in=NEAR_PERSONS.filled(staff))
    return near.values_list("household", flat=True)


NEAR_PERSONS = KeptPart(_near_persons, UUID(int=0))
NEAR_HOUSEHOLDS = KeptPart(_near_households, UUID(int=0))


def related_persons(actor: Actor) -> RawSQL:
    """Those whom the actor is, or is related to, under any account; by every record that is of one person."""
    return NEAR_PERSONS.filled(actor.staff)


def conflicted_households(actor: Actor) -> RawSQL:
    """Households where the actor is inhabil: somebody in it, now or before, is near (fvl. § 6)."""
    return NEAR_HOUSEHOLDS.filled(actor.staff)


def households_where(actor: Actor, *kinds: Information) -> QuerySet[Household]:
    """Households of which the actor sees every one of these kinds of information, whatever right is asked."""
    return Household.objects.filter(pk__in=household_keys(actor, *kinds))


def household_keys(actor: Actor, *kinds: Information) -> Keys:
    """Their keys, for `household__in=` in the doors of other areas.

    When the actor looks at one household alone, what is seen there is known and nothing is asked again.
    """
    if actor.only:
        seen = actor.only.kinds and actor.only.kinds.issuperset(kinds)
        return (actor.only.household,) if seen else ()
    return _household_keys(actor, frozenset(kinds), listed=False)


def keys_listed(actor: Actor, *kinds: Information) -> Keys:
    """The same for a list of many: what the actor takes part in is found first, and each looked up.

    Not for one row, or for each row of another query: all would be found for it.
    """
    if actor.only:
        return household_keys(actor, *kinds)
    return _household_keys(actor, frozenset(kinds), listed=True)


def household_seen(actor: Actor, *kinds: Information) -> Q:
    """As `household__in=household_keys()`, for rows within the clearance whose grade is no less than its own.

    Who sees every household but those they are near to, is asked about those few.
    """
    if actor.only or {actor.reach(kind) for kind in kinds} != {Reach.ALL}:
        return Q(household__in=household_keys(actor, *kinds))
    contact = Household.objects.filter(contact__in=related_persons(actor)).values("pk")
    return ~Q(household__in=conflicted_households(actor)) & ~Q(household__in=contact)


@once
def _household_keys(actor: Actor, kinds: frozenset[Information], *, listed: bool) -> Keys:
    if {actor.reach(kind) for kind in kinds} - {Reach.ALL, Reach.SHARED}:
        return ()
    seen = Household.objects.filter(grade__lte=actor.clearance).exclude(
        Q(pk__in=conflicted_households(actor)) | Q(contact__in=related_persons(actor))
    )
    shared = {kind for kind in kinds if actor.reach(kind) == Reach.SHARED}
    for kind in Information:  # who takes part is told who it is about, or nothing
        if kind in shared or (shared and kind == Information.IDENTITY):
            part = subjects_part(actor, HOUSEHOLD, kind)
            seen = seen.filter(is_one_of("pk", as_found_first(part)) if listed else Q(pk__in=part))
    return composed(seen.values("pk")) or ()


def persons_where(
    actor: Actor, *kinds: Information, among: Sequence[UUID] | Combinable | None = None
) -> QuerySet[Person]:
    """Persons of whom the actor sees every one of these kinds: in a household, or before they are in any.

    `among`: asks about these only (keys, or an expression that is one), and so looks up what these take part
    in, not all that the actor reaches.
    """
    if {actor.reach(kind) for kind in kinds} - {Reach.SHARED}:
        return Person.objects.none()
    homes = Membership.objects.filter(household__in=shared_subjects(actor, HOUSEHOLD, *kinds))
    alone = shared_subjects(actor, PERSON, *kinds)
    near = Membership.objects.filter(household__in=conflicted_households(actor)).values("person")
    everybody = Person.objects.all()
    if among is not None:
        homes, alone = homes.filter(_is("person", among)), alone.filter(_is("subject", among))
        everybody = everybody.filter(_is("pk", among))
    return (
        everybody.filter(grade__lte=actor.clearance)
        .filter(Q(pk__in=homes.values("person")) | Q(pk__in=alone))
        .exclude(Q(pk__in=near) | Q(pk__in=related_persons(actor)))
    )


def _is(field: str, among: Sequence[UUID] | Combinable) -> Q | Func:
    return Q(**{field: among}) if isinstance(among, Combinable) else is_among(field, among)


def persons_reached(actor: Actor, most: int) -> list[UUID] | None:
    """Keys of those in the actor's matters, some of them twice; None when the matters are more than `most`.

    Not yet the door: it says nothing of clearance or habilitet, so what is found among them goes through
    `persons_where`.
    """
    homes, alone = (
        shared_subjects(actor, kind).values_list("kind", "subject") for kind in (HOUSEHOLD, PERSON)
    )
    reached = list(homes.union(alone, all=True)[: most + 1])
    if len(reached) > most:
        return None
    households = [subject for kind, subject in reached if kind == HOUSEHOLD]
    members = Membership.objects.filter(is_among("household", households)).values_list("person", flat=True)
    return [subject for kind, subject in reached if kind == PERSON] + list(members)


def kinds_of(actor: Actor, path: str) -> Subquery:
    """For a query: what taking part gives the actor in the household at the path; read by `kinds_seen`."""
    rows = running_participations(actor).filter(kind=HOUSEHOLD, subject=OuterRef(path)).order_by()
    return Subquery(rows.values("subject").annotate(given=JSONBAgg("kinds")).values("given"))


def kinds_seen(actor: Actor, given: list[list[str]] | None) -> frozenset[Information]:
    """The kinds of information that the role sees, everywhere or by what taking part gives it here.

    Who is not told whom it is about is told nothing.
    """
    shared = frozenset(Information(code) for codes in given or () for code in codes)
    told = shared if Information.IDENTITY in shared else frozenset[Information]()
    return frozenset(kind for kind in Information if sees(actor.role, frozenset({kind}), told))


def kinds_in(actor: Actor, household: UUID) -> frozenset[Information]:
    """The kinds of information that the actor sees in this household; one statement, or none when known."""
    if actor.only and actor.only.household == household:
        return actor.only.kinds
    # No kind is asked for: clearance and habilitet alone.
    found = households_where(actor).filter(pk=household).values_list(kinds_of(actor, "pk"), flat=True)
    rows = list(found)
    return kinds_seen(actor, rows[0]) if rows else frozenset()


def looking_at(actor: Actor, household: UUID) -> Actor:
    """The same actor for questions about this household alone, whether it is seen or not; one statement."""
    return actor.looking_at(Sight(household, kinds_in(actor, household)))
