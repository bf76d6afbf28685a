"""Keeping a boligplan: a new version each time, and the household's short plan follows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import Skill
from boligflyt.areas.home_ownership.models import PlanVersion
from boligflyt.areas.home_ownership.queries import assessments_for_plan, versions_of
from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.areas.leases.queries import open_household_for_plan, plans_visible_to
from boligflyt.areas.leases.services import keep_plan
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.faults import Conflict, Refused

MEANWHILE = "Noen har lagret en ny versjon av planen mens du skrev. Les den, og skriv inn det du ville endre."


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: what, who does it, by which day, and the day it was done."""

    what: str
    who: str
    by: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a version says. `assessment` is a kept economy of the household, if the plan rests on one."""

    goal: str
    target_on: date
    review_on: date
    steps: tuple[PlanStep, ...]
    own_words: str = ""
    skills: tuple[str, ...] = ()
    assessment: UUID | None = None


def keep_plan_version(actor: Actor, household: UUID, known: int, facts: PlanFacts) -> PlanVersion:
    """Keep a new version of the plan; `known` is the number that the form showed, 0 for the first.

    The short plan on the household's page follows: its goal, and the first step that is not done. Raises
    Http404 for a household the actor may not plan for, Refused for what does not fit, with the field, and
    Conflict when a newer version is kept already.
    """
    actor.demand(Right.LEASE_WRITE)
    home = open_household_for_plan(actor, household)
    _refuse(actor, household, facts)
    if (earlier := versions_of(actor, household)) and earlier[0].number != known:
        raise Conflict(
            MEANWHILE, by=earlier[0].made_by_id, at=earlier[0].made_at, kind="household", pk=household
        )
    undone = [one for one in facts.steps if one.done_on is None]
    kept = _save(PlanVersion(
        household_id=household, number=known + 1, goal=facts.goal, target_on=facts.target_on,
        review_on=facts.review_on, own_words=facts.own_words.strip(), skills=list(facts.skills),
        steps=[_kept(one) for one in facts.steps], next_due=min((one.by for one in undone), default=None),
        assessment_id=facts.assessment, made_at=actor.at, made_by_id=actor.staff, office_id=actor.office,
    ))  # fmt: skip
    _short_plan(actor, home, facts, undone)
    record_change(
        actor.trace, "household", household, "lagret en ny versjon av boligplanen", number=kept.number
    )
    return kept


def _kept(step: PlanStep) -> dict[str, str]:
    done = step.done_on.isoformat() if step.done_on else ""
    return {"what": step.what, "who": step.who, "by": step.by.isoformat(), "done_on": done}


def _save(version: PlanVersion) -> PlanVersion:
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError as fault:
        if "plan_numbered_in_household" not in str(fault):
            raise
        raise Conflict(MEANWHILE) from None
    return version


def _short_plan(actor: Actor, home: Household, facts: PlanFacts, undone: list[PlanStep]) -> None:
    """What the household's page says: the first open step, or that the plan is to be looked at again."""
    first = min(undone, key=lambda one: one.by, default=None)
    step, day = (
        (f"{first.what} ({first.who})", first.by) if first else ("Se på planen igjen", facts.review_on)
    )
    known = plans_visible_to(actor).filter(household=home).first()
    keep_plan(actor, home, known.version if known else None, facts.goal, step, day)


def _refuse(actor: Actor, household: UUID, facts: PlanFacts) -> None:
    if facts.goal not in HousingGoal.values:
        raise Refused("Velg et mål fra listen.", field="goal")
    if facts.target_on <= actor.today:
        raise Refused("Målet må ligge fram i tid. Velg en dag etter i dag.", field="target_on")
    if not actor.today <= facts.review_on <= facts.target_on:
        raise Refused("Dagen må være fra i dag og til målet skal være nådd.", field="review_on")
    if set(facts.skills) - set(Skill.values):
        raise Refused("Velg fra listen.", field="skills")
    if not facts.steps:
        raise Refused("Skriv minst ett steg, med hvem og innen når.", field="steps-0-what")
    for place, one in enumerate(facts.steps):
        _refuse_step(actor, f"steps-{place}", one)
    if facts.assessment and not assessments_for_plan(actor, household).filter(pk=facts.assessment).exists():
        raise Refused("Velg en vurdering som gjelder husstanden.", field="assessment")


def _refuse_step(actor: Actor, place: str, step: PlanStep) -> None:
    if not step.what.strip() or not step.who.strip():
        field = "who" if step.what.strip() else "what"
        raise Refused("Skriv både hva som skal gjøres, og hvem som gjør det.", field=f"{place}-{field}")
    if step.done_on and step.done_on > actor.today:
        raise Refused("Dette er ikke gjort ennå. Skriv dagen det ble gjort.", field=f"{place}-done_on")
    if not step.done_on and step.by < actor.today:
        raise Refused("Dagen er passert. Sett en ny dag, eller skriv når det ble gjort.", field=f"{place}-by")
