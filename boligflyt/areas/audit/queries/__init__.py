"""Reading the trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event


def looks_at(kind: str, subject: UUID) -> QuerySet[Event]:
    """Who has opened this object or seen it in a list, newest first."""
    seen = Q(subject=subject, deed__in=[Deed.READ, Deed.OPENED, Deed.REVEALED]) | Q(
        subjects__contains=[subject], deed=Deed.LISTED
    )
    return Event.objects.filter(seen, kind=kind).order_by("-at", "id")


def openings_of(kind: str, subject: UUID) -> QuerySet[Event]:
    """Who has opened this object itself, newest first."""
    return Event.objects.filter(kind=kind, subject=subject, deed=Deed.READ).order_by("-at", "id")


def changes_of(kind: str, subject: UUID) -> QuerySet[Event]:
    """What was done with this object, newest first."""
    return Event.objects.filter(kind=kind, subject=subject, deed=Deed.CHANGED).order_by("-at", "id")


def changers_since(kind: str, subjects: Iterable[UUID], since: datetime) -> list[UUID]:
    """Who has changed any of these objects from the moment on."""
    found = Event.objects.filter(kind=kind, subject__in=list(subjects), deed=Deed.CHANGED, at__gte=since)
    return [one for one in found.order_by().values_list("actor", flat=True).distinct() if one]


def openings_tried(actors: Iterable[UUID], kind: str, since: datetime) -> int:
    """How many times any of these accounts opened with a written reason, or tried to, from the moment on.

    `kind`: what the attempts that were refused are written under.
    """
    tried = Q(deed=Deed.OPENED) | Q(deed=Deed.REFUSED, kind=kind)
    return Event.objects.filter(tried, actor__in=list(actors), at__gte=since).count()


@dataclass(frozen=True, slots=True)
class Watched:
    """Things whose trace is asked for, from a moment and before another; None is without a limit."""

    subjects: frozenset[UUID]
    since: datetime | None = None
    before: datetime | None = None


def events_about(watched: Iterable[Watched]) -> QuerySet[Event]:
    """Every look, change and refusal about any of these, in whatever way it was met; the newest first."""
    wanted = [_about(one) for one in watched if one.subjects]
    if not wanted:
        return Event.objects.none()
    return Event.objects.filter(reduce(or_, wanted)).order_by("-at", "id")


def _about(watched: Watched) -> Q:
    subjects = sorted(watched.subjects)
    found = Q(subject__in=subjects) | Q(deed=Deed.LISTED, subjects__overlap=subjects)
    if watched.since is not None:
        found &= Q(at__gte=watched.since)
    if watched.before is not None:
        found &= Q(at__lt=watched.before)
    return found
