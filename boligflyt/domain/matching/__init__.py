"""Who is proposed for which vacant dwelling, with a reason for every yes and every no.

First who: as many as possible of the highest priority, then of the next, along a published order. Then
which: the best fit in all, which may choose between those of equal priority. Then the lot. Nothing is weighed
against anything else, and limits on how many of a group may live in one building are kept throughout.
"""

from boligflyt.domain.matching.changes import Change, changes_between
from boligflyt.domain.matching.checker import check_proposal
from boligflyt.domain.matching.conditions import STANDARD, Conditions
from boligflyt.domain.matching.costs import RuleCost, rule_costs
from boligflyt.domain.matching.fit import FIT_TERMS, FitTerm, misfit, weighed
from boligflyt.domain.matching.grid import POSSIBLE, PROPOSED, GridRow, grid_legend, suitability_grid
from boligflyt.domain.matching.group_limits import GroupLimit, full_limit
from boligflyt.domain.matching.pool import MatchingError, VacantDwelling, WaitingHousehold, in_order
from boligflyt.domain.matching.priority import Matching, match_in_order, match_with_proof
from boligflyt.domain.matching.proposal import Placement, Proposal, Unhoused, Unused, propose, who_gets_which
from boligflyt.domain.matching.rules import (
    STANDARD_RULES,
    HardRule,
    Obstacle,
    first_obstacle,
    hard_rules,
)
from boligflyt.domain.matching.transport import spread_at_least_cost
from boligflyt.domain.matching.why_not import WayOut, WhyNot, held_within, ways_out, why_not

__all__ = [
    "FIT_TERMS",
    "STANDARD",
    "Conditions",
    "GroupLimit",
    "full_limit",
    "held_within",
    "weighed",
    "who_gets_which",
    "POSSIBLE",
    "PROPOSED",
    "STANDARD_RULES",
    "FitTerm",
    "GridRow",
    "HardRule",
    "Matching",
    "MatchingError",
    "Obstacle",
    "Placement",
    "Proposal",
    "Unhoused",
    "Unused",
    "VacantDwelling",
    "WaitingHousehold",
    "check_proposal",
    "first_obstacle",
    "grid_legend",
    "hard_rules",
    "in_order",
    "match_in_order",
    "match_with_proof",
    "misfit",
    "propose",
    "spread_at_least_cost",
    "suitability_grid",
    "Change",
    "changes_between",
    "RuleCost",
    "WayOut",
    "WhyNot",
    "rule_costs",
    "ways_out",
    "why_not",
]
