"""A household's economy: what is left each month, what it can borrow, and its ways side by side.

Stands on bostøtte, startlån and grants, and reckons nothing of theirs itself. Only the day is asked for; what
the municipality's own tables say comes from its files.
"""

from boligflyt.domain.household_economy.alternatives import Alternative, LoanCost, Way
from boligflyt.domain.household_economy.borrowing import Borrowing, HighestLoan
from boligflyt.domain.household_economy.budget_table import BudgetTable, load_budget_table
from boligflyt.domain.household_economy.economy import Economy, MunicipalTables, household_economy
from boligflyt.domain.household_economy.family import Passage
from boligflyt.domain.household_economy.household import (
    BostoetteAsked,
    Buying,
    Debt,
    EconomyAsked,
    Income,
    Line,
    LoanAsked,
    Member,
    NotWorkedOut,
    Ownership,
    Renting,
    Sex,
)
from boligflyt.domain.household_economy.living_costs import BudgetLine, LivingCosts

__all__ = [
    "Alternative",
    "Borrowing",
    "BostoetteAsked",
    "BudgetLine",
    "BudgetTable",
    "Buying",
    "Debt",
    "Economy",
    "EconomyAsked",
    "HighestLoan",
    "Income",
    "Line",
    "LivingCosts",
    "LoanAsked",
    "LoanCost",
    "Member",
    "MunicipalTables",
    "NotWorkedOut",
    "Ownership",
    "Passage",
    "Renting",
    "Sex",
    "Way",
    "household_economy",
    "load_budget_table",
]
