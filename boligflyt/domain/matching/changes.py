"""What one proposal changed in another: who moved, who came in, who fell out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One household whose answer is another; a dwelling's key is None where it gets nothing."""

    household_key: str
    before: str | None
    after: str | None


def changes_between(
    before: Mapping[str, str], after: Mapping[str, str], households: Sequence[str]
) -> tuple[Change, ...]:
    """The households whose dwelling is another, in the order they are given."""
    return tuple(
        Change(key, before.get(key), after.get(key))
        for key in households
        if before.get(key) != after.get(key)
    )
