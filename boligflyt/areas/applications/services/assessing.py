"""Running the rules, recording judgements, and departing from guidelines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Action, Answer, Safety, Services, State
from boligflyt.areas.applications.models import Application, Assessment, HousingAssessment
from boligflyt.areas.applications.queries import domain_facts, homelessness_of, rules_for
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.services.steps import take_step
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.eligibility import DepartureRefused, assess, depart, priority_of
from boligflyt.domain.explanation import Explanation
from boligflyt.toolkit.faults import Refused

SCREENING = frozenset(
    {
        "can_own_startlaan",
        "can_own_grant",
        "bostoette_enough",
        "private_rent",
        "screening_note",
        "unable_alone",
    }
)


def run_assessment(actor: Actor, pk: UUID, version: int | None) -> Assessment:
    """Assess the application against the municipality's rules as they are today, and keep the run.

    Starts the case if it is new. Departures made earlier are not carried over: a new run is a new look.
    """
    actor.demand(Right.APPLICATION_WRITE)
    application = _open(actor, pk, version)
    if application.state == State.NEW:
        take_step(actor, application, Action.START)
    explanation, facts = _assessed(actor, application)
    return _keep(actor, application, explanation, facts, "Kjørte vurderingen")


def _assessed(actor: Actor, application: Application) -> tuple[Explanation, dict[str, Any]]:
    facts = domain_facts(application, actor.today)
    return assess(facts, rules_for(actor, application), actor.today), facts


def _keep(
    actor: Actor, application: Application, explanation: Explanation, facts: dict[str, Any], what: str
) -> Assessment:
    priority = priority_of(facts, rules_for(actor, application), actor.today)
    kept = Assessment.objects.create(
        application=application,
        number=application.assessments.count() + 1,
        at=actor.at,
        on=actor.today,
        by_id=actor.staff,
        rule_set=explanation.rule_set.id,
        rule_set_version=explanation.rule_set.version,
        rule_set_sha256=explanation.rule_set.sha256,
        facts=facts,
        explanation=explanation.to_json(),
        outcome=explanation.outcome.value,
        priority_group=priority.group or "",
        priority_sub=priority.sub or "",
        priority_reason=f"{priority.label}: {priority.reason}"[:400],
    )
    record_change(actor.trace, "application", application.pk, what, rules=explanation.rule_set.version)
    return kept


def latest_assessment(application: Application) -> Assessment | None:
    """The newest run; it is what a vedtak rests on."""
    return application.assessments.order_by("-number").first()


def depart_from_guideline(actor: Actor, pk: UUID, version: int | None, rule: str, reason: str) -> Assessment:
    """Depart from a guideline that is not met, with a reason and a name; law and regulations stand."""
    actor.demand(Right.VEDTAK_PREPARE)
    application = _open(actor, pk, version)
    latest = latest_assessment(application)
    if latest is None:
        raise Refused("Kjør vurderingen først.")
    if not reason.strip():
        raise Refused("Skriv hvorfor du fraviker retningslinjen.", field="reason")
    try:
        explanation = depart(
            Explanation.from_json(latest.explanation), rule, reason.strip(), actor.name, actor.today
        )
    except DepartureRefused as refused:
        raise Refused(str(refused), field="reason") from None
    application.stamp(actor.at, actor.staff)
    application.save()
    return _keep(actor, application, explanation, latest.facts, f"Fravek vilkåret {rule}")


def record_judgement(
    actor: Actor, pk: UUID, version: int | None, rule: str, met: bool, reason: str
) -> Application:
    """Where the rule asks for judgement, a person's answer with its reason; the next run uses it."""
    actor.demand(Right.APPLICATION_WRITE)
    application = _open(actor, pk, version)
    if not reason.strip():
        raise Refused("Skriv hva vurderingen bygger på.", field="reason")
    application.judgements = {
        **application.judgements,
        rule: {"met": met, "reason": reason.strip(), "by": actor.name},
    }
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, f"Vurderte {rule} skjønnsmessig")
    return application


def record_screening(actor: Actor, pk: UUID, version: int | None, answers: dict[str, Any]) -> Application:
    """Could startlån, grant, bostøtte or help into private rent solve it? Before the queue (PRO-47)."""
    actor.demand(Right.APPLICATION_WRITE)
    application = _open(actor, pk, version)
    for name in SCREENING & answers.keys():
        setattr(application, name, answers[name])
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Vurderte andre løsninger")
    return application


def clarify_services(
    actor: Actor, pk: UUID, version: int | None, services: Services, text: str, referrals: Iterable[str] = ()
) -> Application:
    """Settle the need for services, visible in the vedtak (PRO-05), and what is offered besides.

    Help besides a dwelling asks for no residence (helse- og omsorgstjenesteloven § 3-1, bsl. § 2).
    """
    actor.demand(Right.APPLICATION_WRITE)
    application = _open(actor, pk, version)
    if services == Services.NEEDED and not text.strip():
        raise Refused("Skriv hvilke tjenester husstanden får, og fra hvem.", field="services_text")
    application.services, application.services_text = services, text.strip()
    application.referrals = list(referrals)
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Avklarte tjenester")
    return application


def assess_housing_situation(
    actor: Actor, pk: UUID, version: int | None, *, safe: Answer, good: Answer, result: Safety,
    disadvantaged: Answer, reason_codes: list[str], until: date | None = None,
) -> HousingAssessment:  # fmt: skip
    """Safe and good, per day (DEF-03), the class (DEF-04) and the status «vanskeligstilt» (DEF-02).

    The status lasts from today to `until`. It says whether they can get a home alone, and the rules read it.
    """
    actor.demand(Right.APPLICATION_WRITE)
    application = _open(actor, pk, version)
    if result == Safety.SATISFACTORY and Answer.NO in {safe, good}:
        raise Refused("Bosituasjonen er bare tilfredsstillende når den er både trygg og god.", field="result")
    _check_status(actor, disadvantaged, reason_codes, until)
    finding = homelessness_of(application, actor.today)
    if disadvantaged != Answer.UNKNOWN:
        application.unable_alone = disadvantaged
    application.stamp(actor.at, actor.staff)
    application.save()
    record_change(actor.trace, "application", pk, "Vurderte bosituasjonen")
    return HousingAssessment.objects.create(
        application=application, number=application.housing_assessments.count() + 1, on=actor.today,
        by_id=actor.staff, safe=safe, good=good, result=result, disadvantaged=disadvantaged,
        homeless_situation=finding.situation, homeless_reason=finding.reason, reason_codes=reason_codes,
        disadvantaged_until=until if disadvantaged == Answer.YES else None,
    )  # fmt: skip


def _check_status(actor: Actor, disadvantaged: Answer, reason_codes: list[str], until: date | None) -> None:
    if disadvantaged == Answer.YES and not reason_codes:
        raise Refused("Velg minst én årsak til at husstanden er vanskeligstilt.", field="reason_codes")
    if until and until < actor.today:
        raise Refused("Statusen kan ikke slutte før i dag.", field="until")


def _open(actor: Actor, pk: UUID, version: int | None) -> Application:
    application = locked_application(actor, pk, version)
    if application.state not in OPEN - {State.WITH_DECIDER}:
        raise Refused(f"Søknaden er «{application.get_state_display()}» og kan ikke endres nå.")
    return application
