"""Signs of instruments, loans and purchases: never colour alone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.home_ownership.choices import LoanState, PurchaseState, SavingState, Standing, UseState
from boligflyt.areas.home_ownership.models import (
    AfterPurchase,
    HousingLoan,
    InstrumentUse,
    Purchase,
    SavingAgreement,
)
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
OF_PURCHASE = {
    PurchaseState.FINANCING: ("info", "Wallet"),
    PurchaseState.OFFERED: ("warning", "Hourglass"),
    PurchaseState.CONTRACTED: ("info", "DocPencil"),
    PurchaseState.OWNED: ("success", "HouseHeart"),
    PurchaseState.FOLLOWED_UP: ("success", "CheckmarkCircleFill"),
    PurchaseState.STOPPED: ("neutral", "CircleSlash"),
}
OF_SAVING = {
    SavingState.RUNNING: ("info", "Wallet"),
    SavingState.BOUGHT: ("success", "HouseHeart"),
    SavingState.TENANT_BROKE: ("neutral", "Leave"),
    SavingState.MUNICIPALITY_BROKE: ("neutral", "CircleSlash"),
    SavingState.LAPSED: ("neutral", "Hourglass"),
}
OF_STANDING = {
    Standing.PAYS: ("success", "CheckmarkCircle"),
    Standing.BEHIND: ("danger", "ExclamationmarkTriangleFill"),
    Standing.AGREED: ("warning", "Handshake"),
    Standing.MANAGES: ("success", "CheckmarkCircleFill"),
    Standing.SOLD: ("neutral", "Leave"),
    Standing.LOST: ("danger", "XMarkOctagonFill"),
}


def use_sign(use: InstrumentUse | None) -> Sign:
    """The sign of an instrument; one that is not considered says so."""
    if use is None:
        return Sign("warning", "QuestionmarkCircle", _("Ikke vurdert"))
    return Sign(*OF_USE[UseState(use.state)], UseState(use.state).label)


def loan_sign(loan: HousingLoan) -> Sign:
    """The sign of a loan."""
    return Sign(*OF_LOAN[LoanState(loan.state)], LoanState(loan.state).label)


def purchase_sign(purchase: Purchase) -> Sign:
    """The sign of a purchase."""
    return Sign(*OF_PURCHASE[PurchaseState(purchase.state)], PurchaseState(purchase.state).label)


def saving_sign(saving: SavingAgreement) -> Sign:
    """The sign of an agreement of leie med sparing."""
    return Sign(*OF_SAVING[SavingState(saving.state)], SavingState(saving.state).label)


def standing_sign(contact: AfterPurchase) -> Sign:
    """The sign of how it goes after a purchase."""
    return Sign(*OF_STANDING[Standing(contact.standing)], Standing(contact.standing).label)
