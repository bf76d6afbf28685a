"""Reading handovers; every list and every door starts with what the actor may see."""

from boligflyt.areas.handovers.queries.doors import (
    belongings_visible_to,
    forwardings_visible_to,
    open_belonging,
    open_protocol,
    open_viewing,
    paper_of,
    picture_of,
    protocols_visible_to,
    viewings_visible_to,
)
from boligflyt.areas.handovers.queries.moving import Moving, differences_of, moving_of, standing_protocol
from boligflyt.areas.handovers.queries.week import (
    DueHandovers,
    Handover,
    handovers_due,
    my_viewings,
    those_who_show,
    viewings_of,
)

__all__ = [
    "DueHandovers",
    "Handover",
    "Moving",
    "belongings_visible_to",
    "differences_of",
    "forwardings_visible_to",
    "handovers_due",
    "moving_of",
    "my_viewings",
    "open_belonging",
    "open_protocol",
    "open_viewing",
    "paper_of",
    "picture_of",
    "protocols_visible_to",
    "standing_protocol",
    "those_who_show",
    "viewings_of",
    "viewings_visible_to",
]
