"""What the oracle knows, written by hand from the prose: names, rights, sight, participation."""

from __future__ import annotations

STAFF = (
    "caseworker", "decider", "meeting_member", "nav_caseworker", "refugee_service", "home_support",
    "property_manager", "economy_worker", "leader", "planner", "controller", "auditor", "administrator",
    "integration",
)  # fmt: skip
CITIZENS = ("applicant", "tenant", "guardian", "nobody")
VERBS = ("see", "list", "change", "assign", "share", "decide")
GRADES = (0, 1, 2, 3)
CLEARANCES = (0, 1, 2, 3)
STATES = ("open", "closed")
PURPOSES = (
    "", "case_work", "allocation", "tenancy", "economic_help", "followup", "settlement", "coordination",
    "control",
)  # fmt: skip
KINDS = frozenset({"identity", "housing", "children", "economy", "health", "decision", "followup"})

# What stands in each thing; empty for what is not about a person.
INSIDE: dict[str, set[str]] = {
    "person": {"identity"},
    "number": {"identity"},
    "household": {"identity"},
    "guardian": {"identity"},
    "schooling": {"identity", "children"},
    "application": {"identity", "housing"},
    "health": {"identity", "housing", "health"},
    "economy": {"identity", "housing", "economy"},
    "candidate": {"identity", "housing", "economy"},
    "assessment": {"identity", "housing", "economy", "health", "decision"},
    "vedtak": {"identity", "housing", "decision"},
    "letter": {"identity", "housing", "decision"},
    "complaint": {"identity", "housing", "decision"},
    "dispatch": {"identity", "housing", "decision"},
    "draft": {"identity", "housing", "decision"},
    "access_request": {"identity", "housing", "decision"},
    "queue": {"identity", "housing"},
    "line": {"identity", "housing"},
    "offer": {"identity", "housing"},
    "lease": {"housing"},
    "contract": {"identity", "housing"},
    "handover": {"housing"},
    "new_address": {"identity", "housing"},
    "note": {"identity", "housing"},
    "note_children": {"identity", "children"},
    "note_economy": {"identity", "economy"},
    "note_health": {"identity", "health"},
    "export": {"identity", "housing"},
    "task": {"identity", "housing"},
    "team": {"identity", "housing"},
    "document": {"identity"},
    "document_housing": {"identity", "housing"},
    "document_children": {"identity", "children"},
    "document_economy": {"identity", "economy"},
    "document_health": {"identity", "health"},
    "document_decision": {"identity", "decision"},
    "document_followup": {"identity", "followup"},
    "journal": {"identity", "followup"},
    "dwelling": set(),
    "purpose": set(),
    "meeting": set(),
    "indicator": set(),
    "opening": set(),
    "review": set(),
    "retention": set(),
    "trace": set(),
    "procedure": set(),
    "settings": set(),
    "clearance": set(),
}
THINGS = tuple(INSIDE)
ABOUT_NOBODY = frozenset(thing for thing in THINGS if not INSIDE[thing])
ABOUT_SOMEBODY = frozenset(THINGS) - ABOUT_NOBODY

_AS_PERSON = {
    "caseworker", "decider", "nav_caseworker", "refugee_service", "home_support", "economy_worker",
    "applicant", "tenant", "guardian",
}  # fmt: skip
_AS_APPLICATION = {
    "caseworker", "decider", "nav_caseworker", "refugee_service", "applicant", "guardian",
}  # fmt: skip
_AS_LEASE = {
    "caseworker", "decider", "refugee_service", "home_support", "property_manager", "economy_worker",
    "tenant", "guardian",
}  # fmt: skip
_IN_THE_FILE = {"caseworker", "decider", "nav_caseworker", "refugee_service", "home_support"}
OF_THE_FILE = ("note", "note_children", "note_economy", "note_health", "task", "team")

_MAY_OPEN = {
    "caseworker", "decider", "nav_caseworker", "refugee_service", "home_support", "economy_worker",
}  # fmt: skip

_DOCUMENTS = tuple(thing for thing in INSIDE if thing.startswith("document"))
_READ_DOCUMENTS = {
    "caseworker", "decider", "nav_caseworker", "refugee_service", "home_support", "economy_worker",
}  # fmt: skip

MAY_SEE: dict[str, set[str]] = {
    "person": _AS_PERSON,
    "number": {"caseworker", "decider", "nav_caseworker"},
    "household": _AS_PERSON,
    "guardian": _AS_PERSON,
    "schooling": _AS_PERSON,
    "application": _AS_APPLICATION,
    "health": {"caseworker", "decider", "nav_caseworker", "applicant", "guardian"},
    "economy": {"caseworker", "decider", "nav_caseworker", "economy_worker", "applicant", "guardian"},
    "candidate": {"caseworker", "decider", "nav_caseworker", "economy_worker", "applicant", "guardian"},
    "assessment": _AS_APPLICATION,
    "vedtak": _AS_APPLICATION,
    "letter": _AS_APPLICATION,
    "complaint": _AS_APPLICATION,
    "dispatch": _AS_APPLICATION,
    "draft": _AS_APPLICATION,
    "access_request": _AS_APPLICATION,
    "queue": {"caseworker", "decider", "leader"},
    "line": {"caseworker", "decider", "meeting_member", "nav_caseworker", "property_manager", "leader"},
    "offer": _AS_APPLICATION,
    "lease": _AS_LEASE,
    "contract": _AS_LEASE,
    "handover": _AS_LEASE,
    "new_address": _AS_LEASE,
    **dict.fromkeys(OF_THE_FILE, _IN_THE_FILE),
    **dict.fromkeys(_DOCUMENTS, _READ_DOCUMENTS),
    "journal": {"caseworker", "decider", "home_support"},
    "dwelling": set(STAFF) - {"auditor", "administrator"},
    "purpose": {"caseworker", "decider"},
    "meeting": {"caseworker", "decider", "meeting_member", "nav_caseworker", "property_manager", "leader"},
    "indicator": {"caseworker", "decider", "leader", "planner", "controller"},
    "opening": _MAY_OPEN,
    "review": {"leader", "auditor"},
    "retention": {"leader"},
    "export": _IN_THE_FILE,
    "trace": {"auditor"},
    "procedure": {"leader"},
    "settings": {"administrator"},
    "clearance": {"leader"},
}
MAY_CHANGE: dict[str, set[str]] = {
    "person": {"caseworker", "nav_caseworker"},
    "household": {"caseworker", "nav_caseworker"},
    "guardian": {"caseworker", "nav_caseworker"},
    "schooling": {"caseworker", "nav_caseworker"},
    "application": {"caseworker", "nav_caseworker"},
    "health": {"caseworker", "nav_caseworker"},
    "economy": {"caseworker", "nav_caseworker"},
    "candidate": {"caseworker", "nav_caseworker"},
    "assessment": {"caseworker", "nav_caseworker"},
    "vedtak": {"caseworker", "decider"},
    "letter": {"caseworker", "nav_caseworker"},
    "complaint": {"caseworker", "decider"},
    "dispatch": {"caseworker", "nav_caseworker"},
    "draft": {"caseworker", "nav_caseworker"},
    "access_request": {"caseworker", "decider"},
    "line": {"caseworker", "decider"},
    "offer": {"caseworker", "nav_caseworker"},
    "lease": {"caseworker"},
    "handover": {"caseworker", "home_support", "property_manager"},
    "new_address": {"caseworker", "home_support", "property_manager"},
    **dict.fromkeys(OF_THE_FILE, _IN_THE_FILE),
    **dict.fromkeys(_DOCUMENTS, {"caseworker", "nav_caseworker", "home_support"}),
    "journal": {"home_support"},
    "dwelling": {"property_manager"},
    "meeting": {"caseworker", "decider"},
    "opening": _MAY_OPEN,
    "review": {"leader"},
    "retention": {"leader"},
    "export": {"caseworker", "decider"},
    "procedure": {"leader"},
    "settings": {"administrator"},
    "clearance": {"leader"},
}
RIGHTS: dict[str, dict[str, set[str]]] = {
    "see": MAY_SEE,
    "list": MAY_SEE,
    "change": MAY_CHANGE,
    "assign": {"application": {"caseworker", "decider", "nav_caseworker"}},
    "share": {"household": {"caseworker", "decider", "nav_caseworker"}},
    "decide": {"vedtak": {"decider"}},
}

OWN_PURPOSES: dict[str, set[str]] = {
    "caseworker": {"case_work", "allocation", "tenancy", "coordination"},
    "decider": {"case_work", "allocation", "tenancy", "coordination"},
    "meeting_member": {"allocation"},
    "nav_caseworker": {"case_work", "economic_help", "coordination"},
    "refugee_service": {"settlement", "coordination"},
    "home_support": {"followup", "coordination"},
    "property_manager": {"tenancy"},
    "economy_worker": {"tenancy"},
    "leader": {"control"},
    "controller": {"control"},
    "auditor": {"control"},
}

EVERYWHERE, TAKING_PART = "everywhere", "taking part"
# How far each role of staff sees each kind; a kind that is not named is never seen.
SIGHT: dict[str, dict[str, str]] = {
    "caseworker": dict.fromkeys(KINDS, TAKING_PART),
    "decider": dict.fromkeys(KINDS, TAKING_PART),
    "nav_caseworker": dict.fromkeys(KINDS - {"followup"}, TAKING_PART),
    "refugee_service": dict.fromkeys({"identity", "housing", "children", "decision"}, TAKING_PART),
    "home_support": dict.fromkeys({"identity", "housing", "children", "followup"}, TAKING_PART),
    "property_manager": {"housing": EVERYWHERE},
    "economy_worker": {"housing": EVERYWHERE, "identity": TAKING_PART, "economy": TAKING_PART},
}
CITIZEN_SIGHT: dict[str, set[str]] = {
    "applicant": {"identity", "housing", "children", "economy", "health", "decision"},
    "guardian": {"identity", "housing", "children", "economy", "health", "decision"},
    "tenant": {"identity", "housing"},
}

# The kinds that a running participation gives in each relation.
GIVEN: dict[str, set[str]] = {
    "stranger": set(),
    "own_office": set(KINDS),
    "shared_housing": {"identity", "housing"},
    "shared_economy": {"identity", "housing", "economy"},
    "shared_followup": {"identity", "housing", "children", "followup"},
    "named": set(KINDS),
    "ended": set(),
    "substitute": set(KINDS),
    "opened": set(KINDS),
    "opened_before": set(),
    "self": set(KINDS),
    "relative": set(KINDS),
    "contributor": set(KINDS),
}
STAFF_RELATIONS = tuple(GIVEN)
CITIZEN_RELATIONS = ("own_thing", "not_own")
RELATIONS = {**dict.fromkeys(STAFF, STAFF_RELATIONS), **dict.fromkeys(CITIZENS, CITIZEN_RELATIONS)}
# Where the law on habilitet keeps the actor away.
PARTIAL = {"self", "relative"}
# What was opened with a written reason is read only, and is of nobody protected.
ONLY_READ = {"see", "list"}
# Where the actor's own office has the case.
HAVE_THE_CASE = {"own_office", "self", "relative", "contributor"}
# A complaint comes when the case is decided: it is the owner's, but not bound to an open case.
OF_THE_OWNER = {"complaint", "dispatch"}
OF_THE_CASE = {"application", "health", "economy", "assessment", "vedtak", "letter", "line", "offer"}
FOR_THE_OWNER = {"change", "assign", "share", "decide"}
WHILE_OPEN = {"change", "share", "decide"}
REACHED_BY_CLEARANCE: dict[int, set[int]] = {0: {0}, 1: {0, 1}, 2: {0, 1, 2}, 3: {0, 1, 2, 3}}
