"""Who may have it in them to own: found by a rule, with reasons (AGR-13, PRO-14…16, PRO-47)."""

from boligflyt.domain.screening.rule import NOTHING_ASKED, Facts, Rule, why_found

__all__ = ["NOTHING_ASKED", "Facts", "Rule", "why_found"]
