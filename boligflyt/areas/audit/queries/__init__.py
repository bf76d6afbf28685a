"""Reading the trace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event


def looks_at(kind: str, subject: UUID) -> QuerySet[Event]:
    """Who has opened this object or seen it in a list, newest first."""
    seen = Q(subject=subject, deed__in=[Deed.READ, Deed.REVEALED]) | Q(
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
