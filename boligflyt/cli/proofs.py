"""The file that says which inventory rows passing tests prove, tied to the hash of the tree they ran on."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WATCHED = ("boligflyt", "tests", "docs", "requirements", "pyproject.toml", "bf")
SKIPPED = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})


@dataclass(frozen=True, slots=True)
class Proofs:
    """What one whole run of the tests showed."""

    proven: dict[str, list[str]]
    """Row → the passing tests that claim it; a row with a failing test is left out."""
    marked: frozenset[str]
    """Every row that any test claims, whether it passed or not."""


def result_file() -> Path:
    """Where the last whole run wrote its proofs."""
    return Path(os.environ.get("BF_DATA", ROOT / ".data")) / "proofs.json"


def tree_hash() -> str:
    """SHA-256 over path and content of everything that decides what the tests prove."""
    digest = hashlib.sha256()
    for top in WATCHED:
        start = ROOT / top
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            if path.is_file() and not SKIPPED & set(path.parts) and path.suffix != ".pyc":
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def write(proofs: Proofs, tree: str) -> None:
    """Store what the tests showed about the tree with this hash."""
    target = result_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    content = {"tree": tree, "proven": proofs.proven, "marked": sorted(proofs.marked)}
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(target)


def read() -> Proofs | None:
    """What the last whole run showed, or None when there is no whole run of exactly this tree."""
    try:
        stored = json.loads(result_file().read_text(encoding="utf-8"))
        proofs = Proofs(dict(stored["proven"]), frozenset(stored["marked"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return proofs if stored["tree"] == tree_hash() else None
