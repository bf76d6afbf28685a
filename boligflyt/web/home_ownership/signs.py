"""Signs of instruments and loans: never colour alone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.home_ownership.choices import LoanState, UseState
from boligflyt.areas.home_ownership.models import HousingLoan, InstrumentUse
from boligflyt.web.signs import Sign

OF_USE = {
    UseState.NOT_RELEVANT: ("neutral", "CircleSlash"),
    UseState.RELEVANT: ("info", "Star"),
    UseState.APPLIED: ("warning", "Hourglass"),
    UseState.GRANTED: ("success", "CheckmarkCircleFill"),
    UseState.REFUSED: ("danger", "XMarkOctagonFill"),
    UseState.WITHDRAWN: ("neutral", "ArrowUndo"),
}
OF_LOAN = {
    LoanState.APPLIED: ("warning", "Hourglass"),
    LoanState.GRANTED: ("info", "CheckmarkCircle"),
    LoanState.PAID_OUT: ("success", "CheckmarkCircleFill"),
    LoanState.REFUSED: ("danger", "XMarkOctagonFill"),
    LoanState.WITHDRAWN: ("neutral", "ArrowUndo"),
}


def use_sign(use: InstrumentUse | None) -> Sign:
    """The sign of an instrument; one that is not considered says so."""
    if use is None:
        return Sign("warning", "QuestionmarkCircle", _("Ikke vurdert"))
    return Sign(*OF_USE[UseState(use.state)], UseState(use.state).label)


def loan_sign(loan: HousingLoan) -> Sign:
    """The sign of a loan."""
    return Sign(*OF_LOAN[LoanState(loan.state)], LoanState(loan.state).label)
