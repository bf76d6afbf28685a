"""Limits of the meeting by building: who lives there, who is proposed, and what the meeting has lifted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Meeting
from boligflyt.areas.allocation.queries.meeting_pool import MeetingPool, pool_of
from boligflyt.areas.dwellings.cooperatives import Held, cooperatives_held
from boligflyt.domain.matching import GroupLimit


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit with how many the proposal places there.

    `lifted` is why the meeting lets it not hold; empty where it holds.
    """

    limit: GroupLimit
    proposed: int
    lifted: str

    @property
    def after(self) -> int:
        """How many would live there."""
        return self.limit.living + self.proposed

    @property
    def over(self) -> bool:
        """Whether that is more than allowed."""
        return self.after > self.limit.allowed

    @property
    def full(self) -> bool:
        """Whether there is no room for one more."""
        return self.after >= self.limit.allowed

    @property
    def matters(self) -> bool:
        """Whether the meeting has something to see: it is lifted, reached, or somebody is proposed."""
        return bool(self.lifted or self.full or self.proposed)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that somebody who waits is counted by, those that matter today first, then by address.

    And the borettslag with a vacant dwelling.
    """

    rows: tuple[LimitRow, ...]
    cooperatives: tuple[Held, ...]


def limits_of(actor: Actor, meeting: Meeting) -> Limits:
    """The limits as the proposal now stands, for whoever may decide in the meeting."""
    actor = actor.within(meeting.grade)
    pool = pool_of(actor, meeting, keep_left=True)
    placed = _placed(pool)
    rows = [
        LimitRow(one, placed[one.key], meeting.lifted.get(one.key, {}).get("reason", ""))
        for one in pool.limits
    ]
    vacant = {one.dwelling.building.cooperative_id for one in pool.vacancies}
    held = [one for one in cooperatives_held(actor) if one.cooperative.pk in vacant] if any(vacant) else []
    return Limits(tuple(sorted(rows, key=lambda one: not one.matters)), tuple(held))


def _placed(pool: MeetingPool) -> Counter[str]:
    """By limit: how many the proposal places there, whether the limit holds or is lifted."""
    given = pool.placed()
    building = {one.key: one.building for one in pool.dwellings}
    come = Counter(
        (group, building[given[one.key]])
        for one in pool.households
        if one.key in given
        for group in one.groups
    )
    return Counter({limit.key: come[limit.group, limit.building] for limit in pool.limits})
