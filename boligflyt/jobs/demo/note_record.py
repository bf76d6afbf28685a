"""A note in the journal as a plain record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note in a household's journal; `corrects` is the one it takes the place of."""

    id: UUID
    household: UUID
    kind: str
    happened_at: datetime
    minutes: int
    text: str
    written_at: datetime
    corrects: UUID | None = None
    reason: str = ""
