"""What the law alone decides: assistance under boligsosialloven and temporary housing under § 27.

No local rule is asked for these kinds of help: residence, arrears or an eviction cannot stand in the way.
"""

from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts
from boligflyt.domain.explanation import Fact, Finding, Force, Outcome

TEMPORARY_LAW = "sosialtjenesteloven § 27"
ASSISTANCE_LAW = "boligsosialloven §§ 4 og 7"
STAY_LAW = "boligsosialloven § 2"


def _law(rule: str, outcome: Outcome, reason: str, law: str, *facts: Fact) -> Finding:
    return Finding(rule, outcome, Force.LAW, reason, law, facts)


def assess_temporary_housing(facts: ApplicationFacts) -> Finding:
    """Whether the municipality must find temporary accommodation tonight (sosialtjenesteloven § 27).

    The cause and the applicant's own search do not matter.
    """
    name = "temporary_housing"
    used = (facts.fact("housing.acute"), facts.fact("housing.situation"))
    acute = facts.value("housing.acute")
    if acute or facts.value("housing.situation") == "no_roof":
        reason = "Søkeren har ikke et sted å sove det neste døgnet."
        return _law(name, Outcome.MET, reason, TEMPORARY_LAW, *used)
    if acute is None:
        reason = "Opplysninger mangler: «Akutt behov»."
        return _law(name, Outcome.NOT_ASSESSED, reason, TEMPORARY_LAW, *used)
    reason = "Søkeren har et sted å sove det neste døgnet."
    return _law(name, Outcome.NOT_MET, reason, TEMPORARY_LAW, *used)


def assess_assistance(facts: ApplicationFacts) -> tuple[Finding, ...]:
    """Whether the applicant is disadvantaged and covered by boligsosialloven (§§ 2, 4, 7)."""
    return (_lawful_stay(facts), _disadvantaged(facts))


def _lawful_stay(facts: ApplicationFacts) -> Finding:
    name, used = "lawful_stay", facts.fact("applicant.lawful_stay")
    stay = facts.value("applicant.lawful_stay")
    if stay is None:
        return _law(name, Outcome.NOT_ASSESSED, "Opplysninger mangler: «Lovlig opphold».", STAY_LAW, used)
    if stay:
        return _law(name, Outcome.MET, "Søkeren har lovlig opphold.", STAY_LAW, used)
    return _law(name, Outcome.NOT_MET, "Søkeren har ikke lovlig opphold.", STAY_LAW, used)


def _disadvantaged(facts: ApplicationFacts) -> Finding:
    name = "disadvantaged"
    judgement: dict[str, Any] | None = (facts.value("judgements") or {}).get(name)
    if judgement is None:
        reason = "Kommunen må vurdere om søkeren er vanskeligstilt på boligmarkedet."
        return _law(name, Outcome.NOT_ASSESSED, reason, ASSISTANCE_LAW)
    by = Fact(f"judgements.{name}", "Vurdert av", judgement["by"], "saksbehandlerens vurdering")
    outcome = Outcome.MET if judgement["met"] else Outcome.NOT_MET
    return _law(name, outcome, judgement["reason"], ASSISTANCE_LAW, by)
