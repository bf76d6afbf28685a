"""What somebody is writing and has not sent: kept for the same person at the same address, for a while."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from boligflyt.areas.access.kept_forms import LONGEST_PATH, Fields
from boligflyt.areas.access.models import FormDraft

DRAFT_FOR = timedelta(days=3)  # from Friday afternoon to Monday morning; no longer, it is about people
MOST_DRAFTS = 20  # for each person, the newest
MOST_SIGNS = 100_000  # in one draft; the longest text of any form is a tenth of it


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stood: the names and values of its fields in order."""

    pk: UUID
    path: str
    at: datetime
    fields: Fields

    def values(self, name: str) -> list[str]:
        """Every value of the field; none when it was empty or not ticked."""
        return [value for field, value in self.fields if field == name]


def keep_draft(staff: UUID, path: str, fields: Iterable[tuple[str, str]], now: datetime) -> bool:
    """Keep what is written, in the place of what was kept before. False when it is too much."""
    content = json.dumps([(name, value) for name, value in fields if value])
    if len(path) > LONGEST_PATH or len(content) > MOST_SIGNS:
        return False
    forget_old_drafts(now)
    FormDraft.objects.using("side").update_or_create(
        staff=staff, path=path, defaults={"content": content, "at": now}
    )
    mine = FormDraft.objects.using("side").filter(staff=staff)
    newest = list(mine.order_by("-at").values_list("pk", flat=True)[:MOST_DRAFTS])
    mine.exclude(pk__in=newest).delete()
    return True


def draft_of(staff: UUID, path: str, now: datetime) -> Draft | None:
    """What this person was writing at this address; nobody else's."""
    rows = FormDraft.objects.using("side").filter(staff=staff, path=path, at__gte=now - DRAFT_FOR)
    row = rows.first()
    return Draft(row.pk, row.path, row.at, [(n, v) for n, v in json.loads(row.content)]) if row else None


def drop_draft(staff: UUID, path: str) -> None:
    """Sent, or not wanted. Somebody else's is left alone."""
    FormDraft.objects.using("side").filter(staff=staff, path=path).delete()


def forget_old_drafts(now: datetime) -> None:
    """Delete what nobody came back for in time, whose ever it was."""
    FormDraft.objects.using("side").filter(at__lt=now - DRAFT_FOR).delete()
