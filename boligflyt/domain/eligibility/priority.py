"""Who comes first: ordered groups with sub-groups, or criteria for the most pressing need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts, age_on
from boligflyt.domain.eligibility.rule_set import RuleSet
from boligflyt.domain.eligibility.situations import LEAVING, homeless_now
from boligflyt.domain.rates import Rates, shipped_rates

MAJORITY = "law/age_of_majority"
# Places by the rules of care homes come after all others: they wait for other dwellings, and stand apart.
CARE_RANK = 100
NEEDS = frozenset({"economy", "health", "social"})
CARE_NEEDS = frozenset({"health", "disability"})
CRITERION_TEXTS = {
    "homeless": "uten bolig",
    "family": "barn i husstanden",
    "refugee": "bosatt som flyktning",
    "released_or_discharged": "løslates eller skrives ut",
    "economic_health_social": "økonomisk, helsemessig eller sosialt behov",
    "acute": "akutt behov",
    "health_or_disability": "nedsatt funksjonsevne eller helsemessig behov",
}


@dataclass(frozen=True, slots=True)
class Priority:
    """The application's place: group and sub-group code (None when none fits or facts are missing), and why.

    `rank` sorts groups, lowest first. A rule set with criteria gives all the same rank and the criteria that
    are met: weighing them is a person's judgement.
    """

    group: str | None
    sub: str | None
    label: str
    reason: str
    rank: tuple[int, int]
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Situation:
    facts: ApplicationFacts
    on: date
    rates: Rates


def _homeless(situation: _Situation) -> bool | None:
    return homeless_now(situation.facts, situation.on)


def _family(situation: _Situation) -> bool | None:
    household = situation.facts.household()
    if household is None:
        return True if situation.facts.value("applicant.daily_care_of_child") else None
    majority = situation.rates.whole(MAJORITY, situation.on)
    if any(member.born is not None and age_on(member.born, situation.on) < majority for member in household):
        return True
    return None if any(member.born is None for member in household) else False


def _refugee(situation: _Situation) -> bool | None:
    if not situation.facts.knows("applicant.refugee_settled_on"):
        return None
    return situation.facts.day("applicant.refugee_settled_on") is not None


def _released(situation: _Situation) -> bool | None:
    code = situation.facts.value("housing.situation")
    if code not in LEAVING:
        return None if code is None else False
    return homeless_now(situation.facts, situation.on)


def _needs(situation: _Situation) -> bool | None:
    if not situation.facts.knows("grounds"):
        return None
    return bool(NEEDS.intersection(situation.facts.value("grounds") or ()))


def _health_or_disability(situation: _Situation) -> bool | None:
    if not situation.facts.knows("grounds"):
        return None
    return bool(CARE_NEEDS.intersection(situation.facts.value("grounds") or ()))


def _acute(situation: _Situation) -> bool | None:
    acute: bool | None = situation.facts.value("housing.acute")
    return acute


TESTS: Mapping[str, Callable[[_Situation], bool | None]] = {
    "homeless": _homeless,
    "family": _family,
    "refugee": _refugee,
    "released_or_discharged": _released,
    "economic_health_social": _needs,
    "acute": _acute,
    "health_or_disability": _health_or_disability,
}


def priority_of(
    application: ApplicationFacts | Mapping[str, Any], rule_set: RuleSet, on: date, rates: Rates | None = None
) -> Priority:
    """The application's priority under the rule set on the day. Raises RuleSetError for a day outside it."""
    rule_set.check_day(on)
    return priority_of_held(criteria_held(application, on, rates), rule_set)


def criteria_held(
    application: ApplicationFacts | Mapping[str, Any], on: date, rates: Rates | None = None
) -> dict[str, bool | None]:
    """By criterion: whether the application meets it on the day, None where it cannot be known."""
    facts = (
        application if isinstance(application, ApplicationFacts) else ApplicationFacts.from_json(application)
    )
    situation = _Situation(facts, on, rates or shipped_rates())
    return {code: test(situation) for code, test in TESTS.items()}


def priority_of_held(held: Mapping[str, bool | None], rule_set: RuleSet) -> Priority:
    """The place that these criteria give under the rule set, whatever day they were met."""
    section = rule_set.sections["priority"]
    if section["method"] == "criteria":
        found = _by_criteria(section["criteria"], held)
    else:
        found = _by_groups(section["groups"], held)
    if rule_set.category != "care_dwelling":
        return found
    group, sub = found.rank
    return replace(found, rank=(CARE_RANK + group, sub))


def _by_criteria(criteria: tuple[str, ...], held: Mapping[str, bool | None]) -> Priority:
    met = tuple(code for code in criteria if held[code])
    told = ", ".join(CRITERION_TEXTS[code] for code in met) or "ingen av kriteriene"
    label = "Mest påtrengende behov"
    return Priority("need", None, label, f"Kriterier som taler for: {told}.", (0, 0), met)


def _by_groups(groups: tuple[Mapping[str, Any], ...], held: Mapping[str, bool | None]) -> Priority:
    for place, group in enumerate(groups):
        belongs = held[group["code"]]
        if belongs is None:
            reason = f"Opplysninger mangler for å vurdere gruppen «{group['label']}»."
            return Priority(None, None, "Ikke vurdert", reason, (len(groups), 0))
        if belongs:
            return _in_group(group, place, held)
    return Priority(None, None, "Ingen gruppe", "Søknaden hører ikke til noen av gruppene.", (len(groups), 0))


def _in_group(group: Mapping[str, Any], place: int, held: Mapping[str, bool | None]) -> Priority:
    subs = group.get("sub", ())
    for sub_place, sub in enumerate(subs):
        if held[sub["code"]]:
            label = f"{group['label']}: {sub['label']}"
            return Priority(group["code"], sub["code"], label, f"Gruppe {place + 1}.", (place, sub_place))
    return Priority(group["code"], None, group["label"], f"Gruppe {place + 1}.", (place, len(subs)))


def waiting_time_counts(rule_set: RuleSet) -> str:
    """Whether time on the list counts: `never`, `tie_break` or `yes`."""
    return str(rule_set.sections["waiting_counts"])


def queue_key(rule_set: RuleSet, priority: Priority, received_on: date) -> tuple[int, ...]:
    """What to sort the list by, lowest first: group, sub-group, and the day of receipt where it counts.

    `yes` puts waiting time before the sub-group, `tie_break` after it, `never` leaves it out.
    """
    group, sub = priority.rank
    match waiting_time_counts(rule_set):
        case "yes":
            return (group, received_on.toordinal(), sub)
        case "tie_break":
            return (group, sub, received_on.toordinal())
        case _:
            return (group, sub)
