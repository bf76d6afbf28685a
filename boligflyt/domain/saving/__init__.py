"""Leie med sparing: a price fixed today, savings for some years, and who gets what when it ends (PRO-18)."""

from boligflyt.domain.saving.agreement import (
    Due,
    Saved,
    Terms,
    TooMuchOut,
    balance_on,
    due_at_end,
    last_day_of_trial,
    planned_on,
    reminder_day,
    terms_of_day,
)
from boligflyt.domain.saving.price_risk import HomeAtRisk, PriceRisk, RiskRow, price_risk

__all__ = [
    "Due",
    "HomeAtRisk",
    "PriceRisk",
    "RiskRow",
    "Saved",
    "Terms",
    "TooMuchOut",
    "balance_on",
    "due_at_end",
    "last_day_of_trial",
    "planned_on",
    "price_risk",
    "reminder_day",
    "terms_of_day",
]
