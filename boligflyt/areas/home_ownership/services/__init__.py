"""What the office does on a household's way from renting to owning, one function per thing."""

from boligflyt.areas.home_ownership.services.assessments import (
    keep_assessment,
)
from boligflyt.areas.home_ownership.services.instruments import (
    InstrumentNote,
    consider_instrument,
)
from boligflyt.areas.home_ownership.services.loans import (
    LoanAsked,
    LoanStep,
    correct_loan,
    register_loan,
    take_loan_step,
)
from boligflyt.areas.home_ownership.services.plans import (
    PlanFacts,
    PlanStep,
    keep_plan_version,
)
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
    "InstrumentNote",
    "LoanAsked",
    "LoanStep",
    "PlanFacts",
    "PlanStep",
    "TalkFacts",
    "consider_instrument",
    "correct_loan",
    "find_candidates",
    "give_candidates",
    "keep_assessment",
    "keep_plan_version",
    "make_campaign",
    "register_loan",
    "take_loan_step",
    "write_talk",
]
