"""Whether a letter that was made earlier may still leave: a letter cannot be called back from the post.

Between the day it was made and the day it leaves, somebody may have been protected (folkeregisterloven
§ 10-4), moved, died or left the household, and what the letter tells may have been changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stop(StrEnum):
    """Why a letter does not leave."""

    PROTECTED = "protected"
    LEFT = "left"
    OVERTAKEN = "overtaken"
    ADDRESS_CHANGED = "address_changed"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What was so when the letter was made, and what is so now.

    Grades go from 0 (no protection) to 3. `belongs`: the recipient is still in the household.
    `overtaken`: what the letter tells is no longer so. `by_post`: it goes to the address printed in it.
    """

    grade_then: int
    grade_now: int
    belongs: bool
    overtaken: bool
    by_post: bool
    same_address: bool
    has_address: bool


def reasons_to_stop(facts: LetterFacts) -> tuple[Stop, ...]:
    """Every reason not to send it, the gravest first; none when it may leave.

    Protection that came since stops the letter whatever the channel: what is printed in it was true for
    somebody who could be found. An address only matters to what goes by post.
    """
    told = (
        (Stop.PROTECTED, facts.grade_now > facts.grade_then),
        (Stop.LEFT, not facts.belongs),
        (Stop.OVERTAKEN, facts.overtaken),
        (Stop.ADDRESS_CHANGED, facts.by_post and facts.has_address and not facts.same_address),
        (Stop.NO_ADDRESS, facts.by_post and not facts.has_address),
    )
    return tuple(stop for stop, holds in told if holds)
