"""Limits on how many of one group may live in the same building, those who live there already counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from boligflyt.domain.matching.pool import WaitingHousehold


@dataclass(frozen=True, slots=True)
class GroupLimit:
    """At most `allowed` households of the group in the building; `living` are those of them there already.

    `of` is the number of dwellings the limit is worked out from, `basis` the rule that says so. `group` is a
    code among a household's `groups`, `label` its Norwegian name and `place` the building's address.
    """

    group: str
    building: str
    label: str
    place: str
    allowed: int
    living: int
    of: int
    basis: str

    @property
    def key(self) -> str:
        """The limit's name in a problem and in the certificate."""
        return f"{self.group}:{self.building}"

    @property
    def room(self) -> int:
        """How many more there is room for; none where too many live there already."""
        return max(0, self.allowed - self.living)

    def counts(self, household: WaitingHousehold, building: str | None) -> bool:
        """Whether the household would be counted by the limit in the building."""
        return self.group in household.groups and self.building == building

    def sentence(self, proposed: int) -> str:
        """The arithmetic, in words: who lives there, who is proposed or given a dwelling, and the limit."""
        after = self.living + proposed
        return (
            f"{self.place}, {self.label}: {self.living} bor der fra før, og {proposed} til er foreslått. "
            f"Det er {after} av høyst {self.allowed}. {self.basis}"
        )


def full_limit(
    limits: Iterable[GroupLimit], household: WaitingHousehold, building: str | None
) -> GroupLimit | None:
    """The first of the limits that has no room for the household in the building; None when it may come."""
    return next((one for one in limits if one.counts(household, building) and not one.room), None)
