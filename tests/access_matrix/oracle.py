"""Who may see and do what, by hand from the prose; the package's docstring says why it stands alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

from tests.access_matrix.tables import (
    ABOUT_NOBODY,
    ABOUT_SOMEBODY,
    CITIZEN_SIGHT,
    CITIZENS,
    CLEARANCES,
    EVERYWHERE,
    FOR_THE_OWNER,
    GIVEN,
    GRADES,
    HAVE_THE_CASE,
    INSIDE,
    OF_THE_CASE,
    OF_THE_OWNER,
    ONLY_READ,
    OWN_PURPOSES,
    PARTIAL,
    PURPOSES,
    REACHED_BY_CLEARANCE,
    RELATIONS,
    RIGHTS,
    SIGHT,
    STAFF,
    STAFF_RELATIONS,
    STATES,
    THINGS,
    VERBS,
    WHILE_OPEN,
)


@dataclass(frozen=True)
class Cell:
    """One question: may this role, so related to the matter, do this to this thing?

    `grade` is the protection of the person the thing is about and `clearance` the actor's, both 0–3; `state`
    is that of the case (of a vedtak: closed when it is decided); `purpose` is the stated one, or empty.
    Raises ValueError for a word that is not in the tables, and for a relation that the role cannot have.
    """

    role: str
    relation: str
    thing: str
    verb: str
    grade: int = 0
    state: str = "open"
    purpose: str = ""
    clearance: int = 0

    def __post_init__(self) -> None:
        known = (
            self.relation in RELATIONS.get(self.role, ()) and self.thing in THINGS and self.verb in VERBS
            and self.grade in GRADES and self.clearance in CLEARANCES
            and self.state in STATES and self.purpose in PURPOSES
        )  # fmt: skip
        if not known:
            raise ValueError(f"no such cell: {self}")


@dataclass(frozen=True)
class Expected:
    """The answer; `hidden` when a no must look exactly like a thing that does not exist."""

    allowed: bool
    hidden: bool


@dataclass(frozen=True)
class Wall:
    """Lets through the cells whose `part` is in `through`; `hides` when its no must look like absence."""

    name: str
    part: Callable[[Cell], object]
    through: frozenset
    hides: bool = False


def _seen(role: str, relation: str) -> set[str]:
    """The kinds of information that this role of staff sees, standing so."""
    far = SIGHT.get(role, {})
    return {kind for kind in far if far[kind] == EVERYWHERE} | (GIVEN[relation] & set(far))


RIGHT = Wall(
    "right",
    attrgetter("role", "thing", "verb"),
    frozenset((role, thing, verb) for verb, row in RIGHTS.items() for thing in row for role in row[thing]),
)
PURPOSE = Wall(
    "purpose",
    attrgetter("role", "purpose"),
    frozenset(product(STAFF + CITIZENS, [""]))
    | frozenset((role, purpose) for role, own in OWN_PURPOSES.items() for purpose in own),
)
IMPARTIAL = Wall("habilitet", attrgetter("relation"), frozenset(set(STAFF_RELATIONS) - PARTIAL), hides=True)
CLEARED = Wall(
    "clearance",
    attrgetter("clearance", "grade"),
    frozenset((clearance, grade) for clearance, reached in REACHED_BY_CLEARANCE.items() for grade in reached),
    hides=True,
)
SEEN = Wall(
    "information",
    attrgetter("role", "relation", "thing"),
    frozenset(
        (role, relation, thing)
        for role, relation, thing in product(STAFF, STAFF_RELATIONS, ABOUT_SOMEBODY)
        if INSIDE[thing] <= _seen(role, relation)
    ),
    hides=True,
)
# What is seen only because it was opened is read, and is of nobody protected.
OPENED = Wall(
    "opened",
    attrgetter("role", "thing", "relation", "verb", "grade"),
    frozenset(product(STAFF, ABOUT_SOMEBODY, set(STAFF_RELATIONS) - {"opened"}, VERBS, GRADES))
    | frozenset(product(STAFF, ABOUT_SOMEBODY, {"opened"}, ONLY_READ, {0}))
    | frozenset(
        (role, thing, "opened", verb, grade)
        for role, thing, verb, grade in product(STAFF, ABOUT_SOMEBODY, VERBS, GRADES)
        if INSIDE[thing] <= _seen(role, "stranger")
    ),
    hides=True,
)
OWNER = Wall(
    "owner",
    attrgetter("relation", "thing", "verb"),
    frozenset(product(STAFF_RELATIONS, ABOUT_SOMEBODY, VERBS))
    - frozenset(product(set(STAFF_RELATIONS) - HAVE_THE_CASE, OF_THE_CASE | OF_THE_OWNER, FOR_THE_OWNER)),
)
STILL_OPEN = Wall(
    "closed",
    attrgetter("state", "thing", "verb"),
    frozenset(product(STATES, ABOUT_SOMEBODY, VERBS))
    - frozenset(product(["closed"], OF_THE_CASE, WHILE_OPEN)),
)
FOUR_EYES = Wall(
    "four eyes",
    attrgetter("verb", "relation"),
    frozenset(product(VERBS, STAFF_RELATIONS)) - {("decide", "contributor")},
)
OWN = Wall("own", attrgetter("relation"), frozenset({"own_thing"}))
WARD = Wall(
    "ward",
    attrgetter("role", "grade"),
    frozenset(product(CITIZENS, GRADES)) - {("guardian", 2), ("guardian", 3)},
)
CITIZEN_SEEN = Wall(
    "kinds",
    attrgetter("role", "thing"),
    frozenset(
        (role, thing)
        for role, thing in product(CITIZEN_SIGHT, ABOUT_SOMEBODY)
        if INSIDE[thing] <= CITIZEN_SIGHT[role]
    ),
)

# In the order they are asked. Nothing hangs on the order among a citizen's: all their noes look alike.
OF_EVERYBODY = (RIGHT, PURPOSE)
OF_STAFF = (*OF_EVERYBODY, IMPARTIAL, CLEARED, SEEN, OPENED, OWNER, STILL_OPEN, FOUR_EYES)
OF_CITIZENS = (*OF_EVERYBODY, OWN, WARD, CITIZEN_SEEN)
HIDING = frozenset(wall.name for wall in OF_STAFF if wall.hides)


def walls(cell: Cell) -> tuple[Wall, ...]:
    """The walls that stand before this cell, in order."""
    if cell.role in CITIZENS:
        return OF_CITIZENS
    return OF_EVERYBODY if cell.thing in ABOUT_NOBODY else OF_STAFF


def stopped_by(cell: Cell) -> str:
    """The name of the first wall that says no; empty when none does."""
    return next((wall.name for wall in walls(cell) if wall.part(cell) not in wall.through), "")


def expected(cell: Cell) -> Expected:
    """The answer to the cell, and whether its no is to be hidden."""
    no = stopped_by(cell)
    return Expected(allowed=not no, hidden=bool(no) and (cell.role in CITIZENS or no in HIDING))
