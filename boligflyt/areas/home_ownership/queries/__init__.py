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
    sale_to_tenant,
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
from boligflyt.areas.home_ownership.queries.purchases import (
    bought_rows,
    contacts_visible_to,
    financings_visible_to,
    lease_to_buy,
    newest_financing,
    open_purchase,
    point_of,
    purchase_list,
    purchase_of,
    purchases_due,
    purchases_visible_to,
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
    "bought_rows",
    "campaigns",
    "candidates_of",
    "candidates_visible_to",
    "contacts_visible_to",
    "counted",
    "facts_of",
    "financings_visible_to",
    "households_found",
    "instruments_of",
    "instruments_visible_to",
    "kept_rule",
    "lease_to_buy",
    "loan_list",
    "loan_row",
    "loans_of",
    "loans_visible_to",
    "may_work_on",
    "newest_financing",
    "norm_for",
    "nothing_considered",
    "open_assessment",
    "open_campaign",
    "open_candidate",
    "open_loan",
    "open_purchase",
    "plan_versions_visible_to",
    "plans_in_force",
    "point_of",
    "purchase_list",
    "purchase_of",
    "purchases_due",
    "purchases_visible_to",
    "rule_of",
    "sale_to_tenant",
    "tables_in_force",
    "talkers",
    "talks_of",
    "talks_visible_to",
    "versions_of",
    "work_out",
]
