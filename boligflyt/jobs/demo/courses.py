"""What happens with an application from the day it comes in, as far as `today` has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from boligflyt.areas.applications.choices import Action, Matter, State
from boligflyt.areas.applications.workflow import TARGETS
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.domain.periods import next_working_day
from boligflyt.jobs.demo import facts
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.records import ApplicationRecord, HouseholdRecord, QueueRecord, Step, joins_on

HOUSING_OFFICE = "Boligkontoret"
NAV = "NAV"
CASEWORKERS = ("demo-kari", "demo-amir")
NAV_CASEWORKER = "demo-nora"
DECIDER = "demo-ingrid"
ONE_MONTH = timedelta(days=30)
SAID = {
    Action.ASK: "Mangler dokumentasjon på inntekt.",
    Action.WITHDRAW: "Søker har funnet bolig selv.",
    Action.DISMISS: "Søker bor i en annen kommune og er vist dit.",
    Action.LAPSE: "Opplysningene kom ikke innen fristen.",
}
# Days of work between one step and the next.
PACE = {
    Action.START: (1, 6),
    Action.ASK: (2, 10),
    Action.RESUME: (4, 20),
    Action.SUBMIT: (6, 22),
    Action.GRANT: (1, 5),
    Action.ASSIST: (1, 5),
    Action.REFUSE: (1, 5),
    Action.WITHDRAW: (5, 25),
    Action.DISMISS: (1, 8),
    Action.LAPSE: (21, 35),
}
PATHS: dict[State, list[Action]] = {
    State.GRANTED: [Action.START, Action.SUBMIT, Action.GRANT],
    State.ASSISTED: [Action.START, Action.SUBMIT, Action.ASSIST],
    State.REFUSED: [Action.START, Action.SUBMIT, Action.REFUSE],
    State.WITHDRAWN: [Action.START, Action.WITHDRAW],
    State.DISMISSED: [Action.START, Action.DISMISS],
    State.LAPSED: [Action.START, Action.ASK, Action.LAPSE],
}
DECIDED = frozenset({State.GRANTED, State.ASSISTED, State.REFUSED})
NOT_GRANTED = [
    (State.ASSISTED, 40.0),
    (State.REFUSED, 16.0),
    (State.WITHDRAWN, 15.0),
    (State.DISMISSED, 13.0),
    (State.LAPSED, 16.0),
]


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks for a dwelling: who, when, whether they are tenants already, and how it will end."""

    household: HouseholdRecord
    received_on: date
    is_new: bool
    granted: bool


def run_course(dice: Dice, request: Request, today: date) -> ApplicationRecord:
    """The application and every step taken with it through `today`."""
    ends = State.GRANTED if request.granted else dice.weighted(NOT_GRANTED)
    nav = ends in {State.WITHDRAWN, State.LAPSED} and dice.chance(35)
    by = NAV_CASEWORKER if nav else dice.pick(CASEWORKERS)
    path = list(PATHS[ends])
    if ends in DECIDED and dice.chance(20):
        path[1:1] = [Action.ASK, Action.RESUME]
    record = ApplicationRecord(
        id=dice.key(), case_code=f"{request.received_on.year}-{dice.code()[:5]}", household=request.household,
        office=NAV if nav else HOUSING_OFFICE, caseworker=by, received_on=request.received_on,
        matter=_matter(dice, request), channel=facts.channel(dice), facts={}, outcome=State.NEW,
    )  # fmt: skip
    _walk(dice, record, path, by, today)
    _tell(dice, record, request, ends)
    _answer_in_time(record, today)
    if record.outcome == State.GRANTED:
        record.queue = QueueRecord(dice.key(), record.steps[-1].at.date(), dice.whole(1, 999_999))
    return record


def _matter(dice: Dice, request: Request) -> str:
    if request.is_new:
        return Matter.FIRST
    return Matter.TRANSFER if request.granted else dice.pick([Matter.TRANSFER, Matter.RENEWAL])


def _walk(dice: Dice, record: ApplicationRecord, path: list[Action], by: str, today: date) -> None:
    on = record.received_on
    for action in path:
        on = next_working_day(on + timedelta(days=dice.whole(*PACE[action])))
        if on >= today:
            return
        who = DECIDER if TARGETS[action] in DECIDED else by
        record.steps.append(Step(dice.key(), action, dice.moment(on), who, SAID.get(action, "")))
        record.outcome = TARGETS[action]


def _tell(dice: Dice, record: ApplicationRecord, request: Request, ends: State) -> None:
    """Facts as far as the case has come: a decided case knows everything, a new one what was told."""
    given = (dice, request.household, record.received_on, not request.is_new)
    if record.outcome not in DECIDED | {State.WITH_DECIDER}:
        record.facts = facts.just_told(*given)
    elif ends in {State.ASSISTED, State.REFUSED}:
        record.helped = ends == State.ASSISTED
        record.facts, record.refused_because = facts.not_eligible(*given)
    else:
        record.facts = facts.eligible(*given)
    _consider_children(record)


def _consider_children(record: ApplicationRecord) -> None:
    """Before the vedtak is prepared somebody writes what it means for the children who live there then."""
    sent = next((step.at.date() for step in record.steps if step.action == Action.SUBMIT), None)
    home = record.household
    children = [one for one in home.members if one.role == HouseholdRole.CHILD]
    if sent and any(joins_on(home, one) <= sent for one in children):
        told = {"children_considered": facts.CHILDREN, "children_considered_on": sent}
        record.facts = {**record.facts, **told}


def _answer_in_time(record: ApplicationRecord, today: date) -> None:
    """Foreløpig svar when the case took more than a month (forvaltningsloven § 11 a)."""
    due = next_working_day(record.received_on + ONE_MONTH - timedelta(days=4))
    decided = [
        step.at.date()
        for step in record.steps
        if step.action not in {Action.START, Action.ASK, Action.RESUME}
    ]
    waits_still = not decided or decided[0] > due
    if due < today and waits_still:
        record.preliminary_on = due
