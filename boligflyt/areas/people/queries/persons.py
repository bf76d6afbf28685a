"""Which persons an actor may see, the door to one, and those opened last."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.models import Correction, Person, PersonLink
from boligflyt.areas.people.queries.reach import persons_where

SHORTEST_SEARCH = 2
NUMBER_LENGTH = 11


def persons_visible_to(actor: Actor) -> QuerySet[Person]:
    """Persons in the matters that the actor takes part in, is not inhabil in, and is cleared for."""
    if not actor.may(Right.PERSON_READ):
        return Person.objects.none()
    return persons_where(actor, Information.IDENTITY)


def open_person(actor: Actor, pk: UUID, *kinds: Information) -> Person:
    """The door to a person. Raises Http404 for one that is hidden, as for one that does not exist.

    `kinds`: what the page is about besides who it is; who does not see that is not let in.
    """
    seen = persons_visible_to(actor)
    if kinds:
        seen = seen.filter(pk__in=persons_where(actor, Information.IDENTITY, *kinds).values("pk"))
    # Most have never been corrected or linked: the marks save statements on every page.
    corrected = Exists(Correction.objects.filter(person=OuterRef("pk"), household=None))
    double = Exists(PersonLink.objects.filter(Q(kept=OuterRef("pk")) | Q(away=OuterRef("pk"))))
    person = seen.filter(pk=pk).annotate(was_corrected=corrected, was_linked=double).first()
    if person is None:
        raise Http404
    record_read(actor.trace, "person", pk)
    return person


def looks_like_a_number(text: str) -> bool:
    """Whether the search is for an exact fødselsnummer or D-number rather than for a name."""
    digits = "".join(text.split())
    return digits.isascii() and digits.isdigit() and len(digits) == NUMBER_LENGTH


def recently_opened(actor: Actor, most: int = 10) -> list[Person]:
    """The persons whom the actor opened last, as far as they may still be seen; the latest first."""
    opened = Event.objects.filter(actor=actor.staff, kind="person", deed=Deed.READ)
    latest = opened.values("subject").annotate(last=Max("at")).order_by("-last")[:most]
    wanted = [row["subject"] for row in latest if row["subject"]]
    found = {one.pk: one for one in persons_visible_to(actor).filter(pk__in=wanted)}
    return [found[pk] for pk in wanted if pk in found]
