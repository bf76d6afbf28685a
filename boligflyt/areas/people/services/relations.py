"""Habilitet: somebody on the staff is near a person, says so, and works no more on their matters."""

from __future__ import annotations

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.models import Person, StaffRelation


def tell_relation(actor: Actor, person: Person, kind: RelationKind) -> StaffRelation:
    """The actor is near the person (forvaltningsloven §§ 6, 8); from the next request they see nothing more.

    Told twice is told once. It is not taken back here: somebody else must judge that.
    """
    actor.demand(Right.PERSON_READ)
    row, made = StaffRelation.objects.get_or_create(
        staff_id=actor.staff, person=person, kind=kind,
        defaults={"registered_at": actor.at, "registered_by": actor.staff},
    )  # fmt: skip
    if made:
        record_change(actor.trace, "person", person.pk, "meldte seg inhabil", relation=kind)
    return row
