"""Where events and the seal over them no longer agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from boligflyt.domain.trace_chain.sealing import Entry


class DifferenceKind(Enum):
    """What has happened to one event since it was sealed."""

    EDITED = "edited"
    REKEYED = "rekeyed"
    MOVED = "moved"
    MISSING = "missing"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Difference:
    """One event: `position` is where it was sealed, or where it stands when it never was; `now` if moved."""

    kind: DifferenceKind
    position: int
    key: UUID
    now: int | None = None


def differences(sealed: Sequence[Entry], found: Iterable[Entry]) -> Iterator[Difference]:
    """Every event that is not as it was sealed, in the order of the seal; those never sealed come last.

    `found` are the entries made anew of the events that now stand in the seal's part of the trace.
    """
    by_key: dict[UUID, Entry] = {}
    strangers: list[Entry] = []
    wanted = {one.key for one in sealed}
    for one in found:
        if one.key in wanted and one.key not in by_key:
            by_key[one.key] = one
        else:
            strangers.append(one)
    at_place = {one.position: one for one in strangers}
    for entry in sealed:
        here = by_key.get(entry.key)
        if here is None:
            taken = at_place.pop(entry.position, None)
            if taken is not None:
                strangers.remove(taken)
            yield Difference(_lost(taken), entry.position, entry.key)
        elif here.position != entry.position:
            yield Difference(DifferenceKind.MOVED, entry.position, entry.key, here.position)
        elif here.digest != entry.digest:
            yield Difference(DifferenceKind.EDITED, entry.position, entry.key)
    for one in strangers:
        yield Difference(DifferenceKind.INSERTED, one.position, one.key)


def _lost(taken: Entry | None) -> DifferenceKind:
    """An event under another key at the same place was given a new key; otherwise it is gone."""
    return DifferenceKind.MISSING if taken is None else DifferenceKind.REKEYED
