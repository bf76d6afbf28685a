"""What happens in the life of a household, and what each thing does to what is open: a table."""

from boligflyt.domain.life_events.consequences import (
    TOLD,
    Consequence,
    LifeEvent,
    Move,
    Situation,
    Thing,
    after,
    consequences,
)

__all__ = ["TOLD", "Consequence", "LifeEvent", "Move", "Situation", "Thing", "after", "consequences"]
