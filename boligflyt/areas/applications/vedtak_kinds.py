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
    """What the law and the municipality say of one kind: basis, where to complain, how many persons."""

    law: str
    complaint: str
    body_sentence: str
    two_persons: bool
    granted: str
    refused: str

    def heading(self, granted: bool, you: str) -> str:
        """The letter's heading, to one («Du») or several («Dere»)."""
        return (self.granted if granted else self.refused).replace("{Du}", you)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, KindOfVedtak]:
    return {name: KindOfVedtak(**one) for name, one in parse(FILE.read_text()).value.items()}


def kind_of(kind: str) -> KindOfVedtak:
    """The particulars of a kind."""
    return _kinds()[VedtakKind(kind).value]
