"""Where a case stands among its six steps, and the one thing to do now. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import (
    Action,
    Answer,
    Services,
    State,
)
from boligflyt.areas.applications.letters import rule_name
from boligflyt.areas.applications.models import Application, Assessment
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.applications.workflow import CLOSED, OPEN
from boligflyt.domain.explanation import Explanation, Finding
from boligflyt.domain.periods import preliminary_answer_due
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
    closed_here = state in CLOSED
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
    if application.office_id != actor.office:
        why = f"Saksbehandler er {application.caseworker.name}. Du deltar i saken og kan lese det du trenger."
        return NextStep(f"Saken behandles av {application.office.name}.", why)
    if application.state == State.WITH_DECIDER:
        return _for_decider(case, actor)
    if application.state == State.GRANTED and progress:
        return NextStep(progress.why, label=progress.label, url=progress.url)
    if application.state == State.ASSISTED:
        why = "Husstanden får ikke kommunal bolig nå, men saken er ikke avsluttet."
        title = "Gi bistanden vedtaket lover, og før når den er gitt."
        return _step(application, title, "act", str(Action.COMPLETE.label), why, action=Action.COMPLETE)
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
    if case.has_children and not application.children_considered:
        why = "Hensynet til barna skal vurderes og stå i vedtaket."
        return _step(
            application, "Vurder hensynet til barna.", "children", "Vurder hensynet til barna", why, due, law
        )
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
