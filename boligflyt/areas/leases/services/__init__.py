"""What the office does with a lease, one function per thing."""

from boligflyt.areas.leases.services.keys import end_by_purchase, end_lease, hand_over_key, void_lease
from boligflyt.areas.leases.services.leading_on import set_exit_target, tell_where_it_led
from boligflyt.areas.leases.services.planning import keep_plan
from boligflyt.areas.leases.services.preparing import LeaseDraft, prepare_lease
from boligflyt.areas.leases.services.reassessing import send_reassessment_letter
from boligflyt.areas.leases.services.rent_changes import RentNotice, begin_new_rents, give_rent_notice
from boligflyt.areas.leases.services.running_out import end_leases_run_out
from boligflyt.areas.leases.services.signing import give_information, sign_lease

__all__ = [
    "LeaseDraft",
    "RentNotice",
    "begin_new_rents",
    "end_by_purchase",
    "end_lease",
    "end_leases_run_out",
    "give_information",
    "give_rent_notice",
    "hand_over_key",
    "keep_plan",
    "prepare_lease",
    "send_reassessment_letter",
    "set_exit_target",
    "sign_lease",
    "tell_where_it_led",
    "void_lease",
]
