"""Where cases stand, counted by PostgreSQL for all at once, is what the chain of each of them says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.models import Application, Assessment, Vedtak
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.procedure_figures import cases_at_steps
from boligflyt.domain.procedure import Procedure, ProcedureStep, shipped
from tests.support.cast import (
    NOW,
    TODAY,
    make_application,
    make_dwelling,
    make_household,
    make_protected,
    stamped,
)
from tests.support.dwelling_states import DAY, make_lease
from tests.support.procedure_by_reading import counts_by_reading

SEED = 20261128
FIRST = shipped()
OWN = [
    ProcedureStep("own-1", "Hjemmebesøk", "Boligoppfølger", "Før tilbudet", days=14, after="received"),
    ProcedureStep("own-2", "Etter besøket", "Boligoppfølger", "Før tilbudet", days=20, after="own-1"),
]
OLD = Procedure(2, TODAY - 200 * DAY, (*FIRST.steps[:3], *OWN, *FIRST.steps[3:]))
# One visit less, no step for children, and days of the municipality's own after what is done in the program.
DAYS_AFTER = {
    "assessed": ("received", 10),
    "decided": ("prepared", 3),
    "key": ("signed", 2),
    "offered": ("own-1", 9),
}
OFF = ("children", "queued")


def held_today(step):
    after, days = DAYS_AFTER.get(step.code, (step.after, step.days))
    return replace(step, off=step.code in OFF, after=after, days=days)


NOW_HELD = Procedure(3, TODAY - 60 * DAY, tuple(held_today(one) for one in OLD.steps if one.code != "own-2"))


def shipped_alone(_on: date) -> Procedure:
    return FIRST


def three_versions(on: date) -> Procedure:
    return next((one for one in (NOW_HELD, OLD) if one.from_day <= on), FIRST)


@pytest.fixture
def town(cast):
    """Cases that have come to every place, drawn by lot; two of them are protected."""
    dice = Random(SEED)

    def day(most=300):
        return TODAY - dice.randint(0, most) * DAY

    def perhaps(made, odds=0.7):
        return made if dice.random() < odds else None

    for number in range(45):
        household = make_household(make_protected() if number < 2 else None, children=dice.randint(0, 1))
        case = make_application(cast.ingrid, household)
        Application.objects.filter(pk=case.pk).update(
            received_on=day(70), children_considered_on=perhaps(day()),
            preliminary_sent_on=perhaps(day(), 0.3), unable_alone=dice.choice(["unknown", "yes", "yes"]),
            services=dice.choice(["not_clarified", "none", "none"]),
            private_rent=dice.choice(["no", "no", "unknown"]),
        )  # fmt: skip
        for attempt in range(dice.randint(0, 2)):
            assess(cast, case, attempt, day())
        for code in ("own-1", "own-2"):
            for step in range(dice.randint(0, 2)):
                OwnStepTick.objects.create(
                    household=household, application=case, code=code, done=dice.random() < 0.7, on=day(),
                    at=NOW - step * DAY, by_id=cast.kari.staff,
                )  # fmt: skip
        if number % 3:
            decide(cast, case, dice, day, perhaps)


def assess(cast, case, number, on):
    Assessment.objects.create(
        application=case, number=number, at=NOW, on=on, by_id=cast.kari.staff, rule_set="demo-drammen",
        rule_set_version="1", rule_set_sha256="0" * 64, facts={}, outcome="met", explanation={},
    )  # fmt: skip


def decide(cast, case, dice, day, perhaps):
    """Vedtak of several kinds and what came of them: some in preparation, some housed."""
    kinds, vedtak = dice.sample(["assistance", "municipal_dwelling", "allocation"], dice.randint(1, 3)), None
    for kind in kinds:
        vedtak = Vedtak.objects.create(
            application=case, kind=kind, granted=False, prepared_by_id=cast.kari.staff,
            prepared_at=NOW - timedelta(hours=dice.randint(0, 3000)), law="reglene", complaint_body="nemnda",
            complaint_weeks=3, reason="Behov.", **perhaps(decided(cast, dice)) or {}, **stamped(),
        )  # fmt: skip
    for attempt in range(dice.randint(0, 2)):
        entry = QueueEntry.objects.create(
            application=case, vedtak=vedtak, group="1", group_rank=1, reason="Behov.", lot=1,
            decided_on=day(), state="left" if attempt else "waiting",
            left_on=TODAY if attempt else None, **stamped(),
        )  # fmt: skip
        for _ in range(dice.randint(0, 2)):
            sent = day(90)
            Offer.objects.create(
                entry=entry, dwelling=make_dwelling(), vedtak=vedtak, sent_on=sent,
                answer_by=sent + 14 * DAY, state="declined", answered_on=perhaps(sent + 3 * DAY),
                letter=b"%PDF-", letter_sha256="0" * 64, **stamped(),
            )  # fmt: skip
    for state in dice.sample(["void", "running", "prepared"], dice.randint(0, 2)):
        first = TODAY + dice.randint(-400, 30) * DAY
        make_lease(
            make_dwelling(disposed_from=first - 900 * DAY), first,
            perhaps(first + dice.randint(30, 900) * DAY),
            state, household=case.household, application=case, informed_at=NOW,
            signed_on=perhaps(first - 5 * DAY), key_handed_on=perhaps(first),
            reassessment_sent_on=perhaps(first + 9 * DAY, 0.3),
        )  # fmt: skip


def decided(cast, dice):
    return {
        "state": "decided", "decided_by_id": cast.ingrid.staff, "letter": b"%PDF-", "letter_sha256": "0" * 64,
        "decided_at": NOW + timedelta(hours=dice.randint(0, 99)),
    }  # fmt: skip


@pytest.mark.parametrize("clearance", [Grade.NONE, Grade.STRICT])
@pytest.mark.parametrize("versions", [shipped_alone, three_versions])
def test_each_step_has_the_cases_whose_chain_stands_there(cast, town, versions, clearance):
    leader = replace(cast.liv, clearance=clearance)

    counted = cases_at_steps(leader, versions)

    assert counted == counts_by_reading(leader, versions)
    assert len(counted) > 5
    assert sum(late for _, late in counted.values()) > 2
