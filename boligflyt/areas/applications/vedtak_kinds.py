"""Kinds of vedtak, read from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("vedtak_kinds.yaml")


@dataclass(frozen=True, slots=True)
class KindOfVedtak:
    """What the law and the municipality say of one kind: basis, where to complain, what the letter says.

    `concern`: what it is about for a child in the household (`domain/parties`).
    """

    law: str
    complaint: str
    concern: str
    body_sentence: str
    granted: str
    refused: str
    granted_outcome: str
    refused_outcome: str

    def heading(self, granted: bool, you: str) -> str:
        """The letter's heading, to one («Du») or several («Dere»)."""
        return _addressed(self.granted if granted else self.refused, you)

    def outcome(self, granted: bool, you: str) -> str:
        """The letter's first sentence."""
        return _addressed(self.granted_outcome if granted else self.refused_outcome, you)


def _addressed(text: str, you: str) -> str:
    return text.replace("{Du}", you).replace("{du}", you.lower())


@lru_cache(maxsize=1)
def _kinds() -> dict[str, KindOfVedtak]:
    return {name: KindOfVedtak(**one) for name, one in parse(FILE.read_text()).value.items()}


def kind_of(kind: str) -> KindOfVedtak:
    """The particulars of a kind."""
    return _kinds()[VedtakKind(kind).value]
