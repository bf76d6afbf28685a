"""Homes on their way set against the households that wait, size by size and year by year."""

from boligflyt.domain.coming_need.balance import LARGEST, Balance, Coming, SizeLine, balance

__all__ = ["LARGEST", "Balance", "Coming", "SizeLine", "balance"]
