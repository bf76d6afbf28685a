"""A private rental with the municipality's help: when to follow up, and how much security there may be."""

from boligflyt.domain.private_rental.follow_up import follow_up_day
from boligflyt.domain.private_rental.fund import FundSums, SecurityRow, fund_sums, security_left

__all__ = ["FundSums", "SecurityRow", "follow_up_day", "fund_sums", "security_left"]
