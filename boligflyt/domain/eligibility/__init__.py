"""Vilkaar for municipal housing: a municipality's dated rule file, asked about one application at a time.

Read `rule_file` for the file, `assessment` for the questions, and the other modules for what the rule set
says about priority, lease terms, offers and complaints.
"""

from boligflyt.domain.eligibility.application_facts import (
    ApplicationError,
    ApplicationFacts,
    application_schema,
)
from boligflyt.domain.eligibility.assessment import RULE_NAMES, assess
from boligflyt.domain.eligibility.decision_persons import Persons, least_persons, persons_for
from boligflyt.domain.eligibility.departures import DepartureRefused, depart
from boligflyt.domain.eligibility.leases import (
    LeaseTerm,
    lease_months,
    renewal_lead_days,
)
from boligflyt.domain.eligibility.offers_and_complaints import (
    Complaint,
    OfferConsequence,
    approval_ends_on,
    complaint_for,
    offer_consequence,
    preliminary_answer_days,
)
from boligflyt.domain.eligibility.priority import (
    CARE_RANK,
    Priority,
    criteria_held,
    priority_of,
    priority_of_held,
    queue_key,
    waiting_time_counts,
)
from boligflyt.domain.eligibility.rule_file import (
    available_rule_sets,
    care_rule_set,
    load_rule_set,
    rule_set_schema,
    shipped_rule_set,
)
from boligflyt.domain.eligibility.rule_set import Rule, RuleSet, RuleSetError
from boligflyt.domain.eligibility.shares import (
    HOUSING_FIRST,
    LimitKind,
    check_cooperative_share,
    check_housing_first_share,
    check_temporary_stay,
    cooperative_limit,
    fit_points,
    limit_kinds,
    temporary_stay_alarms,
    temporary_stay_over,
)
from boligflyt.domain.strict_yaml import FileError

__all__ = [
    "CARE_RANK",
    "RULE_NAMES",
    "ApplicationError",
    "ApplicationFacts",
    "Complaint",
    "DepartureRefused",
    "FileError",
    "LeaseTerm",
    "OfferConsequence",
    "Persons",
    "Priority",
    "Rule",
    "RuleSet",
    "RuleSetError",
    "application_schema",
    "approval_ends_on",
    "assess",
    "available_rule_sets",
    "care_rule_set",
    "check_cooperative_share",
    "cooperative_limit",
    "check_housing_first_share",
    "HOUSING_FIRST",
    "LimitKind",
    "criteria_held",
    "fit_points",
    "priority_of_held",
    "limit_kinds",
    "check_temporary_stay",
    "complaint_for",
    "depart",
    "lease_months",
    "least_persons",
    "load_rule_set",
    "offer_consequence",
    "persons_for",
    "preliminary_answer_days",
    "priority_of",
    "queue_key",
    "renewal_lead_days",
    "rule_set_schema",
    "shipped_rule_set",
    "temporary_stay_alarms",
    "temporary_stay_over",
    "waiting_time_counts",
]
