"""What the office does at moving in and out, one function per thing."""

from boligflyt.areas.handovers.services.buying import take_over_home
from boligflyt.areas.handovers.services.leaving import (
    Thing,
    change_belonging,
    keep_belonging,
    keep_forwarding,
    set_readiness,
    settle,
)
from boligflyt.areas.handovers.services.protocols import (
    add_picture,
    add_to_protocol,
    start_protocol,
    write_section,
)
from boligflyt.areas.handovers.services.signing import reopen, sign_for_municipality, take_answer
from boligflyt.areas.handovers.services.viewings import plan_viewing, tell_outcome

__all__ = [
    "Thing",
    "add_picture",
    "add_to_protocol",
    "change_belonging",
    "keep_belonging",
    "keep_forwarding",
    "plan_viewing",
    "reopen",
    "set_readiness",
    "settle",
    "sign_for_municipality",
    "start_protocol",
    "take_answer",
    "take_over_home",
    "tell_outcome",
    "write_section",
]
