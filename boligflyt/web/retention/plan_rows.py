"""The plan in words, for its page."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.domain.retention import Keep, RecordClass, Since

SINCE = {
    Since.CASE_CLOSED: _("etter at den siste søknaden er avsluttet"),
    Since.LEASE_ENDED: _("etter siste dag i leieforholdet"),
    Since.LAST_CONTACT: _("etter den siste henvendelsen eller det siste notatet"),
    Since.ALL_ELSE: _("etter at alt annet i mappen er gammelt nok"),
}


def kept_in_words(one: RecordClass) -> str:
    """How long the class is kept."""
    if one.keep == Keep.ALWAYS:
        return str(_("Bevares"))
    if one.keep == Keep.PASSING or one.since is None:
        return str(_("Slettes av seg selv"))
    if one.years == 0:
        return str(_("Kasseres %(since)s") % {"since": SINCE[one.since]})
    return str(_("Kasseres %(years)s år %(since)s") % {"years": one.years, "since": SINCE[one.since]})


def plan_page() -> dict[str, Any]:
    """What the page of the plan shows."""
    plan = plan_in_force()
    papers = {kind: str(PaperKind(kind).label) for kind in plan.papers}
    kinds = {label: str(apps.get_model(label)._meta.verbose_name) for label in plan.records}
    rows = [
        {
            "of": one, "kept": kept_in_words(one),
            "records": sorted({kinds[label] for label, key in plan.records.items() if key == one.key}),
            "papers": [label for kind, label in papers.items() if plan.papers[kind] == one.key],
        }
        for one in plan.classes
    ]  # fmt: skip
    return {"plan": plan, "rows": rows, "unsettled": sum(not one.settled for one in plan.classes)}
