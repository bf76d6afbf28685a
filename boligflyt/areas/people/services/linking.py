"""Two records of one person: linked, never merged, and split again when that was wrong."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.models import Person, PersonLink
from boligflyt.areas.people.queries.persons import persons_visible_to
from boligflyt.toolkit.faults import Conflict, Refused


def link_persons(actor: Actor, kept: UUID, away: UUID, why: str) -> PersonLink:
    """Say that two records are of one person, and which of them is in use. Nothing is moved between them.

    Raises Http404 when one of them is hidden from the actor; Refused without a reason, for one record twice,
    and where a link that is there already would make a chain; Conflict when somebody came first.
    """
    actor.demand(Right.PERSON_WRITE)
    if persons_visible_to(actor).filter(pk__in={kept, away}).count() != len({kept, away}):
        raise Http404
    if kept == away:
        raise Refused("Dette er den samme posten. Velg en annen.", field="kept")
    if not why.strip():
        raise Refused("Skriv hvorfor dette er samme person.", field="why")
    _must_be_free(kept, away)
    try:
        with transaction.atomic():
            link = PersonLink.objects.create(
                kept_id=kept, away_id=away, why=why.strip(), linked_at=actor.at, linked_by_id=actor.staff
            )
    except IntegrityError:
        raise Conflict("Noen andre koblet en av personene samtidig. Åpne siden på nytt.") from None
    record_change(actor.trace, "person", away, "Koblet til samme person", other=str(kept))
    record_change(actor.trace, "person", kept, "Koblet til samme person", other=str(away))
    return link


def split_persons(actor: Actor, away: UUID, why: str) -> PersonLink:
    """Undo a link: the two are each their own again, and the link stays as what was believed.

    Raises Http404 for a record that is hidden or not linked away, Refused without a reason.
    """
    actor.demand(Right.PERSON_WRITE)
    link = PersonLink.objects.select_for_update().filter(away=away, split_at=None).first()
    seen = persons_visible_to(actor)
    if link is None or seen.filter(pk__in=[link.away_id, link.kept_id]).count() != len(("kept", "away")):
        raise Http404
    if not why.strip():
        raise Refused("Skriv hvorfor dette er to personer.", field="why")
    link.split_at, link.split_by_id, link.why_split = actor.at, actor.staff, why.strip()
    link.save()
    record_change(actor.trace, "person", link.away_id, "Skilt fra samme person", other=str(link.kept_id))
    record_change(actor.trace, "person", link.kept_id, "Skilt fra samme person", other=str(link.away_id))
    return link


def _must_be_free(kept: UUID, away: UUID) -> None:
    """Two who link at once meet in the database; this is the sentence for one who comes later."""
    names = dict(Person.objects.filter(pk__in=[kept, away]).values_list("pk", "given_name"))
    linked = PersonLink.objects.filter(Q(away__in=[kept, away]) | Q(kept=away), split_at=None)
    for link in linked:
        if link.away_id in names:
            raise Refused(
                f"{names[link.away_id]} er allerede koblet til en annen post. Skill dem først.", field="kept"
            )
        raise Refused(
            f"En annen post er koblet til {names[away]}. La den som er i bruk der, være i bruk her også.",
            field="kept",
        )
