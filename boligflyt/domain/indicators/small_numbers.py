"""Small numbers in tables: which cells are withheld, so that sums do not give them away."""

from collections.abc import Sequence


def cells_to_withhold(households: Sequence[int], smallest: int) -> frozenset[int] | None:
    """The places of the cells that may not be shown in one row of cells whose sum is known.

    Every number under the least one, nothing excepted, and then further cells until those withheld are at
    least two and are together too many to be small all of them. The last cells go first, whatever is in them:
    who knows the rule learns nothing from the choice. None when no choice of cells is enough; then the sum
    must not be shown either.
    """
    withheld = {place for place, number in enumerate(households) if 0 < number < smallest}
    if not withheld:
        return frozenset()
    spare = [place for place in range(len(households)) if place not in withheld]
    while not _hidden_in_each_other(withheld, households, smallest):
        if not spare:
            return None
        withheld.add(spare.pop())
    return frozenset(withheld)


def _hidden_in_each_other(withheld: set[int], households: Sequence[int], smallest: int) -> bool:
    together = sum(households[place] for place in withheld)
    return len(withheld) > 1 and together >= smallest * len(withheld)
