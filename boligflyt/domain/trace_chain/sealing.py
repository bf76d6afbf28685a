"""The canonical form of an event, its digest, and the hash of a seal."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any
from uuid import UUID

# The names begin what is hashed, so that another form can come later without being mistaken for this one.
EVENT_FORM = "boligflyt-event/1"
SEAL_FORM = "boligflyt-seal/1"
NOTHING_BEFORE = "0" * 64
# A number with decimals is kept digit by digit; PostgreSQL's jsonb cannot hold this sign in a text.
DECIMALS = "\0"
_ENTRY = struct.Struct(">q16s32s")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@dataclass(frozen=True, slots=True)
class Line:
    """An event as the database writes it: every column as text, None where it is empty.

    `at` is UTC in ISO 8601 without zeros at the end of the fraction, `subjects` PostgreSQL's own text of the
    list, `detail` its text of the JSON.
    """

    position: int
    transaction: int
    key: UUID
    at: str
    actor: str | None
    role: str
    office: str | None
    deed: str
    purpose: str
    kind: str
    subject: str | None
    subjects: str
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a seal remembers of one event."""

    position: int
    key: UUID
    digest: bytes


@dataclass(frozen=True, slots=True)
class SealHead:
    """What a seal says beside its entries; it covers events from `begins` up to, not including, `ends`.

    Both are (transaction, position). `made_at` is UTC in ISO 8601.
    """

    number: int
    begins: tuple[int, int]
    ends: tuple[int, int]
    first_position: int
    last_position: int
    count: int
    made_at: str
    made_by: str


def _compact(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()


def _sorted_json(text: str) -> Any:
    return {} if text == "{}" else json.loads(text, parse_float=lambda digits: DECIMALS + digits)


def canonical(line: Line) -> bytes:
    """The event as one JSON list without spaces in UTF-8; what is JSON in it has its keys sorted."""
    return _compact(
        [
            EVENT_FORM, line.position, line.transaction, str(line.key), line.at, line.actor, line.role,
            line.office, line.deed, line.purpose, line.kind, line.subject, line.subjects,
            _sorted_json(line.detail),
        ]
    )  # fmt: skip


def entry_of(line: Line) -> Entry:
    """Position, key and SHA-256 of the canonical form."""
    return Entry(line.position, line.key, hashlib.sha256(canonical(line)).digest())


def packed(entries: Iterable[Entry]) -> bytes:
    """The entries in order, 56 bytes each: position (8, big-endian), key (16), digest (32)."""
    return b"".join(_ENTRY.pack(one.position, one.key.bytes, one.digest) for one in entries)


def unpacked(content: bytes) -> list[Entry]:
    """The entries again. Raises ValueError when the content is no whole number of entries."""
    if len(content) % _ENTRY.size:
        raise ValueError(f"{len(content)} bytes are no whole number of entries")
    return [Entry(position, UUID(bytes=key), digest) for position, key, digest in _ENTRY.iter_unpack(content)]


def seal_hash(head: SealHead, entries: bytes, previous: str) -> str:
    """SHA-256, in hex, of the head, the packed entries and the hash of the seal before."""
    inside = hashlib.sha256(entries).hexdigest()
    return hashlib.sha256(_compact([SEAL_FORM, previous, *astuple(head), inside])).hexdigest()
