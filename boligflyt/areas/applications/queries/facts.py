"""An application as the facts that the rules ask for, each with its source."""

from __future__ import annotations

from datetime import date
from typing import Any

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.applications.choices import Answer, Housing, Services, TargetGroup
from boligflyt.areas.applications.models import Application
from boligflyt.areas.people.choices import HouseholdRole, Stay
from boligflyt.areas.people.models import Guardian, Membership
from boligflyt.domain.eligibility import RuleSet, care_rule_set, shipped_rule_set
from boligflyt.domain.homelessness import (
    AccommodationKind,
    HomelessnessFinding,
    HousingSituation,
    SituationFacts,
    classify,
)

REGISTER = "Folkeregisteret, oppgitt i søknaden"
APPLICATION = "søknaden"
CASEWORKER = "saksbehandlerens vurdering"
DEFAULT_RULES = "demo-drammen"

PERMITS = {
    Stay.CITIZEN: "norwegian_citizen", Stay.PERMANENT: "permanent", Stay.REFUGEE: "asylum", Stay.EEA: "eea",
    Stay.TEMPORARY: "other",
}  # fmt: skip
GROUNDS = {
    TargetGroup.ECONOMIC: "economy", TargetGroup.LOW_INCOME: "economy", TargetGroup.SOCIAL: "social",
    TargetGroup.REFUGEE: "refugee", TargetGroup.FAMILY: "family", TargetGroup.DISABILITY: "disability",
    TargetGroup.INTELLECTUAL_DISABILITY: "disability", TargetGroup.MENTAL_OR_SUBSTANCE: "health",
    TargetGroup.ELDERLY: "health", TargetGroup.OUTSIDE_WORK: "health", TargetGroup.YOUNG: "youth",
    TargetGroup.YOUTH_WITHOUT_SUPPORT: "youth", TargetGroup.YOUNG_FROM_CHILD_WELFARE: "youth",
}  # fmt: skip
HOMELESS = frozenset({
    Housing.NO_ROOF, Housing.ACUTE_OR_TEMPORARY, Housing.PRISON_RELEASE, Housing.INSTITUTION_DISCHARGE,
    Housing.TEMPORARILY_WITH_OTHERS,
})  # fmt: skip
WITH_OWN_DWELLING = frozenset({
    Housing.OWN_LEASE, Housing.MUNICIPAL_LEASE, Housing.OWNS, Housing.UNSUITABLE_DWELLING, Housing.SUBLET,
})  # fmt: skip


def rule_set_for(on: date) -> RuleSet:
    """The municipality's own rules; raises RuleSetError when they do not hold on the day."""
    municipality = the_municipality()
    return _rules(municipality.rule_set if municipality else DEFAULT_RULES, on)


def rules_today(actor: Actor) -> RuleSet:
    """The same on the day of the actor, who came with the name of the rules; raises RuleSetError."""
    return _rules(actor.rule_set, actor.today) if actor.rule_set else rule_set_for(actor.today)


def rules_for(actor: Actor, application: Application) -> RuleSet:
    """The rules the application follows today: those for care homes, where it asks for one (HOU-02).

    A municipality without such rules decides a care home by its ordinary ones. Raises RuleSetError.
    """
    care = care_rules_today(actor) if application.seeks_care_home else None
    return care or rules_today(actor)


def care_rules_today(actor: Actor) -> RuleSet | None:
    """The municipality's rules for care homes on the actor's day; None where it has none of their own."""
    care = care_rule_set(rules_today(actor).id)
    if care is not None:
        care.check_day(actor.today)
    return care


def _rules(name: str, on: date) -> RuleSet:
    rules = shipped_rule_set(name)
    rules.check_day(on)
    return rules


def homelessness_of(application: Application, on: date) -> HomelessnessFinding:
    """Which of the five situations the applicant is in on the day, or why none (DEF-07 to DEF-13)."""
    known = {one.value for one in HousingSituation}
    situation = application.housing if application.housing in known else HousingSituation.UNKNOWN
    kinds = {one.value for one in AccommodationKind}
    kind = AccommodationKind(application.housing_kind) if application.housing_kind in kinds else None
    return classify(
        SituationFacts(
            situation=HousingSituation(situation),
            accommodation=kind,
            leaves_on=application.housing_ends_on,
            has_own_dwelling=application.housing in WITH_OWN_DWELLING,
            born=application.applicant.born,
            with_parents=False,
        ),
        on,
    )


def _told(value: Any, source: str) -> dict[str, Any]:
    return {"value": value, "source": source}


def _yes_no(answer: str) -> bool | None:
    return {Answer.YES: True, Answer.NO: False}.get(Answer(answer))


def _known(given: dict[str, Any]) -> dict[str, Any]:
    """Only what somebody has answered; an absent fact is unknown to the rules."""
    return {key: value for key, value in given.items() if value is not None}


def _applicant(application: Application, members: list[Membership], on: date) -> dict[str, Any]:
    person = application.applicant
    has_child = any(one.role == HouseholdRole.CHILD and one.residence == "full" for one in members)
    facts: dict[str, Any] = {
        "born": _told(person.born.isoformat(), REGISTER) if person.born else None,
        "registered": _told(person.resident_since is not None, REGISTER),
        "registered_since": _told(
            person.resident_since.isoformat() if person.resident_since else None, REGISTER
        ),
        "refugee_settled_on": _told(
            person.settled_on.isoformat() if person.settled_on else None, APPLICATION
        ),
        "daily_care_of_child": _told(has_child, "husstanden"),
        "has_guardian": _told(
            Guardian.objects.filter(ward=person, period__contains=on).exists(), "opplysning om verge"
        ),
    }
    if person.stay != Stay.UNKNOWN:
        facts["lawful_stay"] = _told(person.stay != Stay.NONE, "opplysning om opphold")
        if person.stay in PERMITS:
            facts["permit"] = _told(PERMITS[Stay(person.stay)], "opplysning om opphold")
    return _known(facts)


def _household(application: Application, members: list[Membership]) -> list[dict[str, Any]]:
    rows = []
    for one in members:
        row: dict[str, Any] = {
            "relation": "applicant" if one.person_id == application.applicant_id else one.role
        }
        if one.person.born:
            row["born"] = one.person.born.isoformat()
        if row["relation"] == "applicant" and application.yearly_income is not None:
            row["yearly_income"] = application.yearly_income
        rows.append(row)
    return rows


def _housing(application: Application) -> dict[str, Any]:
    ends = application.housing_ends_on.isoformat() if application.housing_ends_on else None
    since = application.housing_since.isoformat() if application.housing_since else None
    facts: dict[str, Any] = {
        "situation": _told(application.housing, APPLICATION),
        "has_own_dwelling": application.housing in WITH_OWN_DWELLING,
        "acute": application.housing == Housing.NO_ROOF,
    }
    if application.housing == Housing.ACUTE_OR_TEMPORARY:
        facts["temporary_since"] = since
    if application.housing == Housing.PRISON_RELEASE:
        facts["release_on"] = ends
    elif application.housing == Housing.INSTITUTION_DISCHARGE:
        facts["discharge_on"] = ends
    elif application.housing in {Housing.OWN_LEASE, Housing.MUNICIPAL_LEASE, Housing.UNSUITABLE_DWELLING}:
        facts["lease_ends_on"] = ends
    if application.unsuitable_because:
        facts["unsuitable_grounds"] = _told(["condition"], APPLICATION)
    return facts


def _economy(application: Application) -> dict[str, Any]:
    screened = {
        "startlaan": application.can_own_startlaan, "grant": application.can_own_grant,
        "bostoette": application.bostoette_enough, "private_rent": application.private_rent,
    }  # fmt: skip
    words = {Answer.YES: "possible", Answer.NO: "not_possible"}
    known = {name: words[Answer(said)] for name, said in screened.items() if said != Answer.UNKNOWN}
    facts: dict[str, Any] = {"yearly_income": application.yearly_income, "wealth": application.wealth}
    if known:
        facts["instruments_screened"] = known
        facts["alternatives_exist"] = "possible" in known.values()
    return _known(facts)


def _grounds(application: Application) -> list[str]:
    grounds = {GROUNDS[TargetGroup(one)] for one in application.target_groups}
    if application.housing in HOMELESS:
        grounds.add("homeless")
    return sorted(grounds)


def _judgements(application: Application) -> dict[str, Any]:
    said = {rule: dict(one) for rule, one in application.judgements.items()}
    unable = _yes_no(application.unable_alone)
    if unable is not None and "disadvantaged" not in said:
        reason = application.screening_note or "Søkeren klarer ikke selv å skaffe en egnet bolig."
        said["disadvantaged"] = {"met": unable, "reason": reason, "by": CASEWORKER}
    return said


def domain_facts(application: Application, on: date) -> dict[str, Any]:
    """The application as the JSON that the rules read on the day (`application.schema.json`)."""
    members = list(
        Membership.objects.filter(household=application.household, period__contains=on)
        .select_related("person")
        .order_by("role", "id")
    )
    arrears = _known({
        "amount": application.arrears, "repayment_plan": _yes_no(application.repayment_plan),
        "debt_settlement": _yes_no(application.debt_settlement),
    })  # fmt: skip
    efforts = _known(
        {"documented": _yes_no(application.own_efforts_documented), "text": application.own_efforts or None}
    )
    facts: dict[str, Any] = {
        "received_on": application.received_on.isoformat(), "decided_on": on.isoformat(),
        "kind": "municipal_dwelling",
        "applicant": _applicant(application, members, on), "household": _household(application, members),
        "housing": _housing(application), "economy": _economy(application), "own_efforts": efforts,
        "arrears": arrears, "grounds": _grounds(application), "judgements": _judgements(application),
        "eviction_on": application.evicted_on.isoformat() if application.evicted_on else None,
    }  # fmt: skip
    if application.services != Services.NOT_CLARIFIED:
        facts["services"] = {"needed": application.services == Services.NEEDED, "clarified": True}
    else:
        facts["services"] = {"clarified": False}
    return facts
