"""What a proposal is made under: the hard rules, the limits that hold, and what a bad fit counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from boligflyt.domain.matching.fit import FIT_TERMS, FitTerm
from boligflyt.domain.matching.group_limits import GroupLimit
from boligflyt.domain.matching.rules import STANDARD_RULES, HardRule


@dataclass(frozen=True, slots=True)
class Conditions:
    """Rules, limits and terms of one proposal; limits that the meeting has lifted are not among them."""

    rules: Sequence[HardRule] = STANDARD_RULES
    limits: tuple[GroupLimit, ...] = ()
    terms: Sequence[FitTerm] = FIT_TERMS

    def without_rule(self, rule: HardRule) -> "Conditions":
        """The same, one rule taken away."""
        return replace(self, rules=[each for each in self.rules if each is not rule])

    def without_limit(self, limit: GroupLimit) -> "Conditions":
        """The same, one limit taken away."""
        return replace(self, limits=tuple(each for each in self.limits if each is not limit))


STANDARD = Conditions()
