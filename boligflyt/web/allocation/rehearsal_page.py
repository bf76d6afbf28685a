"""A rehearsal's numbers and changes as the template shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from boligflyt.domain.eligibility import RuleSet, load_rule_set, waiting_time_counts
from boligflyt.domain.matching import FIT_TERMS
from boligflyt.web.allocation.rehearsal_forms import WAITING

WITHHELD = "–"


def shown_rows(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The groups with both sides; a group too small to be shown has a dash for every number."""
    rows = []
    for row in result["rows"]:
        held, tried = row["held"] or {}, row["tried"] or {}
        rows.append({
            "label": row["label"],
            "applicants": _shown(row["applicants"]),
            "held": _shown(held.get("housed")), "held_days": _shown(held.get("median_days")),
            "tried": _shown(tried.get("housed")), "tried_days": _shown(tried.get("median_days")),
            "sooner": _shown(row["sooner"]), "later": _shown(row["later"]),
        })  # fmt: skip
    return rows


def bars(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Both sides of every group that is shown, on one scale."""
    sides = (("held", _("dagens regler")), ("tried", _("prøvde regler")))
    return [
        {"label": f"{row['label']}, {words}", "value": row[side]["housed"]}
        for row in result["rows"]
        for side, words in sides
        if row[side]
    ]


def shown_changes(changes: Mapping[str, Any], rules: RuleSet) -> list[str]:
    """What was tried, in words."""
    if changes.get("file"):
        return _shown_file(load_rule_set(changes["file"]))
    labels = {group["code"]: group["label"] for group in rules.priority_groups}
    told = []
    if changes["groups"]:
        order = ", ".join(str(labels.get(code, code)) for code in changes["groups"])
        told.append(_("Rekkefølgen er %(order)s.") % {"order": order})
    if changes["waiting_counts"]:
        told.append(f"{dict(WAITING)[changes['waiting_counts']]}.")
    sentences = {term.code: term.sentence for term in FIT_TERMS}
    told += [
        _("«%(what)s» teller %(points)s.") % {"what": sentences[code], "points": points}
        for code, points in changes["fit"].items()
    ]
    return told


def _shown_file(tried: RuleSet) -> list[str]:
    """Which rules they were, and what of them counts."""
    groups = ", ".join(str(group["label"]) for group in tried.priority_groups)
    order = _("Rekkefølgen er %(order)s.") % {"order": groups}
    named = {"id": tried.id, "version": tried.version, "by": tried.adopted_by}
    return [
        _("Regelsettet «%(id)s», versjon %(version)s: %(by)s.") % named,
        order if groups else _("Reglene har ingen grupper: alle står likt før ventetid og lodd."),
        f"{dict(WAITING)[waiting_time_counts(tried)]}.",
        _("Hvem som står på listen, er de som sto der."),
    ]


def _shown(number: int | None) -> str:
    return WITHHELD if number is None else str(number)
