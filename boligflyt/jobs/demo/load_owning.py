"""The family everybody meets on its way to owning: a campaign, a talk, and a boligplan. Invented."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid5

from django.utils import timezone

from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import CandidateState, Skill, TalkResult
from boligflyt.areas.home_ownership.models import Campaign, Candidate, EconomyAssessment, PlanVersion, Talk
from boligflyt.areas.home_ownership.queries import kept_rule
from boligflyt.domain.screening import Rule
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY
from boligflyt.jobs.demo.records import Town

NAME = "Barnefamilier som kan eie"
DAY = timedelta(days=1)


def load_owning(town: Town) -> None:
    """One campaign with the family in it, talked with a week ago, and the plan they made."""
    cases = Application.objects.filter(household__contact__family_name=EVERYBODYS_FAMILY)
    case = cases.order_by("-received_on", "id").first()
    if case is None:
        return
    today = town.today
    at = timezone.make_aware(datetime.combine(today - 7 * DAY, time(10, 15)))
    made = {"made_at": at, "made_by_id": case.caseworker_id, "office_id": case.office_id}
    campaign = Campaign.objects.create(
        id=uuid5(case.pk, NAME), name=NAME, purpose="Minst ti familier skal eie i løpet av året.",
        first_day=today - 30 * DAY, last_day=today + 300 * DAY,
        rule=kept_rule(Rule(applicants=True, least_income=300_000, least_months=12)), **made,
    )  # fmt: skip
    _talked_with(campaign, case, town, at)
    _planned(case, town, made)


def _talked_with(campaign: Campaign, case: Application, town: Town, at: datetime) -> None:
    next_on = town.today + 5 * DAY
    candidate = Candidate.objects.create(
        id=uuid5(campaign.pk, "kandidat"), campaign=campaign, household_id=case.household_id,
        found_on=town.today - 30 * DAY, why=["Har søkt om kommunal bolig."], rented=False,
        state=CandidateState.TALKING, talker_id=case.caseworker_id, next_on=next_on, created_at=at,
        changed_at=at,
    )  # fmt: skip
    Talk.objects.create(
        id=uuid5(campaign.pk, "samtale"), candidate=candidate, held_on=town.today - 7 * DAY,
        result=TalkResult.WANTS_TO_OWN, text="Vil helst kjøpe der barna går på skole.", next_on=next_on,
        written_at=at, written_by_id=case.caseworker_id,
    )  # fmt: skip


def _planned(case: Application, town: Town, made: dict[str, Any]) -> None:
    def step(what: str, who: str, days: int, done: int | None = None) -> dict[str, str]:
        day = (town.today - done * DAY).isoformat() if done is not None else ""
        return {"what": what, "who": who, "by": (town.today + days * DAY).isoformat(), "done_on": day}

    steps = [
        step("Regne ut økonomien", "Saksbehandleren og familien", -1, 1),
        step("Betale ned billånet", "Familien", 180), step("Søke om startlån", "Familien, med hjelp", 240),
    ]  # fmt: skip
    PlanVersion.objects.create(
        id=uuid5(case.pk, "boligplan"), household_id=case.household_id, number=1, goal="own",
        target_on=town.today + 365 * DAY, review_on=town.today + 90 * DAY, steps=steps,
        next_due=town.today + 180 * DAY, own_words="Vi vil bo der barna har vennene sine.",
        skills=[Skill.UPKEEP], assessment=EconomyAssessment.objects.filter(application=case).first(), **made,
    )  # fmt: skip
