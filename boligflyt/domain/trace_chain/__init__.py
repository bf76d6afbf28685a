"""The chain of seals over the trace: how an event is written for hashing, and how a change is found again.

Described for whoever makes a verifier of their own in docs/decisions/0013-the-sealed-trace.md.
"""

from boligflyt.domain.trace_chain.comparison import Difference, DifferenceKind, differences
from boligflyt.domain.trace_chain.sealing import (
    NOTHING_BEFORE,
    Entry,
    Line,
    SealHead,
    entry_of,
    packed,
    seal_hash,
    unpacked,
)

__all__ = [
    "NOTHING_BEFORE",
    "Difference",
    "DifferenceKind",
    "Entry",
    "Line",
    "SealHead",
    "differences",
    "entry_of",
    "packed",
    "seal_hash",
    "unpacked",
]
