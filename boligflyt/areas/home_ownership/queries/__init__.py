"""Reading assessments, instruments and loans, and working an assessment out; first what may be seen."""

from boligflyt.areas.home_ownership.queries.assessments import (
    assessments_of,
    assessments_visible_to,
    may_work_on,
    open_assessment,
)
from boligflyt.areas.home_ownership.queries.beginning import beginning_of
from boligflyt.areas.home_ownership.queries.instruments import (
    InstrumentLine,
    instruments_of,
    instruments_visible_to,
    nothing_considered,
)
from boligflyt.areas.home_ownership.queries.loans import (
    loan_list,
    loan_row,
    loans_of,
    loans_visible_to,
    open_loan,
)
from boligflyt.areas.home_ownership.queries.working_out import WorkedOut, norm_for, tables_in_force, work_out

__all__ = [
    "InstrumentLine",
    "WorkedOut",
    "assessments_of",
    "assessments_visible_to",
    "beginning_of",
    "instruments_of",
    "instruments_visible_to",
    "loan_list",
    "loan_row",
    "loans_of",
    "loans_visible_to",
    "may_work_on",
    "norm_for",
    "nothing_considered",
    "open_assessment",
    "open_loan",
    "tables_in_force",
    "work_out",
]
