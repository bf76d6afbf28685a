"""One application that every rule set finds met, and variants of it."""

from copy import deepcopy
from datetime import date
from typing import Any

ON = date(2026, 11, 23)
BASE: dict[str, Any] = {
    "received_on": "2026-11-02",
    "kind": "municipal_dwelling",
    "applicant": {
        "born": "1990-05-17",
        "registered_since": "2021-03-01",
        "refugee_settled_on": None,
        "lawful_stay": True,
        "permit": "norwegian_citizen",
        "daily_care_of_child": False,
    },
    "household": [],
    "housing": {"situation": "no_roof", "unsuitable_grounds": [], "acute": True},
    "economy": {
        "yearly_income": 300000,
        "alternatives_exist": False,
        "instruments_screened": {
            "startlaan": "not_possible",
            "grant": "not_possible",
            "bostoette": "not_possible",
        },
    },
    "own_efforts": {"documented": True},
    "arrears": {"amount": 0},
    "eviction_on": None,
    "grounds": ["social"],
    "services": {"needed": False},
}
JUDGED_INCOME = {"income": {"met": True, "reason": "Inntekten rekker ikke.", "by": "saksbehandler 1"}}


def application(**changes: Any) -> dict[str, Any]:
    """The base application with changes; groups such as `applicant` are merged."""
    document = deepcopy(BASE)
    for name, change in changes.items():
        if isinstance(change, dict) and isinstance(document.get(name), dict):
            document[name] |= change
        else:
            document[name] = change
    return document


def without(*path: str) -> dict[str, Any]:
    """The base application without one fact."""
    document = deepcopy(BASE)
    group = document
    for key in path[:-1]:
        group = group[key]
    del group[path[-1]]
    return document
