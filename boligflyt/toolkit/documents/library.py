"""The library of letter templates: what each is for, its version, and since when (AGR-16).

A `template_versions.yaml` stands in the area. It carries the checksum of each file, so that a template cannot
change and keep its version: a test compares.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from boligflyt.domain.strict_yaml import check_document, parse

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
# Each list, and the folder its templates stand in, seen from the list.
LISTS = (
    ("areas/*/template_versions.yaml", "letter_templates"),
    ("toolkit/documents/template_versions.yaml", ""),
)
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["name", "use", "version", "valid_from", "sha256"],
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string"},
            "use": {"type": "string"},
            "version": {"type": "string"},
            "valid_from": {"type": "string", "format": "date"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        },
    },
}


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One template: path below the package, name and use in Norwegian, version, checksum of the file."""

    path: str
    name: str
    use: str
    version: str
    valid_from: date
    sha256: str


@lru_cache(maxsize=1)
def template_library() -> dict[str, TemplateVersion]:
    """Every template by its path, in the order of the areas. Raises FileError when a list is faulty."""
    found = {}
    for pattern, inside in LISTS:
        for path in sorted(PACKAGE_ROOT.glob(pattern)):
            document = parse(path.read_text(encoding="utf-8"))
            check_document(document, SCHEMA)
            folder = (path.parent / inside).relative_to(PACKAGE_ROOT).as_posix()
            for name, told in document.value.items():
                whole = f"{folder}/{name}"
                valid_from = date.fromisoformat(told["valid_from"])
                found[whole] = TemplateVersion(whole, **{**told, "valid_from": valid_from})
    return found


def template_version(path: str) -> TemplateVersion:
    """The version of the template in use. Raises KeyError for one that is not in the library."""
    return template_library()[path]


def file_sha256(path: str) -> str:
    """Checksum of the template's file as it is now."""
    return hashlib.sha256((PACKAGE_ROOT / path).read_bytes()).hexdigest()
