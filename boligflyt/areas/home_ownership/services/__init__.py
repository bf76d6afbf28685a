"""What the office does on a household's way to owning, one function per thing."""

from boligflyt.areas.home_ownership.services.assessments import keep_assessment
from boligflyt.areas.home_ownership.services.instruments import InstrumentNote, consider_instrument
from boligflyt.areas.home_ownership.services.loans import (
    LoanAsked,
    LoanStep,
    correct_loan,
    register_loan,
    take_loan_step,
)

__all__ = [
    "InstrumentNote",
    "LoanAsked",
    "LoanStep",
    "consider_instrument",
    "correct_loan",
    "keep_assessment",
    "register_loan",
    "take_loan_step",
]
