"""Why somebody is at an address: the work the page belongs to, as far as it is the role's work.

The trace says it, and the person may read it in «Hvem har sett». A page that knows better says so itself
(`Actor.with_purpose`): a search, insight, an opening with a written reason.
"""

from __future__ import annotations

from boligflyt.areas.access.choices import Purpose, Role
from boligflyt.areas.access.rights import PURPOSES

_CASE = (Purpose.CASE_WORK, Purpose.FOLLOWUP, Purpose.SETTLEMENT, Purpose.TENANCY, Purpose.CONTROL)
# The part of the product → the purposes it serves; the first that is the role's own is stated.
SERVES: dict[str, tuple[Purpose, ...]] = {
    "my_day": _CASE,
    "search": _CASE,
    "people": _CASE,
    "access": _CASE,
    "casework": _CASE,
    "letters": (Purpose.CASE_WORK, Purpose.SETTLEMENT, Purpose.CONTROL),
    "retention": _CASE,
    "complaints": (Purpose.CASE_WORK, Purpose.SETTLEMENT, Purpose.CONTROL),
    "followup": (Purpose.FOLLOWUP, Purpose.CASE_WORK),
    "applications": (Purpose.CASE_WORK, Purpose.SETTLEMENT, Purpose.ALLOCATION),
    "handovers": (Purpose.TENANCY, Purpose.FOLLOWUP, Purpose.SETTLEMENT, Purpose.CASE_WORK),
    "leases": (Purpose.TENANCY, Purpose.FOLLOWUP, Purpose.SETTLEMENT, Purpose.CASE_WORK),
    "dwellings": (Purpose.TENANCY, Purpose.ALLOCATION, Purpose.FOLLOWUP),
    "allocation": (Purpose.ALLOCATION, Purpose.CASE_WORK, Purpose.CONTROL),
}


def purpose_at(role: Role, address: str) -> str:
    """The purpose of this role at the named address; empty where the page is about nobody."""
    own = PURPOSES[role]
    return next((one.value for one in SERVES.get(address.split(":")[0], ()) if one in own), "")
