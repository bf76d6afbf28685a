"""The municipality's own procedure: one version in force, a draft, and its own step ticked in some cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.domain.procedure import ProcedureStep, moved, shipped, to_json, with_step
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.offices import Offices, morning

ADOPTED_BY = "demo-liv"
HELD_FOR = timedelta(days=120)
VISIT = ProcedureStep(
    "own-1", "Snakk med søkeren hjemme eller der søkeren bor nå", "Saksbehandler bolig",
    "Før vurderingen mot reglene",
    guidance="Gå to sammen. Spør om hva som må til for å bli boende.", days=21, after="received",
)  # fmt: skip


class ProcedureLoader:
    """Writes the versions and the ticks; with chance of its own, so that the town stays."""

    def __init__(self, cases: CaseLoader, offices: Offices, today: date, seed: int) -> None:
        self.cases, self.offices, self.today = cases, offices, today
        self.dice = Dice(seed)

    def load(self) -> None:
        """The second version since some months, a draft of the third, and who has been visited."""
        leader, began = self.offices.key(ADOPTED_BY), self.today - HELD_FOR
        steps = with_step(shipped().steps, VISIT)
        place = next(at for at, one in enumerate(steps) if one.code == "screened")
        steps = moved(steps, VISIT.code, place - next(at for at, one in enumerate(steps) if one == VISIT))
        stamp = {"created_at": morning(began), "changed_at": morning(began), "changed_by": leader}
        ProcedureVersion.objects.create(
            id=self.dice.key(), number=2, steps=to_json(steps), from_day=began, adopted_by_id=leader,
            adopted_at=morning(began), why="Vi vil møte alle som søker, før vi vurderer søknaden.", **stamp,
        )  # fmt: skip
        screened = next(one for one in steps if one.code == "screened")
        draft = with_step(steps, replace(screened, days=28, after="received"))
        now = {"created_at": morning(self.today), "changed_at": morning(self.today), "changed_by": leader}
        ProcedureVersion.objects.create(id=self.dice.key(), steps=to_json(draft), **now)
        self._visits()

    def _visits(self) -> None:
        ticks = []
        for case in self.cases.applications.values():
            if case.state not in OPEN or case.received_on >= self.today or not self.dice.chance(60):
                continue
            on = self.dice.day(max(case.received_on, self.today - HELD_FOR), self.today - timedelta(days=1))
            ticks.append(
                OwnStepTick(
                    id=self.dice.key(), household_id=case.household_id, application_id=case.pk,
                    code=VISIT.code, done=True, on=on, by_id=case.caseworker_id, at=self.dice.moment(on),
                )
            )  # fmt: skip
        OwnStepTick.objects.bulk_create(ticks)
