"""The households that wait and the dwellings that are vacant."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

AgeSpan = tuple[int | None, int | None]


class MatchingError(ValueError):
    """The pool cannot be matched; the message is Norwegian."""


@dataclass(frozen=True, slots=True)
class WaitingHousehold:
    """One household on the list.

    `tier` is its group in the priority list, 0 first, and `order` what the rule set lets count within it,
    smallest first; those who are equal in both have equal priority, and `lot`, a number that was drawn and
    recorded, parts them last. `purposes` are the dwelling purposes the household belongs to, and `groups`
    what limits count, by code. `only_purpose` is the one purpose it waits for a dwelling of, and no other;
    None when it may have any it belongs to. `set_aside` are keys of dwellings that the meeting will not have
    proposed for this household.
    `adapted`, `step_free`, `staffed`, `sheltered` (quiet surroundings, few neighbours) and `women_only` are
    what it needs of the dwelling, `avoids` postal codes it must not live in, and `most_rent` the most it can
    pay (NOK a month; None when nobody has said). `office` has its case. `ages` are those of its youngest
    and oldest adult, in years; None when an age is not known.
    `override_school_reason` says why the wish to keep the school is set aside; None when it is not.
    """

    key: str
    tier: int
    order: tuple[Any, ...]
    bedrooms_needed: int
    wheelchair: bool = False
    purposes: frozenset[str] = frozenset()
    school_district: str | None = None
    keep_school: bool = False
    override_school_reason: str | None = None
    set_aside: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    lot: int = 0
    adapted: bool = False
    step_free: bool = False
    staffed: bool = False
    pets: bool = False
    avoids: frozenset[str] = frozenset()
    most_rent: int | None = None
    sheltered: bool = False
    women_only: bool = False
    ages: tuple[int, int] | None = None
    only_purpose: str | None = None
    office: str | None = None

    @property
    def priority(self) -> tuple[Any, ...]:
        """What the published order says; households with equal priority are one class."""
        return (self.tier, *self.order)

    @property
    def must_keep_school(self) -> bool:
        """Whether the school district binds: to be kept, and nobody has set that aside with a reason."""
        return self.keep_school and not self.override_school_reason

    @property
    def needs(self) -> Hashable:
        """What the rules may ask of any household: those with equal needs get equal answers.

        Ages are asked where a dwelling is for some ages only.
        """
        return (
            self.bedrooms_needed,
            self.wheelchair,
            self.purposes,
            self.school_district,
            self.keep_school,
            self.must_keep_school,
            self.set_aside,
            self.adapted,
            self.step_free,
            self.staffed,
            self.pets,
            self.avoids,
            self.most_rent,
            self.sheltered,
            self.women_only,
            self.only_purpose,
            self.office,
        )


@dataclass(frozen=True, slots=True)
class VacantDwelling:
    """One dwelling to allocate; `purpose` None means that it is kept for no particular group.

    `step_free`, `staffed`, `pets`, `sheltered` and `women_only` are None where the register does not know.
    `kept_for` is the office whose cases alone may have it, None when all may.
    `rent` is NOK a month; `for_ages` the lowest and highest age in years it is meant for, None where any is.
    """

    key: str
    bedrooms: int
    wheelchair: bool = False
    purpose: str | None = None
    school_district: str | None = None
    floor: int | None = None
    building: str | None = None
    is_ready: bool = True
    adapted: bool = False
    step_free: bool | None = None
    staffed: bool | None = None
    pets: bool | None = None
    postal_code: str = ""
    rent: int = 0
    sheltered: bool | None = None
    women_only: bool | None = None
    for_ages: AgeSpan | None = None
    kept_for: str | None = None

    @property
    def traits(self) -> Hashable:
        """What the rules may ask of any dwelling; where it lies and its rent are asked for some only."""
        return (
            self.bedrooms,
            self.wheelchair,
            self.purpose,
            self.school_district,
            self.is_ready,
            self.adapted,
            self.step_free,
            self.staffed,
            self.pets,
            self.sheltered,
            self.women_only,
            self.for_ages,
            self.kept_for,
        )


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def in_order(households: Iterable[WaitingHousehold]) -> list[WaitingHousehold]:
    """The published order: priority, the lot, then the key, whatever order they were given in."""
    return sorted(households, key=lambda each: (each.priority, each.lot, each.key))


def require_distinct(things: Iterable[_Keyed], what: str) -> None:
    """Raise MatchingError when two of them have the same key."""
    seen: set[str] = set()
    for thing in things:
        if thing.key in seen:
            raise MatchingError(f"{what} «{thing.key}» står to ganger.")
        seen.add(thing.key)
