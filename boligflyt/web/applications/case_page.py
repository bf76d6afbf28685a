"""What a case page says: steps, next step, findings with their ways out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import (
    RESTRICTED_GROUPS,
    Action,
    Answer,
    Referral,
    Services,
    State,
    TargetGroup,
    VedtakKind,
)
from boligflyt.areas.applications.letters import rule_name
from boligflyt.areas.applications.models import Application, Assessment
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.applications.services.steps import BY_HAND
from boligflyt.areas.applications.workflow import OPEN, allowed
from boligflyt.domain.explanation import Explanation, Finding, status_text
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.rates import shipped_rates
from boligflyt.web.formats import long_date

STEPS = ("Søknad", "Vurdering", "Vedtak", "Venteliste", "Tilbud", "Innflytting")
JUDGED = frozenset({"income", "housing_situation", "grounds", "own_efforts", "alternatives"})


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now: what, why, when, law, where."""

    title: str
    why: str = ""
    due: str = ""
    law: str = ""
    label: str = ""
    url: str = ""
    post: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the household has come after the vedtak; read from the queue, offers and leases."""

    place: int = 3
    label: str = ""
    url: str = ""
    why: str = ""
    finished: bool = False


def steps_of(case: Case, progress: Progress | None) -> list[dict[str, str]]:
    """The six steps with where the case is."""
    state = State(case.application.state)
    here = {State.NEW: 0, State.UNDER_ASSESSMENT: 1, State.AWAITING_ANSWER: 1, State.WITH_DECIDER: 2}.get(
        state, 2
    )
    if state == State.GRANTED and progress:
        here = progress.place
    closed_here = state in {State.REFUSED, State.WITHDRAWN, State.DISMISSED, State.LAPSED}
    rows = []
    for number, label in enumerate(STEPS):
        done = number < here or (progress is not None and progress.finished)
        state_word = "done" if done else "current" if number == here else "todo"
        note = case.application.get_state_display() if number == here and closed_here else ""
        rows.append({"label": label, "state": state_word, "note": note})
    return rows


def next_step(case: Case, actor: Actor, progress: Progress | None) -> NextStep:
    """What the actor should do now; says so when there is nothing."""
    application = case.application
    if application.state == State.WITH_DECIDER:
        return _for_decider(case, actor)
    if application.state == State.GRANTED and progress:
        return NextStep(progress.why, label=progress.label, url=progress.url)
    if application.state not in OPEN:
        return NextStep(f"Saken er avsluttet: {application.get_state_display().lower()}.")
    if application.state == State.AWAITING_ANSWER:
        return _step(
            application, "Vi venter på opplysninger.", "act", "Opplysningene er kommet", action=Action.RESUME
        )
    return _before_vedtak(case, actor)


def _before_vedtak(case: Case, actor: Actor) -> NextStep:
    application = case.application
    law, due = "forvaltningsloven § 11 a", _preliminary(application)
    if Answer.UNKNOWN in {application.can_own_startlaan, application.unable_alone, application.private_rent}:
        why = "Startlån, tilskudd, bostøtte og privat leie skal vurderes før ventelisten."
        return _step(
            application, "Vurder andre løsninger.", "screening", "Vurder andre løsninger", why, due, law
        )
    if application.services == Services.NOT_CLARIFIED:
        why = "Behovet skal være klart før vedtaket."
        return _step(application, "Avklar tjenester.", "services", "Avklar tjenester", why, due, law)
    if case.assessment is None or _stale(case.assessment, application):
        why = "Opplysningene er endret siden sist." if case.assessment else ""
        step = _step(application, "Vurder søknaden mot reglene.", "assess", "Kjør vurderingen", why, due, law)
        return NextStep(
            step.title, step.why, step.due, step.law, step.label, step.url, True, application.version
        )
    return _after_assessment(case, due, law)


def _after_assessment(case: Case, due: str, law: str) -> NextStep:
    application, assessment = case.application, case.assessment
    outcome = assessment.outcome if assessment else ""
    if outcome == "not_assessed":
        missing = _first(case.assessment, "not_assessed")
        if missing and missing.rule in JUDGED:
            url = reverse("applications:judge", args=[application.pk, missing.rule])
            return NextStep(
                f"Vurder: {rule_name(missing.rule).lower()}.",
                missing.reason,
                due,
                law,
                "Gjør vurderingen",
                url,
            )
        why = missing.reason if missing else ""
        return _step(application, "Fyll ut det som mangler.", "edit", "Endre opplysningene", why, due, law)
    why = (
        "Alle vilkår er oppfylt."
        if outcome == "met"
        else "Vilkår er ikke oppfylt. Fravik med grunn, eller gi avslag."
    )
    return _step(application, "Forbered vedtaket.", "vedtak_prepare", "Forbered vedtak", why, due, law)


def _first(assessment: Assessment | None, outcome: str) -> Finding | None:
    if assessment is None:
        return None
    found = Explanation.from_json(assessment.explanation).findings
    return next((one for one in found if one.outcome.value == outcome), None)


def _for_decider(case: Case, actor: Actor) -> NextStep:
    application = case.application
    if not actor.may(Right.VEDTAK_DECIDE):
        return NextStep("Saken ligger hos beslutter.", "En annen enn den som forberedte, avgjør.")
    if any(actor.staff in one.contributors for one in case.vedtak if one.state == "prepared"):
        return NextStep("Du har forberedt saken. En annen må avgjøre.")
    return _step(
        application, "Les brevene og avgjør.", "vedtak", "Les og avgjør", "Du har ikke arbeidet med saken."
    )


def _step(
    application: Application, title: str, page: str, label: str, why: str = "", due: str = "", law: str = "",
    *, action: Action | None = None,
) -> NextStep:  # fmt: skip
    extra = [action.value] if action else []
    return NextStep(
        title,
        why,
        due,
        law if due else "",
        label,
        reverse(f"applications:{page}", args=[application.pk, *extra]),
    )


def _preliminary(application: Application) -> str:
    if application.preliminary_sent_on:
        return ""
    return f"Svar eller foreløpig svar innen {long_date(preliminary_answer_due(application.received_on))}."


def _stale(assessment: Assessment, application: Application) -> bool:
    return assessment.at < application.changed_at


def finding_rows(case: Case, actor: Actor) -> list[dict[str, Any]]:
    """The findings for the table, with the ways out of what is not met."""
    if case.assessment is None:
        return []
    explanation = Explanation.from_json(case.assessment.explanation)
    editable = case.application.state in OPEN - {State.WITH_DECIDER} and actor.may(Right.APPLICATION_WRITE)
    return [_row(one, case.application, editable) for one in explanation.findings]


def _row(finding: Finding, application: Application, editable: bool) -> dict[str, Any]:
    sources = [f"{fact.label}: {_shown(fact.value)} ({fact.source})" for fact in finding.facts if fact.source]
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


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, date):
        return long_date(value)
    return "" if value is None else str(value)


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
    if not actor.may(Right.APPLICATION_WRITE) or application.state == State.WITH_DECIDER:
        return []
    done = [
        line.action for line in allowed(State(application.state)) if line.action in BY_HAND - {Action.START}
    ]
    return [
        {"label": str(one.label), "url": reverse("applications:act", args=[application.pk, one.value])}
        for one in done
    ]


def shown_groups(application: Application, actor: Actor) -> list[str]:
    """Target groups; those that tell of health only to those who may see health."""
    groups = [TargetGroup(one) for one in application.target_groups]
    visible = [one for one in groups if one not in RESTRICTED_GROUPS or actor.may(Right.HEALTH_READ)]
    return [str(one.label) for one in visible]


def household_title(case: Case) -> str:
    """The adults' names: «Selam Tesfay og Dawit Haile»."""
    applicant = case.application.applicant_id
    members = sorted(case.members, key=lambda one: one.person_id != applicant)
    adults = [one.person.full_name for one in members if one.role == "adult"]
    return " og ".join(adults) if adults else case.application.applicant.full_name


def vedtak_by_kind(case: Case) -> dict[str, Any]:
    """The newest vedtak of each kind."""
    return {VedtakKind(one.kind).value: one for one in case.vedtak}


def referrals_of(application: Application) -> list[str]:
    """Help besides a dwelling, in words."""
    return [str(Referral(one).label) for one in application.referrals]


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
