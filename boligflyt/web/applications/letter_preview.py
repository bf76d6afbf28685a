"""The content of a letter as it will be read, for the page where it is decided."""

from __future__ import annotations

from typing import Any

from boligflyt.areas.applications.models import Vedtak


def preview_rows(vedtak: Vedtak) -> dict[str, Any]:
    """The parts of the letter in reading order, and what is frozen with it."""
    data, frozen = vedtak.letter_data, vedtak.frozen
    group, sub, why = frozen.get("priority", ["", "", ""])
    rule_set, version, sha256 = frozen.get("rule_set", ["", "", ""])
    return {
        **{
            name: data.get(name)
            for name in ("heading", "outcome", "why", "gives", "services", "could_change", "complaint")
        },
        "recipient": data["letter"]["recipient"],
        "in_short": data["letter"].get("in_short"),
        "findings": data.get("findings", []),
        "rule_set": f"{rule_set} {version}",
        "check": sha256[:12],
        "priority": why or " ".join(part for part in (group, sub) if part),
    }
