"""Parties: which minors are party to a vedtak and get their own copy (forvaltningsloven §§ 2 and 27)."""

from boligflyt.domain.parties.minors import (
    HAS_GUARDIAN,
    Concern,
    Living,
    MinorFacts,
    PartyFinding,
    minor_as_party,
)

__all__ = ["HAS_GUARDIAN", "Concern", "Living", "MinorFacts", "PartyFinding", "minor_as_party"]
