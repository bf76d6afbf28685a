"""What has changed between two versions of the procedure, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from boligflyt.domain.procedure import Change, ProcedureStep

FIELDS = {
    "name": "Hva", "who": "Hvem", "by": "Når", "guidance": "Hvordan", "link": "Lenke",
    "days": "Frist i dager",
    "after": "Fristen regnes fra",
}  # fmt: skip
KINDS = {
    "added": "Nytt steg", "removed": "Fjernet", "off": "Slått av", "on": "Slått på igjen", "moved": "Flyttet",
}  # fmt: skip


def change_rows(
    found: Sequence[Change], before: Sequence[ProcedureStep], after: Sequence[ProcedureStep]
) -> list[dict[str, str]]:
    """One row for each change: the step, what happened, and the words before and after."""
    names = {one.code: one.name for one in (*before, *after)}
    return [
        {
            "name": one.step.name,
            "what": FIELDS.get(one.field, "") or KINDS[one.kind],
            "before": _value(one.field, one.before, names) if one.field else "",
            "after": _value(one.field, one.after, names) if one.field else "",
        }
        for one in found
    ]


def _value(field: str, value: object, names: Mapping[str, str]) -> str:
    text = names.get(str(value), "") if field == "after" else value
    return _("ingen") if text in {None, ""} else str(text)


def deadline_words(step: ProcedureStep, steps: Sequence[ProcedureStep]) -> str:
    """«14 dager etter «Ta imot søknaden»»; empty without a deadline in days."""
    if step.days is None:
        return ""
    start = next((one.name for one in steps if one.code == step.after), "")
    days = _("1 dag") if step.days == 1 else _("%s dager") % step.days
    return _("%(days)s etter «%(start)s»") % {"days": days, "start": start}
