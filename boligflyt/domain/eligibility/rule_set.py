"""A municipality's dated rules as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from boligflyt.domain.explanation import Force, RuleSetStamp
from boligflyt.domain.periods import Period


class RuleSetError(ValueError):
    """The rule set cannot answer: wrong day or unknown name. The message is Norwegian."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in a period: its name, force, basis in law, public text, own exceptions and settings."""

    name: str
    force: Force
    law: str
    text: str
    exceptions: tuple[str, ...]
    settings: Mapping[str, Any]
    example: bool = False


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one kind of municipal housing in one version.

    `sha256` is of the rule file's text; `sections` holds everything but the rules (priority, offers, lease
    terms, renewal, complaint, …) as the file gives it, frozen.
    """

    id: str
    version: str
    municipality: str
    category: str
    basis: str
    adopted_by: str
    period: Period
    sha256: str
    sources: tuple[Mapping[str, str], ...]
    rules: Mapping[str, tuple[tuple[Period, Rule], ...]]
    sections: Mapping[str, Any]

    @property
    def stamp(self) -> RuleSetStamp:
        """What an explanation says about the rules it was made from."""
        return RuleSetStamp(self.id, self.version, self.sha256)

    @property
    def complaint_body(self) -> str:
        """The name of the body that hears complaints over municipal dwellings and allocation."""
        return str(self.sections["complaint"]["name"])

    @property
    def priority_groups(self) -> tuple[Mapping[str, Any], ...]:
        """The priority groups in order; empty when the rule set ranks by criteria."""
        return tuple(self.sections["priority"].get("groups", ()))

    def rules_on(self, on: date) -> tuple[Rule, ...]:
        """The rules that hold on the day. Raises RuleSetError for a day outside the rule set's period."""
        self.check_day(on)
        return tuple(rule for dated in self.rules.values() for period, rule in dated if period.contains(on))

    def texts(self, on: date) -> dict[str, str]:
        """Public text per rule on the day, in plain Norwegian (new forvaltningslov § 13)."""
        return {rule.name: rule.text for rule in self.rules_on(on)}

    def check_day(self, on: date) -> None:
        """Raise RuleSetError when the rule set does not hold on the day."""
        if not self.period.contains(on):
            raise RuleSetError(
                f"Regelsettet «{self.id}», versjon {self.version}, gjelder {self.period}, ikke {on:%d.%m.%Y}."
            )


def freeze(value: Any) -> Any:
    """The value with lists as tuples and mappings as read-only, all the way down."""
    if isinstance(value, dict):
        return MappingProxyType({key: freeze(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return tuple(freeze(inner) for inner in value)
    return value
