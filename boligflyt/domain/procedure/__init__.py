"""The procedure from first contact to trouble in the home: its steps, where a case stands, what changed."""

from boligflyt.domain.procedure.chain import Chain, ChainStep, Done, NextSteps, chain_of
from boligflyt.domain.procedure.changes import Change, changes
from boligflyt.domain.procedure.steps import (
    Procedure,
    ProcedureStep,
    free_code,
    from_json,
    moved,
    problems,
    shipped,
    to_json,
    with_step,
    without,
)

__all__ = [
    "Chain", "ChainStep", "Change", "Done", "NextSteps", "Procedure", "ProcedureStep", "chain_of", "changes",
    "free_code", "from_json", "moved", "problems", "shipped", "to_json", "with_step", "without",
]  # fmt: skip
