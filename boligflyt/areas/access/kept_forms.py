"""What was sent after the session had ended: kept for the same person for a while, never for another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from boligflyt.areas.access.models import KeptForm

KEPT_FOR = timedelta(hours=12)  # a working day; the longest that a session lasts
MOST_KEPT = 5  # for each person, the newest
LONGEST_PATH = 500
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was sent: where to, and the names and values of its fields in order."""

    pk: UUID
    path: str
    at: datetime
    fields: Fields


def keep(staff: UUID, path: str, fields: Iterable[tuple[str, str]], now: datetime) -> bool:
    """Keep what was sent. False when there is nothing to keep."""
    content = [(name, value) for name, value in fields if value]
    if not content or len(path) > LONGEST_PATH:
        return False
    mine = KeptForm.objects.using("side").filter(staff=staff)
    forget_old(now)
    KeptForm(staff=staff, path=path, content=json.dumps(content), at=now).save(
        using="side", force_insert=True
    )
    newest = list(mine.order_by("-at").values_list("pk", flat=True)[:MOST_KEPT])
    mine.exclude(pk__in=newest).delete()
    return True


def forget_old(now: datetime) -> None:
    """Delete what nobody came back for in time, whose ever it was."""
    KeptForm.objects.using("side").filter(at__lt=now - KEPT_FOR).delete()


def kept_for(staff: UUID, now: datetime) -> list[Kept]:
    """What waits for this person, the newest first."""
    rows = KeptForm.objects.using("side").filter(staff=staff, at__gte=now - KEPT_FOR).order_by("-at")
    return [Kept(row.pk, row.path, row.at, [(n, v) for n, v in json.loads(row.content)]) for row in rows]


def something_kept(staff: UUID, now: datetime) -> bool:
    """Whether anything waits for this person."""
    return KeptForm.objects.using("side").filter(staff=staff, at__gte=now - KEPT_FOR).exists()


def drop(staff: UUID, pk: UUID) -> None:
    """Sent again, or not wanted. Somebody else's is left alone."""
    KeptForm.objects.using("side").filter(staff=staff, pk=pk).delete()
