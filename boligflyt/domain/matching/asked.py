"""A matching problem as it is asked from outside: plain values by name, checked one by one."""

from collections.abc import Iterator, Mapping
from typing import Any

from boligflyt.domain.matching.problem import Limit, Problem

FIELDS = {
    "households": ("id", "priority"),
    "dwellings": ("id",),
    "pairs": ("household", "dwelling", "misfit"),
    "limits": ("id", "households", "dwellings", "at_most"),
}
MAY_BE_LEFT_OUT = "limits"
# More than any rule needs, and so little that sums stay exact in a solver's numbers too.
LARGEST = 10**9


class ProblemError(ValueError):
    """What was asked cannot be read: a code, a Norwegian message, and where it stands."""

    def __init__(self, code: str, message: str, field: str) -> None:
        super().__init__(message)
        self.code, self.field = code, field


def problem_of(asked: Mapping[str, Any]) -> Problem:
    """The problem. Raises ProblemError for the first thing that is wrong, and mends nothing."""
    for name in asked:
        if name not in FIELDS:
            raise ProblemError("unknown_field", f"Feltet «{name}» finnes ikke.", name)
    priority_of = _households(asked)
    households = sorted(priority_of, key=lambda key: (priority_of[key], key))
    household_at = {key: index for index, key in enumerate(households)}
    dwellings = sorted({_new_id(one, where, seen) for one, where, seen in _each(asked, "dwellings")})
    dwelling_at = {key: index for index, key in enumerate(dwellings)}
    priorities = sorted(set(priority_of.values()))
    class_at = {priority: index for index, priority in enumerate(priorities)}
    return Problem(
        tuple(households),
        tuple(class_at[priority_of[key]] for key in households),
        tuple(priorities),
        tuple(dwellings),
        _rows(asked, household_at, dwelling_at),
        _limits(asked, household_at, dwelling_at),
    )


def _each(asked: Mapping[str, Any], name: str) -> Iterator[tuple[dict[str, Any], str, set[str]]]:
    """Each object of the list, where it stands, and a set for the ids seen before it."""
    if name not in asked:
        if name == MAY_BE_LEFT_OUT:
            return
        raise ProblemError("missing", f"Feltet «{name}» mangler.", name)
    if not isinstance(asked[name], list):
        raise ProblemError("wrong_type", f"«{name}» skal være en liste.", name)
    known = FIELDS[name]
    seen: set[str] = set()
    for index, one in enumerate(asked[name]):
        if not isinstance(one, dict) or len(one) != len(known) or any(field not in one for field in known):
            _refuse_fields(one, known, f"{name}[{index}]")
        yield one, f"{name}[{index}]", seen


def _refuse_fields(one: Any, known: tuple[str, ...], where: str) -> None:
    if not isinstance(one, dict):
        raise ProblemError("wrong_type", f"{where} skal være et objekt med {_listed(known)}.", where)
    for field in known:
        if field not in one:
            raise ProblemError("missing", f"Feltet «{field}» mangler i {where}.", f"{where}.{field}")
    extra = next(field for field in one if field not in known)
    raise ProblemError("unknown_field", f"Feltet «{extra}» finnes ikke i {where}.", f"{where}.{extra}")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def _new_id(one: Mapping[str, Any], where: str, seen: set[str]) -> str:
    key = one["id"]
    if not isinstance(key, str) or not key:
        raise ProblemError("wrong_type", f"«id» i {where} skal være en tekst som ikke er tom.", f"{where}.id")
    if key in seen:
        raise ProblemError("duplicate", f"«{key}» står to ganger: id i {where} er brukt før.", f"{where}.id")
    seen.add(key)
    return key


def _whole(value: Any, where: str) -> int:
    if type(value) is int and 0 <= value <= LARGEST:
        return value
    words = f"«{where}» skal være et helt tall fra 0 til {LARGEST}, uten desimaler."
    raise ProblemError("wrong_value", words, where)


def _households(asked: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    length = None
    for one, where, seen in _each(asked, "households"):
        key, place = _new_id(one, where, seen), f"{where}.priority"
        if not isinstance(one["priority"], list):
            raise ProblemError("wrong_type", f"«priority» i {where} skal være en liste med tall.", place)
        priority = tuple(_whole(each, f"{place}[{index}]") for index, each in enumerate(one["priority"]))
        if length is None:
            length = len(priority)
        elif len(priority) != length:
            words = f"«priority» har {len(priority)} tall for «{key}», men {length} for den første."
            raise ProblemError("unequal_priority", f"{words} Alle skal ha like mange.", place)
        found[key] = priority
    return found


def _index(at: Mapping[str, int], value: Any, name: str, where: str) -> int:
    found = at.get(value) if isinstance(value, str) else None
    if found is not None:
        return found
    if not isinstance(value, str):
        raise ProblemError("wrong_type", f"«{where}» skal være en id, som er en tekst.", where)
    words = f"«{value}» i {where} er ikke blant {'husstandene' if name.startswith('h') else 'boligene'}."
    raise ProblemError("unknown_reference", words, where)


def _rows(
    asked: Mapping[str, Any], household_at: Mapping[str, int], dwelling_at: Mapping[str, int]
) -> tuple[Mapping[int, int], ...]:
    rows: list[dict[int, int]] = [{} for _ in household_at]
    for one, where, _ in _each(asked, "pairs"):
        row = rows[_index(household_at, one["household"], "household", f"{where}.household")]
        dwelling = _index(dwelling_at, one["dwelling"], "dwelling", f"{where}.dwelling")
        if dwelling in row:
            words = f"Paret «{one['household']}» og «{one['dwelling']}» står to ganger."
            raise ProblemError("duplicate", words, where)
        row[dwelling] = _whole(one["misfit"], f"{where}.misfit")
    return tuple(dict(sorted(row.items())) for row in rows)


def _limits(
    asked: Mapping[str, Any], household_at: Mapping[str, int], dwelling_at: Mapping[str, int]
) -> tuple[Limit, ...]:
    limits = [
        Limit(
            _new_id(one, where, seen),
            _members(one, "households", household_at, where),
            _members(one, "dwellings", dwelling_at, where),
            _whole(one["at_most"], f"{where}.at_most"),
        )
        for one, where, seen in _each(asked, "limits")
    ]
    return tuple(sorted(limits, key=lambda limit: limit.key))


def _members(one: Mapping[str, Any], name: str, at: Mapping[str, int], where: str) -> frozenset[int]:
    if not isinstance(one[name], list):
        raise ProblemError(
            "wrong_type", f"«{name}» i {where} skal være en liste med id-er.", f"{where}.{name}"
        )
    found: set[int] = set()
    for index, value in enumerate(one[name]):
        place = f"{where}.{name}[{index}]"
        member = _index(at, value, name, place)
        if member in found:
            raise ProblemError("duplicate", f"«{value}» står to ganger i grensen «{one['id']}».", place)
        found.add(member)
    return frozenset(found)
