"""Periods of inclusive days, calendar months, and the deadlines that statutes count in them."""

from boligflyt.domain.periods.complaint_term import ComplaintTerm, Timeliness, complaint_term
from boligflyt.domain.periods.deadlines import (
    COMPLAINT,
    PRELIMINARY_ANSWER,
    StatutoryTerm,
    complaint_deadline,
    is_working_day,
    last_working_day,
    latest_receipt_due,
    next_working_day,
    preliminary_answer_due,
    working_days_after,
)
from boligflyt.domain.periods.month import Month, add_months, fixed_term_last_day, latest_start, whole_months
from boligflyt.domain.periods.period import Period, PeriodError
from boligflyt.domain.periods.timeline import ONE_DAY, combine, gaps

__all__ = [
    "COMPLAINT",
    "ONE_DAY",
    "PRELIMINARY_ANSWER",
    "ComplaintTerm",
    "Month",
    "Period",
    "PeriodError",
    "StatutoryTerm",
    "Timeliness",
    "add_months",
    "combine",
    "complaint_deadline",
    "complaint_term",
    "fixed_term_last_day",
    "gaps",
    "is_working_day",
    "last_working_day",
    "latest_receipt_due",
    "latest_start",
    "next_working_day",
    "preliminary_answer_due",
    "whole_months",
    "working_days_after",
]
