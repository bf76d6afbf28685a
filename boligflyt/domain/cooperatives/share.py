"""The public owners' shares in a borettslag against the law's limit, with the arithmetic (HOU-18)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from boligflyt.domain.eligibility import cooperative_limit
from boligflyt.domain.rates import Rates


@dataclass(frozen=True, slots=True)
class CooperativeShare:
    """Shares in all, the municipality's own, other public owners', and how many they may have together.

    Other public owners are the state, the county, and the companies and foundations of all three: they count
    together with the municipality (burettslagslova §§ 4-2 and 4-3). `percent` is the limit in per cent; None
    in a borettslag so small that public owners have no right of their own.
    """

    total: int
    own: int
    others: int
    allowed: int
    percent: int | None

    @property
    def public(self) -> int:
        """All public owners' shares."""
        return self.own + self.others

    @property
    def left(self) -> int:
        """How many more they may have together; 0 when the limit is reached or passed."""
        return max(0, self.allowed - self.public)

    @property
    def over(self) -> bool:
        """Whether they have more than the limit."""
        return self.public > self.allowed

    def after(self, bought: int) -> CooperativeShare:
        """The same when the municipality has bought so many more."""
        return replace(self, own=self.own + bought)

    @property
    def arithmetic(self) -> str:
        """The shares and the limit in one Norwegian sentence each."""
        held = f"{self.own} egne + {self.others} andre offentlige = {self.public} av {self.total} andeler."
        if self.percent is None:
            return f"{held} I et så lite borettslag har offentlige eiere ingen egen rett til andeler."
        exact = f"{self.total * self.percent / 100:g}".replace(".", ",")
        return f"{held} {self.percent} prosent av {self.total} er {exact}: grensen er {self.allowed}."


def share_of(
    total: int, own: int, others: int, on: date, *, extra: bool = False, rates: Rates | None = None
) -> CooperativeShare:
    """The shares against the limit of the day; `extra`: its own rules give public owners more."""
    allowed, percent = cooperative_limit(total, on, statutes_allow_extra=extra, rates=rates)
    return CooperativeShare(total, own, others, allowed, percent)
