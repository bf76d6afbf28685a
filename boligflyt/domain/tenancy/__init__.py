"""The law of a tenancy: length, notice, security and the way to an eviction, by the day."""

from boligflyt.domain.tenancy.eviction import (
    EvictionGround,
    comment_deadline,
    deduction_runs,
    earliest_eviction_petition,
    petition_after_notice,
    petition_after_warning,
)
from boligflyt.domain.tenancy.exit_target import exit_target_day, exit_target_months
from boligflyt.domain.tenancy.lease_terms import (
    call_to_move_deadline,
    check_lease_term,
    check_written_information,
    fixed_term_became_indefinite,
    shortest_months,
)
from boligflyt.domain.tenancy.longest_stay import StayTooLongError, lease_within_stay, stay_in_words
from boligflyt.domain.tenancy.notice import (
    NoticeContents,
    check_notice_contents,
    check_notice_in_term,
    lawsuit_deadline,
    notice_ends_lease,
    protest_deadline,
)
from boligflyt.domain.tenancy.security import (
    check_rent_in_advance,
    check_security,
    deposit_lawsuit_deadline,
    most_security_months,
)

__all__ = [
    "EvictionGround",
    "NoticeContents",
    "StayTooLongError",
    "call_to_move_deadline",
    "check_lease_term",
    "check_notice_contents",
    "check_notice_in_term",
    "check_rent_in_advance",
    "check_security",
    "check_written_information",
    "comment_deadline",
    "deduction_runs",
    "deposit_lawsuit_deadline",
    "earliest_eviction_petition",
    "exit_target_day",
    "exit_target_months",
    "fixed_term_became_indefinite",
    "lawsuit_deadline",
    "lease_within_stay",
    "most_security_months",
    "notice_ends_lease",
    "petition_after_notice",
    "petition_after_warning",
    "protest_deadline",
    "shortest_months",
    "stay_in_words",
]
