"""The best few for a text, or all of them, however it is spelled, among those whom the reader may see.

The branches below give persons best first, each by an index. The door is asked of each in turn until enough
are found, so nobody who is hidden takes a place, and a name that half the municipality has costs no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.expressions import RawSQL

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.people.queries.asked import Asked, asked
from boligflyt.areas.people.queries.branches import Branch, Why, by_ear, by_name
from boligflyt.areas.people.queries.corrections import once_numbered
from boligflyt.areas.people.queries.households import households_visible_to
from boligflyt.areas.people.queries.reach import persons_reached, persons_where
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.many_keys import is_one_of
from boligflyt.toolkit.name_keys import fold_of
from boligflyt.toolkit.norwegian_text import norwegian_key, norwegian_order
from boligflyt.toolkit.statements import statement_of

# Up to so many matters of the reader's own, names are read there and not in the whole municipality.
FEW = 1_500
# With fewer than so many by the name itself, a list goes on with those who only sound so.
ENOUGH_BY_NAME = 10
WHYS = tuple(Why)
BRANCH = "(select key, {why} from ({sql} offset 0) as one(key))"
FIRST_SEEN = "select c.key, c.why from ({every}) as c(key, why) where exists ({door} offset 0) limit %s"


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person who was found, why, and the home they live in now when the reader may open it."""

    person: Person
    why: Why
    household: UUID | None


def find_best(actor: Actor, text: str, most: int) -> list[PersonHit]:
    """At most so many visible persons, those spelled so first. The caller records whom it shows."""
    sought = asked(text)
    if sought.is_empty or not actor.may(Right.PERSON_READ):
        return []
    if sought.number:
        found = _numbered(actor, sought.number).values_list("pk", flat=True)
        return _with_homes(actor, dict.fromkeys(found, Why.NAME))
    among = persons_reached(actor, FEW)
    hits = _first_seen(actor, by_name(actor.clearance, sought, among), most)
    if len(hits) < most:
        heard = _first_seen(actor, by_ear(actor.clearance, sought, among), 2 * most)
        hits |= {key: why for key, why in heard.items() if key not in hits}
    return _with_homes(actor, hits)[:most]


def find_persons(actor: Actor, text: str) -> QuerySet[Person]:
    """Every visible person whom the text fits, to count and page, each with the place of `why` in `WHYS`.

    It looks as `find_best` does: those spelled so first, by surname with æ ø å last; when they are few, then
    those who sound so, the most alike first. The caller records whom it shows.
    """
    sought = asked(text)
    if sought.is_empty or not actor.may(Right.PERSON_READ):
        return Person.objects.none()
    if sought.number:
        return _numbered(actor, sought.number).annotate(why=Value(0)).order_by("id")
    among = persons_reached(actor, FEW)
    branches = list(by_name(actor.clearance, sought, among))
    named = _listed(actor, sought, branches)
    if named[:ENOUGH_BY_NAME].count() == ENOUGH_BY_NAME:
        return named
    return _listed(actor, sought, [*branches, *by_ear(actor.clearance, sought, among)])


def _numbered(actor: Actor, number: str) -> QuerySet[Person]:
    """Those who have, or were once registered with, exactly this number: it may be more than one."""
    have = Person.objects.filter(number_index=blind_index(number)).values_list("pk", flat=True)
    keys = have.union(once_numbered(number))
    return persons_where(actor, Information.IDENTITY, among=list(keys))


def _listed(actor: Actor, sought: Asked, branches: Iterable[Branch]) -> QuerySet[Person]:
    """The branches' persons through the door, in the order of a list."""
    keys: dict[Why, QuerySet[Any, Any]] = {}
    for why, rows in branches:
        keys[why] = keys[why].union(rows.order_by()) if why in keys else rows.order_by()
    if not keys:
        return Person.objects.none()
    places = [When(pk__in=keys[why], then=Value(WHYS.index(why))) for why in WHYS if why in keys]
    # Found first, and then asked about: with an «or» PostgreSQL holds every person against each branch.
    first, *others = keys.values()
    fits = is_one_of("pk", ArraySubquery(first.union(*others)))
    alike = TrigramWordSimilarity(" ".join(sought.words), fold_of("given_name", "family_name"))
    only_alike = Case(When(why=WHYS.index(Why.SPELLING), then=-alike), default=Value(0.0))
    found = persons_where(actor, Information.IDENTITY).filter(fits).annotate(why=Case(*places))
    return found.order_by(
        F("why"), only_alike, norwegian_order("family_name"), norwegian_order("given_name"), "id"
    )


def _first_seen(actor: Actor, branches: Iterable[Branch], most: int) -> dict[UUID, Why]:
    """The first so many of the branches' persons whom the actor may see, and why.

    `offset 0` keeps PostgreSQL from turning the question round and working out everybody the actor reaches.
    """
    one = RawSQL("c.key", ())
    inner = [(WHYS.index(why), compiled) for why, rows in branches if (compiled := statement_of(rows))]
    door = statement_of(persons_where(actor, Information.IDENTITY, among=one).values("pk"))
    if not inner or not door:
        return {}
    # Nothing that somebody wrote is in the text: it is Django's own statements, with their values apart.
    every = " union all ".join(BRANCH.format(why=why, sql=sql) for why, (sql, _) in inner)
    statement = FIRST_SEEN.format(every=every, door=door[0])
    values = [value for _, (_, params) in inner for value in params]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *door[1], most])
        rows = cursor.fetchall()
    hits: dict[UUID, Why] = {}
    for key, why in rows:
        hits.setdefault(key, WHYS[why])
    return hits


def _with_homes(actor: Actor, hits: dict[UUID, Why]) -> list[PersonHit]:
    """The persons through the door, with where they live today; those spelled so first.

    They stand by name; those who only sound so stand the most alike first.
    """
    if not hits:
        return []
    rank = {key: place for place, key in enumerate(hits)}
    home = Membership.objects.filter(
        person=OuterRef("pk"), period__contains=actor.today, household__in=households_visible_to(actor)
    ).order_by("period", "pk")
    seen = persons_where(actor, Information.IDENTITY, among=list(hits)).annotate(
        home=Subquery(home.values("household")[:1])
    )
    found = [PersonHit(one, hits[one.pk], one.home) for one in seen]

    def order(hit: PersonHit) -> tuple[int, int, str]:
        place = rank[hit.person.pk] if hit.why is Why.SPELLING else 0
        return WHYS.index(hit.why), place, norwegian_key(hit.person.sorted_name)

    return sorted(found, key=order)
