"""What is done about who may see what: sharing a matter, giving roles, clearing."""

from boligflyt.areas.access.services.contacts import end_contact, set_contact
from boligflyt.areas.access.services.participation import (
    Share,
    end_participation,
    kinds_named,
    share,
    take_part,
)
from boligflyt.areas.access.services.staffing import end_role, give_role, set_clearance, stand_in

__all__ = [
    "Share",
    "end_contact",
    "end_participation",
    "end_role",
    "give_role",
    "kinds_named",
    "set_clearance",
    "set_contact",
    "share",
    "stand_in",
    "take_part",
]
