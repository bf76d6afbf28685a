"""What the office does with a lease, one function per thing."""

from boligflyt.areas.leases.services.keys import end_lease, hand_over_key, void_lease
from boligflyt.areas.leases.services.preparing import LeaseDraft, prepare_lease
from boligflyt.areas.leases.services.signing import give_information, sign_lease

__all__ = [
    "LeaseDraft",
    "end_lease",
    "give_information",
    "hand_over_key",
    "prepare_lease",
    "sign_lease",
    "void_lease",
]
