"""Whether a known need of services asks for ambulant follow-up or for a staffed base (DEF-18)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

BASE_FROM = "municipal/base_from_weekly_hours"


class ServiceNeed(StrEnum):
    """What the hours ask for."""

    NOT_KNOWN = "not_known"
    NONE = "none"
    AMBULANT = "ambulant"
    BASE = "base"


def service_need(hours: Decimal | int | None, base_from: Decimal | int) -> ServiceNeed:
    """What a need of so many hours per week asks for; `base_from` hours exactly is a base.

    Hours that nobody has told are not a need of none.
    """
    if hours is None:
        return ServiceNeed.NOT_KNOWN
    if hours >= base_from:
        return ServiceNeed.BASE
    return ServiceNeed.AMBULANT if hours > 0 else ServiceNeed.NONE
