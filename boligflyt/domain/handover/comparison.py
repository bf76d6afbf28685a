"""Moving out beside moving in: what is worse, gone or used, with ordinary wear left out.

husleieloven § 10-2: the dwelling is given back cleaned and in the condition it was taken over in, but for
what ordinary use and age has done. What this lists is a starting point for people; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Content = Mapping[str, Mapping[str, Any]]
REMARK = "_remark"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that has changed: where, what, how it was and is. `settle`: may concern the deposit."""

    code: str
    where: str
    what: str
    before: str
    now: str
    remark: str = ""
    settle: bool = True


def compare(layout: Mapping[str, Any], before: Content, now: Content) -> list[Difference]:
    """Everything that differs between two protocols with the same list, in the order of the list."""
    return [*_conditions(layout, before, now), *_keys(layout, before, now), *_meters(layout, before, now)]


def _conditions(layout: Mapping[str, Any], before: Content, now: Content) -> Iterator[Difference]:
    """Worse by damage, not by wear: «Vanlig slitt» after «God» is no difference."""
    words = layout["conditions"]
    for room in layout["rooms"]:
        was, has = before.get(room["code"], {}), now.get(room["code"], {})
        for item, label in room["items"]:
            old, new = was.get(item, ""), has.get(item, "")
            worse = new and words[new]["damage"] > (words[old]["damage"] if old else 0)
            if not worse and not (new and words[new].get("always")):
                continue
            yield Difference(
                f"{room['code']}.{item}", room["label"], label, words[old]["label"] if old else "ikke ført",
                words[new]["label"], str(has.get(item + REMARK, "")),
            )  # fmt: skip


def _keys(layout: Mapping[str, Any], before: Content, now: Content) -> Iterator[Difference]:
    was, has = before.get("keys", {}), now.get("keys", {})
    for code, label in layout["keys"].items():
        old, new = was.get(code) or 0, has.get(code)
        if new is not None and new < old:
            yield Difference(f"keys.{code}", "Nøkler", label, str(old), str(new))


def _meters(layout: Mapping[str, Any], before: Content, now: Content) -> Iterator[Difference]:
    """What was used, told and not settled; a meter with another number cannot be compared."""
    was, has = before.get("meters", {}), now.get("meters", {})
    for code, meter in layout["meters"].items():
        old, new = was.get(f"{code}_reading"), has.get(f"{code}_reading")
        if not old or not new or was.get(f"{code}_number") != has.get(f"{code}_number"):
            continue
        used = str((Decimal(new) - Decimal(old)).normalize() + 0).replace(".", ",")
        yield Difference(
            f"meters.{code}", "Målere", meter["label"], str(old).replace(".", ","),
            str(new).replace(".", ","), f"Brukt {used} {meter['unit']}", settle=False,
        )  # fmt: skip
