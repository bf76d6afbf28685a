"""Reading the household's way to owning; every list and door starts with what may be seen."""

from boligflyt.areas.home_ownership.queries.assessments import (
    assessments_of,
    assessments_visible_to,
    may_work_on,
    open_assessment,
)
from boligflyt.areas.home_ownership.queries.beginning import (
    beginning_of,
)
from boligflyt.areas.home_ownership.queries.finding import (
    facts_of,
    households_found,
    kept_rule,
    rule_of,
)
from boligflyt.areas.home_ownership.queries.instruments import (
    InstrumentLine,
    instruments_of,
    instruments_visible_to,
    nothing_considered,
)
from boligflyt.areas.home_ownership.queries.loans import (
    loan_list,
    loan_row,
    loans_of,
    loans_visible_to,
    open_loan,
)
from boligflyt.areas.home_ownership.queries.plans import (
    assessments_for_plan,
    plan_versions_visible_to,
    plans_in_force,
    versions_of,
)
from boligflyt.areas.home_ownership.queries.screening import (
    campaigns,
    candidates_of,
    candidates_visible_to,
    counted,
    open_campaign,
    open_candidate,
    talkers,
    talks_of,
    talks_visible_to,
)
from boligflyt.areas.home_ownership.queries.working_out import (
    WorkedOut,
    norm_for,
    tables_in_force,
    work_out,
)

__all__ = [
    "InstrumentLine",
    "WorkedOut",
    "assessments_for_plan",
    "assessments_of",
    "assessments_visible_to",
    "beginning_of",
    "campaigns",
    "candidates_of",
    "candidates_visible_to",
    "counted",
    "facts_of",
    "households_found",
    "instruments_of",
    "instruments_visible_to",
    "kept_rule",
    "loan_list",
    "loan_row",
    "loans_of",
    "loans_visible_to",
    "may_work_on",
    "norm_for",
    "nothing_considered",
    "open_assessment",
    "open_campaign",
    "open_candidate",
    "open_loan",
    "plan_versions_visible_to",
    "plans_in_force",
    "rule_of",
    "tables_in_force",
    "talkers",
    "talks_of",
    "talks_visible_to",
    "versions_of",
    "work_out",
]
