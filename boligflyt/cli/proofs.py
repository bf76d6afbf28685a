"""The file that says which inventory rows passing tests prove, tied to the hash of the tree they ran on."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WATCHED = ("boligflyt", "tests", "docs", "requirements", "pyproject.toml", "bf")
SKIPPED = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})


def result_file() -> Path:
    """Where the last run wrote its proofs."""
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


def write(proven: dict[str, list[str]]) -> None:
    """Store the rows and the tests that prove them."""
    target = result_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({"tree": tree_hash(), "proven": proven}, indent=1, sort_keys=True))


def read() -> dict[str, list[str]] | None:
    """The proven rows, or None when there is no run of exactly this tree."""
    try:
        stored = json.loads(result_file().read_text())
    except (OSError, ValueError):
        return None
    proven: dict[str, list[str]] = stored.get("proven", {})
    return proven if stored.get("tree") == tree_hash() else None
