"""What is remembered of a household's way from renting to owning."""

from boligflyt.areas.home_ownership.models.assessments import LONGEST_ABOUT, EconomyAssessment
from boligflyt.areas.home_ownership.models.instruments import InstrumentUse
from boligflyt.areas.home_ownership.models.loans import HousingLoan
from boligflyt.areas.home_ownership.models.plans import PlanVersion
from boligflyt.areas.home_ownership.models.purchases import AfterPurchase, Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.models.savings import SavingAgreement, SavingEntry
from boligflyt.areas.home_ownership.models.screening import Campaign, Candidate, Talk

__all__ = [
    "LONGEST_ABOUT",
    "AfterPurchase",
    "Campaign",
    "Candidate",
    "EconomyAssessment",
    "HousingLoan",
    "InstrumentUse",
    "PlanVersion",
    "Purchase",
    "PurchaseFinancing",
    "SavingAgreement",
    "SavingEntry",
    "Talk",
]
