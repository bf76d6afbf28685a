"""What a case page says: findings with their ways out, groups, help and clocks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import (
    Action,
    Referral,
    State,
    TargetGroup,
)
from boligflyt.areas.applications.letters import rule_name
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.applications.services.steps import BY_HAND
from boligflyt.areas.applications.workflow import CLOSED, OPEN, allowed
from boligflyt.domain.explanation import Explanation, Finding, status_text
from boligflyt.domain.rates import shipped_rates
from boligflyt.web.applications.fact_words import fact_in_words
from boligflyt.web.applications.next_step import JUDGED
from boligflyt.web.formats import long_date


def finding_rows(case: Case, actor: Actor) -> list[dict[str, Any]]:
    """The findings for the table, with the ways out of what is not met."""
    if case.assessment is None:
        return []
    explanation = Explanation.from_json(case.assessment.explanation)
    editable = case.application.state in OPEN - {State.WITH_DECIDER} and actor.may(Right.APPLICATION_WRITE)
    editable = editable and case.application.office_id == actor.office
    return [_row(one, case.application, editable) for one in explanation.findings]


def _row(finding: Finding, application: Application, editable: bool) -> dict[str, Any]:
    sources = [
        f"{fact.label}: {fact_in_words(fact.name, fact.value)} ({fact.source})"
        for fact in finding.facts
        if fact.source
    ]
    reason = finding.reason
    if finding.departure:
        reason = f"{reason} Fraveket av {finding.departure.decided_by}: {finding.departure.reason}"
    return {
        "outcome": "departed" if finding.departure else finding.outcome.value,
        "shown_status": status_text(finding), "label": rule_name(finding.rule), "reason": reason,
        "law": f"{finding.law} ({FORCE[finding.force.value]})", "facts": sources[:2],
        "ways_out": _ways_out(finding, application) if editable else [],
    }  # fmt: skip


FORCE = {"law": "lov", "local_regulation": "lokal forskrift", "guideline": "retningslinje"}


def _ways_out(finding: Finding, application: Application) -> list[dict[str, str]]:
    if finding.outcome.value == "met" or finding.departure:
        return []
    ways = [{"label": "rett opplysningene", "url": reverse("applications:edit", args=[application.pk])}]
    if finding.rule in JUDGED:
        ways.append(
            {
                "label": "vurder skjønnsmessig",
                "url": reverse("applications:judge", args=[application.pk, finding.rule]),
            }
        )
    if finding.outcome.value == "not_met" and finding.force.value == "guideline":
        ways.append(
            {
                "label": "fravik med grunn",
                "url": reverse("applications:depart", args=[application.pk, finding.rule]),
            }
        )
    return ways


def counts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many of each result, for the panel's corner."""
    order = ("met", "departed", "not_met", "not_assessed")
    numbers = {one: sum(row["outcome"] == one for row in rows) for one in order}
    return [{"outcome": one, "number": number} for one, number in numbers.items() if number]


def hand_steps(application: Application, actor: Actor) -> list[dict[str, str]]:
    """What else can be done with the case, from the table of states."""
    if not actor.may(Right.APPLICATION_WRITE) or application.office_id != actor.office:
        return []
    if application.state == State.WITH_DECIDER:
        return []
    done = [
        line.action for line in allowed(State(application.state)) if line.action in BY_HAND - {Action.START}
    ]
    return [
        {"label": str(one.label), "url": reverse("applications:act", args=[application.pk, one.value])}
        for one in done
    ]


def may_temporary(case: Case, actor: Actor) -> bool:
    """Whether the actor can give or refuse a temporary place to stay here (sosialtjenesteloven § 27)."""
    owns = case.application.office_id == actor.office and Information.DECISION in case.sees
    return owns and actor.may(Right.VEDTAK_PREPARE) and case.application.state not in CLOSED


def shown_groups(case: Case, actor: Actor) -> list[str]:
    """Target groups, for those who see health: they tell why somebody needs help."""
    if Information.HEALTH not in case.sees or not actor.may(Right.HEALTH_READ):
        return []
    return [str(TargetGroup(one).label) for one in case.application.target_groups]


def household_title(case: Case) -> str:
    """The adults' names: «Selam Tesfay og Dawit Haile»."""
    applicant = case.application.applicant_id
    members = sorted(case.members, key=lambda one: one.person_id != applicant)
    adults = [one.person.full_name for one in members if one.role == "adult"]
    return " og ".join(adults) if adults else case.application.applicant.full_name


def referrals_of(case: Case) -> list[str]:
    """Help besides a dwelling, in words, for those who see health."""
    seen = case.application.referrals if Information.HEALTH in case.sees else ()
    return [str(Referral(one).label) for one in seen]


def integration_year(application: Application, on: date) -> str:
    """Where a settled refugee is in the integration phase of five years (TG-03, NUM-14); empty for others."""
    settled = application.applicant.settled_on
    if settled is None:
        return ""
    years = (on.year - settled.year) - ((on.month, on.day) < (settled.month, settled.day))
    phase = shipped_rates().whole("municipal/integration_phase_years", on)
    if years < phase:
        return f"År {years + 1} av {phase} i integreringsfasen, bosatt {long_date(settled)}"
    return f"{years} år siden bosetting {long_date(settled)}, etter integreringsfasen"
