"""Talks about a housing career with refugees, at set times after they were settled (PRO-37)."""

from boligflyt.domain.housing_career.talks import DueTalk, due_talk, talk_months

__all__ = ["DueTalk", "due_talk", "talk_months"]
