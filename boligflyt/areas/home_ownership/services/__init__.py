"""What the office does on a household's way from renting to owning."""

from boligflyt.areas.home_ownership.services.assessments import keep_assessment
from boligflyt.areas.home_ownership.services.plans import PlanFacts, PlanStep, keep_plan_version
from boligflyt.areas.home_ownership.services.screening import (
    CampaignFacts,
    TalkFacts,
    find_candidates,
    give_candidates,
    make_campaign,
    write_talk,
)

__all__ = [
    "CampaignFacts",
    "PlanFacts",
    "PlanStep",
    "TalkFacts",
    "find_candidates",
    "give_candidates",
    "keep_assessment",
    "keep_plan_version",
    "make_campaign",
    "write_talk",
]
