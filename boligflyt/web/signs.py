"""Sign, word and colour of results and statuses: never colour alone. Areas know codes; the look is here."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sign:
    """`color` is a design-system colour name, `icon` an Aksel icon, `label` the Norwegian word."""

    color: str
    icon: str
    label: str | Promise


FINDING_SIGNS = {
    "met": Sign("success", "CheckmarkCircleFill", _("Oppfylt")),
    "not_met": Sign("danger", "XMarkOctagonFill", _("Ikke oppfylt")),
    "not_assessed": Sign("warning", "QuestionmarkCircle", _("Ikke vurdert")),
    "departed": Sign("warning", "PencilWriting", _("Fraveket")),
}
UNKNOWN_SIGN = Sign("neutral", "QuestionmarkCircle", "")


def finding_sign(outcome: object) -> Sign:
    """The sign of a finding's outcome: a code, or an enum member whose value or name is the code."""
    for code in (outcome, getattr(outcome, "value", None), getattr(outcome, "name", None)):
        sign = FINDING_SIGNS.get(str(code).lower().replace("-", "_")) if code is not None else None
        if sign:
            return sign
    return Sign(UNKNOWN_SIGN.color, UNKNOWN_SIGN.icon, str(outcome))
