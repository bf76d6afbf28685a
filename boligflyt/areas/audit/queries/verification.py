"""Whether the trace is still what was sealed, and if not, which event, where, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from boligflyt.areas.audit.models import Seal
from boligflyt.areas.audit.queries.order import LOWEST, lines_between, unsealed_from
from boligflyt.domain.trace_chain import (
    NOTHING_BEFORE,
    Difference,
    DifferenceKind,
    differences,
    entry_of,
    unpacked,
)

SAID = {
    DifferenceKind.EDITED: "er endret etter at den ble forseglet",
    DifferenceKind.REKEYED: "har fått en annen nøkkel etter at den ble forseglet",
    DifferenceKind.MOVED: "er flyttet til plass {now} etter at den ble forseglet",
    DifferenceKind.MISSING: "er borte: den er slettet, eller flyttet ut av denne delen av sporet",
    DifferenceKind.INSERTED: "er satt inn etter at denne delen av sporet ble forseglet",
}

GONE = "Segl {number} er borte. Hendelsene det gjaldt, kan ikke kontrolleres."
KEPT_BUT_GONE = "Segl {number} er tatt vare på et annet sted, men er borte her."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `seal` is the number of the seal that tells it; `says` is for a reader."""

    kind: str
    seal: int
    says: str
    position: int | None = None
    key: UUID | None = None


@dataclass(slots=True)
class Checked:
    """How far the verifier has come; filled while its findings are read."""

    seals: int = 0
    events: int = 0
    unsealed: int = 0
    oldest_unsealed: str | None = None
    last_hash: str = NOTHING_BEFORE


def verify(checked: Checked, anchors: Mapping[int, str] | None = None) -> Iterator[Finding]:
    """Everything that is wrong with the trace and its seals, in order; nothing when it is whole.

    `anchors` are hashes by number of seal that were kept elsewhere. One seal is in memory at a time.
    """
    kept = dict(anchors or {})
    last: Seal | None = None
    for seal in _seals():
        yield from _of_seal(seal, last, kept.pop(seal.number, None))
        yield from _of_events(seal, checked)
        checked.seals += 1
        checked.last_hash = seal.hash
        last = seal
    for number in sorted(kept):
        yield Finding("seal_missing", number, KEPT_BUT_GONE.format(number=number))
    checked.unsealed, checked.oldest_unsealed = unsealed_from(last.ends if last else LOWEST)


def _seals() -> Iterator[Seal]:
    """One at a time by number: the entries of a single seal are all that is held."""
    number = 0
    while seal := Seal.objects.filter(number__gt=number).order_by("number").first():
        yield seal
        number = seal.number


def _of_seal(seal: Seal, last: Seal | None, kept: str | None) -> Iterator[Finding]:
    expected = last.number + 1 if last else 1
    for number in range(expected, seal.number):
        yield Finding("seal_missing", number, GONE.format(number=number))
    follows = seal.number == expected
    if seal.worked_out(seal.previous) != seal.hash:
        yield Finding("seal_changed", seal.number, f"Segl {seal.number} er endret etter at det ble laget.")
    elif follows and seal.previous != (last.hash if last else NOTHING_BEFORE):
        yield Finding("seal_changed", seal.number, f"Segl {seal.number} hører ikke sammen med seglet før.")
    if follows and seal.begins != (last.ends if last else LOWEST):
        yield Finding(
            "seal_changed", seal.number, f"Segl {seal.number} begynner ikke der seglet før sluttet."
        )
    if kept is not None and kept != seal.hash:
        yield Finding(
            "anchor_differs", seal.number,
            f"Segl {seal.number} er et annet enn det som er tatt vare på et annet sted.",
        )  # fmt: skip


def _of_events(seal: Seal, checked: Checked) -> Iterator[Finding]:
    try:
        sealed = unpacked(bytes(seal.entries))
    except ValueError:
        yield Finding("seal_changed", seal.number, f"Innholdet i segl {seal.number} kan ikke leses.")
        return
    found = (entry_of(line) for line in lines_between(seal.begins, seal.ends))
    for one in differences(sealed, _counted(found, checked)):
        yield _finding(one, seal.number)


def _counted(entries: Iterable[Any], checked: Checked) -> Iterator[Any]:
    for entry in entries:
        checked.events += 1
        yield entry


def _finding(one: Difference, seal: int) -> Finding:
    where = f"Plass {one.position}, mellom segl {seal - 1} og segl {seal}: " if seal > 1 else (
        f"Plass {one.position}, før segl 1: "
    )  # fmt: skip
    said = SAID[one.kind].format(now=one.now)
    return Finding(one.kind.value, seal, f"{where}hendelse {one.key} {said}.", one.position, one.key)
