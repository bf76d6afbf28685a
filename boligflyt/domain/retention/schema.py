"""What may stand in the plan of retention, and in a municipality's own."""

from __future__ import annotations

from typing import Any

_WORDS = {"type": "string", "minLength": 1}
_YEARS = {"type": "integer", "minimum": 0, "maximum": 200}
_KEYS = {"type": "object", "minProperties": 1, "additionalProperties": _WORDS}

SHIPPED: dict[str, Any] = {
    "type": "object",
    "required": ["checked_on", "law", "source", "classes", "papers", "records"],
    "additionalProperties": False,
    "properties": {
        "checked_on": {"type": "string", "format": "date"},
        "law": _WORDS,
        "source": _WORDS,
        "papers": _KEYS,
        "records": _KEYS,
        "classes": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["label", "keep", "ground", "why", "mark"],
                "additionalProperties": False,
                "properties": {
                    "label": _WORDS,
                    "keep": {"enum": ["always", "years", "passing"]},
                    "years": _YEARS,
                    "least": _YEARS,
                    "since": {"enum": ["case_closed", "lease_ended", "last_contact", "all_else"]},
                    "ground": _WORDS,
                    "why": _WORDS,
                    "mark": {"enum": ["ok", "verify"]},
                },
            },
        },
    },
}
OWN: dict[str, Any] = {
    "type": "object",
    "required": ["decision", "allowed_by", "classes"],
    "additionalProperties": False,
    "properties": {
        "decision": _WORDS,
        "allowed_by": _WORDS,
        "classes": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {"keep": {"enum": ["always", "years"]}, "years": _YEARS},
            },
        },
    },
}
