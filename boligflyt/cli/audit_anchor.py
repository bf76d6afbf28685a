"""Seals kept elsewhere: a file with one line of JSON for each, only ever added to.

Whoever can change both the trace and its seals can make a new chain that hangs together. A hash that lies
where they cannot write gives them away.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

HASH = re.compile(r"[0-9a-f]{64}")


class AnchorError(Exception):
    """The file cannot be used; the message is Norwegian and says why."""


def kept_in(path: Path) -> dict[int, str]:
    """Number of seal and its hash; nothing for a file that is not made yet."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as fault:
        raise AnchorError(f"Filen «{path}» kan ikke leses. Sjekk at du har tilgang til den.") from fault
    kept: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        seal, hashed = _read(line, f"linje {number} i «{path}»")
        if kept.setdefault(seal, hashed) != hashed:
            raise AnchorError(f"Segl {seal} står to ganger med ulikt innhold: linje {number} i «{path}».")
    return kept


def _read(line: str, where: str) -> tuple[int, str]:
    try:
        content = json.loads(line)
        seal, hashed = content["seal"], content["hash"]
    except (ValueError, TypeError, KeyError):
        raise AnchorError(f"Kan ikke lese {where}. En linje skal ha «seal» og «hash».") from None
    if isinstance(seal, bool) or not isinstance(seal, int) or not HASH.fullmatch(str(hashed)):
        raise AnchorError(f"Kan ikke lese {where}. «seal» er et tall, og «hash» er 64 tegn 0–9 og a–f.")
    return seal, hashed


def keep(path: Path, seal: int, hashed: str) -> None:
    """Add one seal at the end. Raises AnchorError when the file cannot be written."""
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"seal": seal, "hash": hashed}) + "\n")
    except OSError as fault:
        raise AnchorError(f"Kan ikke skrive til «{path}». Sjekk mappen og tilgangen til den.") from fault
