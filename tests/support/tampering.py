"""What somebody with every right in the database could do to one or two sealed events, at random."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass

from boligflyt.areas.audit.models import Seal
from boligflyt.domain.trace_chain import Entry, unpacked

# Each column with a value that it surely did not have.
EDITS = {
    "at": "at + interval '1 microsecond'",
    "actor": "gen_random_uuid()",
    "role": "role || 'x'",
    "office": "case when office is null then gen_random_uuid() end",
    "deed": "case deed when 'changed' then 'read' else 'changed' end",
    "purpose": "purpose || ' '",
    "kind": "'dwelling'",
    "subject": "case when subject is null then gen_random_uuid() end",
    "subjects": "subjects || gen_random_uuid()",
    "detail": """detail || '{"what": 1.50}'""",
}
TAMPERINGS = (*EDITS, "id", "delete", "insert", "beside", "swap", "reorder", "leave")


@dataclass(frozen=True, slots=True)
class Tampering:
    """The statements, and the (position, key) of every event that must be told of."""

    statements: tuple[str, ...]
    expected: frozenset[tuple[int, uuid.UUID]]


def _sealed(dice: random.Random) -> tuple[Seal, list[Entry]]:
    numbers = list(Seal.objects.filter(count__gte=2).values_list("number", flat=True).order_by("number"))
    seal = Seal.objects.get(number=dice.choice(numbers))
    return seal, unpacked(bytes(seal.entries))


def tamper(dice: random.Random, how: str) -> Tampering:
    """One tampering of the kind, at a random place."""
    seal, entries = _sealed(dice)
    one, other = dice.sample(entries, 2)
    mine = f"where id = '{one.key}'"
    told = frozenset({(one.position, one.key)})
    if how in EDITS:
        return Tampering((f"update audit_event set {how} = {EDITS[how]} {mine}",), told)
    if how == "id":
        return Tampering((f"update audit_event set id = gen_random_uuid() {mine}",), told)
    if how == "delete":
        return Tampering((f"delete from audit_event {mine}",), told)
    if how == "leave":  # out of what was sealed, to where it would be sealed again
        return Tampering((f"update audit_event set transaction = {2**60} {mine}",), told)
    if how in ("insert", "beside"):
        return _inserted(dice, one, in_its_place=how == "beside")
    both = told | {(other.position, other.key)}
    return Tampering(_swapped(one, other) if how == "swap" else _reordered(one, other), both)


def _inserted(dice: random.Random, beside: Entry, *, in_its_place: bool) -> Tampering:
    """A copy of a genuine event under a key of its own, in the same place or at one of its own."""
    key = uuid.UUID(int=dice.getrandbits(128), version=4)
    place = beside.position if in_its_place else 10_000_000 + dice.randrange(10_000)
    columns = "at, actor, role, office, deed, purpose, kind, subject, subjects, detail"
    statement = (
        f"insert into audit_event (id, position, transaction, {columns}) overriding system value "
        f"select '{key}', {place}, transaction, {columns} from audit_event where id = '{beside.key}'"
    )
    return Tampering(("drop index audit_event_order", statement), frozenset({(place, key)}))


def _pair(one: Entry, other: Entry) -> str:
    """The condition that joins each of the two with the other."""
    return (
        f"from audit_event b where (a.id = '{one.key}' and b.id = '{other.key}') "
        f"or (a.id = '{other.key}' and b.id = '{one.key}')"
    )


def _swapped(one: Entry, other: Entry) -> tuple[str, ...]:
    """Who looked at what changes places; keys and places stay."""
    changed = "actor = b.actor, subject = b.subject, at = b.at"
    return (f"update audit_event a set {changed} {_pair(one, other)}",)


def _reordered(one: Entry, other: Entry) -> tuple[str, ...]:
    """The two events change places in the order."""
    identity = "alter table audit_event alter column position"
    changed = "position = b.position, transaction = b.transaction"
    return (
        "drop index audit_event_order",
        f"{identity} drop identity",
        f"update audit_event a set {changed} {_pair(one, other)}",
    )
