"""What the office does on a household's way to a private rental, one function per thing."""

from boligflyt.areas.private_renting.services.searching import (
    HomeFound,
    SearchFacts,
    begin_search,
    change_search,
    fall_through,
    find_home,
    follow_up,
    give_up,
    move_in,
)
from boligflyt.areas.private_renting.services.securities import (
    SecurityStep,
    grant_security,
    take_security_step,
)
from boligflyt.areas.private_renting.services.viewings import (
    ViewingFacts,
    ViewingTold,
    plan_viewing,
    tell_viewing,
)

__all__ = [
    "HomeFound",
    "SearchFacts",
    "SecurityStep",
    "ViewingFacts",
    "ViewingTold",
    "begin_search",
    "change_search",
    "fall_through",
    "find_home",
    "follow_up",
    "give_up",
    "grant_security",
    "move_in",
    "plan_viewing",
    "take_security_step",
    "tell_viewing",
]
