"""What may be read about applications, and by whom."""

from boligflyt.areas.applications.queries.doors import (
    applications_visible_to,
    open_application,
    open_vedtak,
    vedtak_visible_to,
)
from boligflyt.areas.applications.queries.facts import (
    care_rules_today,
    domain_facts,
    homelessness_of,
    rule_set_for,
    rules_for,
    rules_today,
)

__all__ = [
    "applications_visible_to",
    "domain_facts",
    "homelessness_of",
    "open_application",
    "open_vedtak",
    "rule_set_for",
    "care_rules_today",
    "rules_for",
    "rules_today",
    "vedtak_visible_to",
]
