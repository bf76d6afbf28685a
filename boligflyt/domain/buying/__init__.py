"""A tenant buys the rented home: what it costs, who pays, and whether that adds up."""

from boligflyt.domain.buying.figures import BoughtRow, Figure, figures_in
from boligflyt.domain.buying.financing import (
    DUTY,
    Financing,
    FinancingAsked,
    FinancingRefused,
    MonthlyCosts,
    document_duty,
    monthly_costs,
)

__all__ = [
    "DUTY",
    "BoughtRow",
    "Figure",
    "Financing",
    "FinancingAsked",
    "FinancingRefused",
    "MonthlyCosts",
    "document_duty",
    "figures_in",
    "monthly_costs",
]
