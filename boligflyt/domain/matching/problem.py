"""A matching problem in its barest form: who comes before whom, who can live where, and how badly it fits."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `at_most` of these households in these dwellings, by index; limits may overlap."""

    key: str
    households: frozenset[int]
    dwellings: frozenset[int]
    at_most: int

    @property
    def may_bind(self) -> bool:
        """Whether more than it allows could come, were everybody able to live everywhere."""
        return min(len(self.households), len(self.dwellings)) > self.at_most


@dataclass(frozen=True, slots=True)
class Problem:
    """Households and dwellings by index, sorted so that the order they were handed in leaves no trace.

    Households stand by class and then by id, dwellings by id. `priorities[k]` is what class k has in common,
    the first class first. `rows[h]` gives the misfit of each dwelling that h can live in, the dwellings in
    order.
    """

    households: tuple[str, ...]
    class_of: tuple[int, ...]
    priorities: tuple[tuple[int, ...], ...]
    dwellings: tuple[str, ...]
    rows: tuple[Mapping[int, int], ...]
    limits: tuple[Limit, ...] = ()
