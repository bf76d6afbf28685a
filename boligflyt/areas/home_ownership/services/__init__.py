"""What the office does on a household's way from renting to owning, one function per thing."""

from boligflyt.areas.home_ownership.services.assessments import (
    keep_assessment,
)
from boligflyt.areas.home_ownership.services.financing import (
    AfterFacts,
    keep_financing,
    write_contact,
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
from boligflyt.areas.home_ownership.services.purchases import (
    Contract,
    PurchaseBegun,
    become_owner,
    begin_purchase,
    buy_at_fixed_price,
    locked_purchase,
    offer_home,
    sign_contract,
    stop_purchase,
)
from boligflyt.areas.home_ownership.services.savings import (
    BROKEN,
    SavingBegun,
    SavingEnd,
    begin_saving,
    due_of,
    end_saving,
    record_saving,
    rows_of,
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
    "BROKEN",
    "SavingBegun",
    "SavingEnd",
    "begin_saving",
    "buy_at_fixed_price",
    "due_of",
    "end_saving",
    "record_saving",
    "rows_of",
    "AfterFacts",
    "CampaignFacts",
    "Contract",
    "InstrumentNote",
    "LoanAsked",
    "LoanStep",
    "PlanFacts",
    "PlanStep",
    "PurchaseBegun",
    "TalkFacts",
    "become_owner",
    "begin_purchase",
    "consider_instrument",
    "correct_loan",
    "find_candidates",
    "give_candidates",
    "keep_assessment",
    "keep_financing",
    "keep_plan_version",
    "locked_purchase",
    "make_campaign",
    "offer_home",
    "register_loan",
    "sign_contract",
    "stop_purchase",
    "take_loan_step",
    "write_contact",
    "write_talk",
]
