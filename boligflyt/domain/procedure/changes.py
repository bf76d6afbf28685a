"""What has changed from one version of the procedure to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from boligflyt.domain.procedure.steps import ProcedureStep

ADDED, REMOVED, SWITCHED_OFF, SWITCHED_ON, MOVED, REWORDED = "added", "removed", "off", "on", "moved", "words"
FIELDS = ("name", "who", "by", "guidance", "link", "days", "after")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: which step, what kind; for a changed field which, and its value before and after."""

    step: ProcedureStep
    kind: str
    field: str = ""
    before: object = ""
    after: object = ""


def changes(before: Sequence[ProcedureStep], after: Sequence[ProcedureStep]) -> list[Change]:
    """The changes in the order of the new version, then what was taken away."""
    old = {one.code: one for one in before}
    new = {one.code for one in after}
    out_of_order = _moved(
        [one.code for one in before if one.code in new], [one.code for one in after if one.code in old]
    )
    found: list[Change] = []
    for one in after:
        was = old.get(one.code)
        if was is None:
            found.append(Change(one, ADDED))
            continue
        if was.off != one.off:
            found.append(Change(one, SWITCHED_OFF if one.off else SWITCHED_ON))
        if one.code in out_of_order:
            found.append(Change(one, MOVED))
        found.extend(
            Change(one, REWORDED, name, getattr(was, name), getattr(one, name))
            for name in FIELDS
            if getattr(was, name) != getattr(one, name)
        )
    return found + [Change(one, REMOVED) for one in before if one.code not in new]


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest steps that must be picked up and put down to go from one order to the other."""
    kept = _longest_common(before, after)
    return set(before) - set(kept)


def _longest_common(left: list[str], right: list[str]) -> list[str]:
    """The longest run of codes that stand in the same order in both; the lists hold the same codes."""
    rank = {code: place for place, code in enumerate(right)}
    best: list[list[str]] = []
    for code in left:
        shorter = [one for one in best if rank[one[-1]] < rank[code]]
        best.append([*max(shorter, key=len, default=[]), code])
    return max(best, key=len, default=[])
