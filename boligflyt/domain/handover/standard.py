"""The list of rooms, things, meters and keys that a protocol goes through: data, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.domain.strict_yaml import FileError, parse

SHIPPED = Path(__file__).with_name("standard.yaml")
# A protocol's own copy of the list, as it is stored with it.
Layout = dict[str, Any]
OTHERS = ("conditions", "meters", "keys", "safety")
GROUPS = ("conditions", "rooms", "items", "meters", "keys", "safety")


def in_order(layout: Layout) -> Layout:
    """The same list with everything in the order of the file; a store may have shuffled the keys."""
    order = layout.get("order", {})
    return layout | {
        name: {code: layout[name][code] for code in order[name]} for name in OTHERS if name in order
    }


@dataclass(frozen=True, slots=True)
class Room:
    """A room with the things in it that are looked at, by code and name."""

    code: str
    label: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """The list, with its version."""

    version: str
    groups: Mapping[str, Mapping[str, Any]]

    def rooms(self, bedrooms: int) -> tuple[Room, ...]:
        """The rooms of a dwelling with so many bedrooms; one row for each of them."""
        found = []
        for code, told in self.groups["rooms"].items():
            items = tuple((one, self.groups["items"][one]) for one in told["items"])
            if not told.get("each"):
                found.append(Room(code, told["label"], items))
                continue
            numbers = range(1, bedrooms + 1)
            names = [told["label"] if bedrooms == 1 else f"{told['label']} {number}" for number in numbers]
            found += [
                Room(f"{code}{number}", name, items) for number, name in zip(numbers, names, strict=True)
            ]
        return tuple(found)

    def layout(self, bedrooms: int) -> Layout:
        """What a protocol keeps of the list, so that it can be read when the list has changed."""
        rooms = [
            {"code": one.code, "label": one.label, "items": [list(item) for item in one.items]}
            for one in self.rooms(bedrooms)
        ]
        others = {name: dict(self.groups[name]) for name in OTHERS}
        order = {name: list(others[name]) for name in OTHERS}
        return {"version": self.version, "rooms": rooms, "order": order, **others}


def read_standard(text: str) -> Standard:
    """The list in a file. Raises FileError, with what is missing, for one that does not hold together."""
    told = parse(text).value
    if not isinstance(told, dict) or any(not isinstance(told.get(name), dict) for name in GROUPS):
        raise FileError("handover_groups", "Listen for overtakelse må ha gruppene " + ", ".join(GROUPS) + ".")
    for code, room in told["rooms"].items():
        for item in room.get("items", ()):
            if item not in told["items"]:
                raise FileError(
                    "handover_item", f"Rommet «{code}» nevner «{item}», som ikke står under «items»."
                )
    return Standard(str(told.get("version", "")), {name: told[name] for name in GROUPS})


@lru_cache(maxsize=1)
def shipped_standard() -> Standard:
    """The list that ships with the program."""
    return read_standard(SHIPPED.read_text(encoding="utf-8"))
