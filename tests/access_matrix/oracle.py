"""Who may what, said a second time: a table by hand that knows nothing of the policy it is held against.

Written from the prose in docs/areas/access.md, in another shape than the policy: for each thing, the roles
that have the right; for each role, the kinds of information and how it comes by them; for each relation, the
facts in it. It imports nothing of the product, and a test holds it to that.
"""

from __future__ import annotations

from typing import NamedTuple

STAFF = (
    "caseworker", "decider", "meeting_member", "nav_caseworker", "refugee_service", "home_support",
    "property_manager", "economy_worker", "leader", "planner", "controller", "auditor", "administrator",
    "integration",
)  # fmt: skip
CITIZENS = ("applicant", "tenant", "guardian")
ROLES = (*STAFF, *CITIZENS, "nobody")
SEVEN = "identity housing children economy health decision followup"
SIX = "identity housing children economy health decision"

# role: (by taking part, everywhere, own)
KNOWS: dict[str, tuple[str, str, str]] = {
    "caseworker": (SEVEN, "", ""),
    "decider": (SEVEN, "", ""),
    "meeting_member": ("", "", ""),
    "nav_caseworker": (SIX, "", ""),
    "refugee_service": ("identity housing children decision", "", ""),
    "home_support": ("identity housing children followup", "", ""),
    "property_manager": ("", "housing", ""),
    "economy_worker": ("identity economy", "housing", ""),
    "leader": ("", "", ""),
    "planner": ("", "", ""),
    "controller": ("", "", ""),
    "auditor": ("", "", ""),
    "administrator": ("", "", ""),
    "integration": ("", "", ""),
    "applicant": ("", "", SIX),
    "tenant": ("", "", "identity housing"),
    "guardian": ("", "", SIX),
    "nobody": ("", "", ""),
}

PEOPLE = (
    "caseworker decider nav_caseworker refugee_service home_support economy_worker applicant tenant guardian"
)
CASES = "caseworker decider nav_caseworker refugee_service applicant guardian"
LEASES = "caseworker decider refugee_service home_support property_manager economy_worker tenant guardian"
MEETINGS = "caseworker decider meeting_member nav_caseworker property_manager leader"
WRITES_CASES = "caseworker nav_caseworker"
NOT_PERSONAL = None

# thing: (information in it, who sees, who changes, {other verb: who}, does it belong to the case's office)
Row = tuple[str | None, str, str, dict[str, str], bool]
THINGS: dict[str, Row] = {
    "person": ("identity", PEOPLE, WRITES_CASES, {}, False),
    "number": ("identity", "caseworker decider nav_caseworker", "", {}, False),
    "household": ("identity", PEOPLE, WRITES_CASES, {"share": "caseworker decider nav_caseworker"}, False),
    "guardian": ("identity", PEOPLE, WRITES_CASES, {}, False),
    "schooling": ("identity children", PEOPLE, WRITES_CASES, {}, False),
    "application": (
        "identity housing", CASES, WRITES_CASES, {"assign": "caseworker decider nav_caseworker"}, True,
    ),
    "health": (
        "identity housing health", "caseworker decider nav_caseworker applicant guardian", WRITES_CASES, {},
        True,
    ),
    "economy": (
        "identity housing economy", "caseworker decider nav_caseworker economy_worker applicant guardian",
        WRITES_CASES, {}, True,
    ),
    "assessment": ("identity housing economy health decision", CASES, WRITES_CASES, {}, True),
    "vedtak": ("identity housing decision", CASES, "caseworker decider", {"decide": "decider"}, True),
    "letter": ("identity housing decision", CASES, WRITES_CASES, {}, True),
    "queue": ("identity housing", "caseworker decider leader", "", {}, False),
    "line": ("identity housing", MEETINGS, "caseworker decider", {}, True),
    "offer": ("identity housing", CASES, WRITES_CASES, {}, True),
    "lease": ("housing", LEASES, "caseworker", {}, False),
    "contract": ("identity housing", LEASES, "", {}, False),
    "journal": ("identity followup", "caseworker decider home_support", "home_support", {}, False),
    "dwelling": (
        NOT_PERSONAL, " ".join(role for role in STAFF if role not in {"auditor", "administrator"}),
        "property_manager", {}, False,
    ),
    "purpose": (NOT_PERSONAL, "caseworker decider", "", {}, False),
    "meeting": (NOT_PERSONAL, MEETINGS, "caseworker decider", {}, False),
    "indicator": (NOT_PERSONAL, "caseworker decider leader planner controller", "", {}, False),
    "review": (NOT_PERSONAL, "leader auditor", "", {}, False),
    "trace": (NOT_PERSONAL, "auditor", "", {}, False),
    "settings": (NOT_PERSONAL, "administrator", "administrator", {}, False),
    "clearance": (NOT_PERSONAL, "leader", "leader", {}, False),
}  # fmt: skip
VERBS = ("see", "list", "change", "assign", "share", "decide")
LOOKING = {"see", "list"}

# relation: (what the running participations give, near to somebody in it, own office's case, has contributed)
RELATIONS: dict[str, tuple[str, bool, bool, bool]] = {
    "stranger": ("", False, False, False),
    "own_office": (SEVEN, False, True, False),
    "shared_housing": ("identity housing", False, False, False),
    "shared_economy": ("identity housing economy", False, False, False),
    "shared_followup": ("identity housing children followup", False, False, False),
    "named": (SEVEN, False, False, False),
    "ended": ("", False, False, False),
    "substitute": (SEVEN, False, False, False),
    "self": (SEVEN, True, True, False),
    "relative": (SEVEN, True, True, False),
    "contributor": (SEVEN, False, True, True),
}
OWNERSHIP = ("own_thing", "not_own")
WORK = {
    "caseworker": "case_work allocation tenancy coordination",
    "decider": "case_work allocation tenancy coordination",
    "meeting_member": "allocation",
    "nav_caseworker": "case_work economic_help coordination",
    "refugee_service": "settlement coordination",
    "home_support": "followup coordination",
    "property_manager": "tenancy",
    "economy_worker": "tenancy",
    "leader": "control",
    "controller": "control",
    "auditor": "control",
}
PURPOSES = ("", "case_work", "allocation", "tenancy", "economic_help", "followup", "settlement",
            "coordination", "control")  # fmt: skip


class Cell(NamedTuple):
    """One question: who, to what, in which relation, doing what, with which protection and clearance."""

    role: str
    relation: str
    thing: str
    verb: str
    grade: int = 0
    clearance: int = 0
    state: str = "open"
    purpose: str = ""


class Expected(NamedTuple):
    """The answer; `hidden`: a no that looks like a thing that does not exist."""

    allowed: bool
    hidden: bool = False


YES, OPEN_NO, HIDDEN_NO = Expected(True), Expected(False), Expected(False, hidden=True)


def holders(thing: str, verb: str) -> set[str]:
    """The roles that the verb is for."""
    _, sees, changes, others, _ = THINGS[thing]
    return set((sees if verb in LOOKING else changes if verb == "change" else others.get(verb, "")).split())


def expected(cell: Cell) -> Expected:
    """What the prose says about the cell."""
    information, _, _, _, of_the_office = THINGS[cell.thing]
    if cell.role not in holders(cell.thing, cell.verb):
        return OPEN_NO
    if cell.purpose and cell.purpose not in WORK.get(cell.role, "").split():
        return OPEN_NO
    if information is NOT_PERSONAL:
        return YES
    if cell.role in CITIZENS:
        return _citizen(cell, set(information.split()))
    given, near, own_office, contributed = RELATIONS[cell.relation]
    by_part, everywhere, _ = KNOWS[cell.role]
    known = (set(by_part.split()) & set(given.split())) | set(everywhere.split())
    if near or cell.grade > cell.clearance or not set(information.split()) <= known:
        return HIDDEN_NO
    if cell.verb in LOOKING:
        return YES
    blocked = of_the_office and (not own_office or (cell.state == "closed" and cell.verb != "assign"))
    return OPEN_NO if blocked or (cell.verb == "decide" and contributed) else YES


def _citizen(cell: Cell, information: set[str]) -> Expected:
    own = set(KNOWS[cell.role][2].split())
    sheltered = cell.role == "guardian" and cell.grade >= 2
    sees = cell.verb in LOOKING and cell.relation == "own_thing" and information <= own and not sheltered
    return YES if sees else HIDDEN_NO
