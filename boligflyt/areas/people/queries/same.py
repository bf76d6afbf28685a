"""Records that are of one person, as far as the actor may see them; and who may be registered already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.people.models import Person, PersonLink
from boligflyt.areas.people.queries.persons import persons_visible_to
from boligflyt.domain.likeness import alike

MOST = 5


@dataclass(frozen=True, slots=True)
class Same:
    """Another record of the person: whether it is the one in use, who said so, when, why, until when."""

    other: Person
    in_use: bool
    who: str
    at: datetime
    why: str
    split_at: datetime | None
    split_by: str
    why_split: str


def same_as(actor: Actor, person: Person) -> list[Same]:
    """The records linked to one that the caller opened, now and before, the latest first.

    Those that the actor may not see are left out, and nothing tells of them.
    """
    rows = PersonLink.objects.filter(Q(kept=person) | Q(away=person))
    found = list(rows.select_related("linked_by", "split_by").order_by("-linked_at", "id"))
    keys = {row.kept_id if row.away_id == person.pk else row.away_id for row in found}
    others = {one.pk: one for one in persons_visible_to(actor).filter(pk__in=keys)} if keys else {}
    return [line for row in found if (line := _line(row, person, others)) is not None]


def _line(row: PersonLink, person: Person, others: dict) -> Same | None:  # type: ignore[type-arg]
    is_away = row.away_id == person.pk
    other = others.get(row.kept_id if is_away else row.away_id)
    if other is None:
        return None
    return Same(
        other, is_away, row.linked_by.name, row.linked_at, row.why, row.split_at,
        row.split_by.name if row.split_by else "", row.why_split,
    )  # fmt: skip


def perhaps_the_same(actor: Actor, name: str, born: date | None) -> list[Person]:
    """Those whom the actor sees with the same birth date and a name like this one; never anybody hidden.

    A record that is linked away is left out: the one in use stands for it.
    """
    if born is None:
        return []
    away = PersonLink.objects.filter(away=OuterRef("pk"), split_at=None)
    found = persons_visible_to(actor).filter(~Exists(away), born=born).order_by("family_name", "id")
    return [one for one in found if alike(one.full_name, name)][:MOST]
