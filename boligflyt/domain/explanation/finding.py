"""One rule's answer about one application."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

FactValue: TypeAlias = None | bool | int | str | Decimal | date | tuple[str, ...]


class Outcome(StrEnum):
    """What a rule found; `not_assessed` means a fact or a judgement is missing, never a refusal."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"


class Force(StrEnum):
    """How strongly a rule binds: law always, a regulation but for its exceptions, a guideline as a norm."""

    LAW = "law"
    LOCAL_REGULATION = "local_regulation"
    GUIDELINE = "guideline"


STATUS_TEXTS = {
    Outcome.MET: "Oppfylt",
    Outcome.NOT_MET: "Ikke oppfylt",
    Outcome.NOT_ASSESSED: "Ikke vurdert",
}
DEPARTED_TEXT = "Ikke oppfylt, fraveket"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact a rule looked at: code name, Norwegian label, value (None when unknown) and its source."""

    name: str
    label: str
    value: FactValue
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """A person's decision to depart from a rule that is not met: why, who decided, which day.

    `exception` names the regulation's own exception when the rule is a local regulation.
    """

    reason: str
    decided_by: str
    on: date
    exception: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found. `exceptions` are the codes of exceptions that the rule itself names."""

    rule: str
    outcome: Outcome
    force: Force
    reason: str
    law: str
    facts: tuple[Fact, ...] = ()
    departure: Departure | None = None
    exceptions: tuple[str, ...] = ()

    @property
    def stands_in_the_way(self) -> bool:
        """Whether the finding alone leads to a refusal: not met, and nobody has departed from the rule."""
        return self.outcome is Outcome.NOT_MET and self.departure is None


def status_text(finding: Finding) -> str:
    """The finding's status as shown to people (bokmål). A departed rule is never shown as met."""
    if finding.outcome is Outcome.NOT_MET and finding.departure is not None:
        return DEPARTED_TEXT
    return STATUS_TEXTS[finding.outcome]
