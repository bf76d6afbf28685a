"""What may be read of searches, viewings and securities, and by whom."""

from boligflyt.areas.private_renting.queries.doors import (
    open_household_for_search,
    open_search,
    open_security,
    open_viewing,
    searches_visible_to,
    securities_visible_to,
    viewings_visible_to,
)
from boligflyt.areas.private_renting.queries.figures import (
    PRIVATE,
    ResultRow,
    ended_in,
    fund_of,
    results_in,
    turned_down_in,
)
from boligflyt.areas.private_renting.queries.lists import (
    due_for,
    guides,
    search_list,
    securities_of,
    viewings_of,
)

__all__ = [
    "PRIVATE",
    "ResultRow",
    "due_for",
    "ended_in",
    "fund_of",
    "guides",
    "open_household_for_search",
    "open_search",
    "open_security",
    "open_viewing",
    "results_in",
    "search_list",
    "searches_visible_to",
    "securities_of",
    "securities_visible_to",
    "turned_down_in",
    "viewings_of",
    "viewings_visible_to",
]
