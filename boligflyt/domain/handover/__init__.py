"""Taking over a dwelling and giving it back: what is looked at, what meters show, and what has changed."""

from boligflyt.domain.handover.comparison import Difference, compare
from boligflyt.domain.handover.readings import ReadingError, previous_is_higher, reading_of
from boligflyt.domain.handover.standard import (
    Layout,
    Room,
    Standard,
    in_order,
    read_standard,
    shipped_standard,
)
from boligflyt.domain.handover.steps import MOVE_IN, MOVE_OUT, StepDone, chain

__all__ = [
    "MOVE_IN",
    "MOVE_OUT",
    "Difference",
    "Layout",
    "ReadingError",
    "Room",
    "Standard",
    "StepDone",
    "chain",
    "compare",
    "in_order",
    "previous_is_higher",
    "read_standard",
    "reading_of",
    "shipped_standard",
]
