"""Applications with their log, housing classes, assessments, vedtak and letters, in bulk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import Action, Answer, Housing, LetterKind, Safety, State
from boligflyt.areas.applications.models import (
    Application,
    Assessment,
    EconomyInformation,
    HealthInformation,
    HousingAssessment,
    Letter,
    LogEntry,
    Vedtak,
)
from boligflyt.areas.applications.queries import domain_facts, homelessness_of
from boligflyt.areas.applications.services.answering import TITLE
from boligflyt.areas.applications.workflow import CLOSED, TARGETS
from boligflyt.areas.people.models import Household
from boligflyt.domain.eligibility import (
    ApplicationFacts,
    RuleSet,
    assess,
    care_rule_set,
    priority_of,
    shipped_rule_set,
)
from boligflyt.jobs.demo.cast import MUNICIPALITY
from boligflyt.jobs.demo.load_vedtak import decide, make_vedtak
from boligflyt.jobs.demo.offices import Offices, minutes_later, morning
from boligflyt.jobs.demo.printing import Printer
from boligflyt.jobs.demo.records import ApplicationRecord, Step, Town
from boligflyt.jobs.demo.wording import PRELIMINARY_REASON, PRELIMINARY_WAIT, case_drafts
from boligflyt.toolkit.documents import sha256_hex

BATCH = 200


class CaseLoader:
    """Writes every application and what came of it; keeps the rows that later steps build on."""

    def __init__(
        self, offices: Offices, months: int, households: dict[str, Household], printer: Printer
    ) -> None:
        self.offices = offices
        self.rules = shipped_rule_set(MUNICIPALITY["rule_set"])
        self.printer = printer
        self.months = months
        self.households = households
        self.applications: dict[UUID, Application] = {}
        self.assessments: dict[UUID, Assessment] = {}
        self.known: dict[UUID, ApplicationFacts] = {}
        self.vedtak: dict[UUID, list[Vedtak]] = {}
        self._logs: list[LogEntry] = []
        self._classes: list[HousingAssessment] = []
        self.letters: list[Letter] = []

    def load(self, town: Town, tick: Callable[[], None]) -> None:
        """Write everything about the applications."""
        applications = [self._application(one) for one in town.applications]
        Application.objects.bulk_create(applications, BATCH)
        beside = [row for one in applications for row in one.rows_beside(make_missing=True)]
        health = [row for row in beside if isinstance(row, HealthInformation)]
        economy = [row for row in beside if isinstance(row, EconomyInformation)]
        HealthInformation.objects.bulk_create(health, BATCH)
        EconomyInformation.objects.bulk_create(economy, BATCH)
        for record in town.applications:
            self._follow(record)
            tick()
        LogEntry.objects.bulk_create(self._logs, BATCH)
        HousingAssessment.objects.bulk_create(self._classes, BATCH)
        Letter.objects.bulk_create(self.letters, BATCH)
        Assessment.objects.bulk_create(self.assessments.values(), BATCH)
        Vedtak.objects.bulk_create([one for both in self.vedtak.values() for one in both], BATCH)

    def _application(self, record: ApplicationRecord) -> Application:
        household = self.households[str(record.household.id)]
        last = record.steps[-1].at if record.steps else morning(record.received_on)
        row = Application(
            id=record.id,
            case_code=record.case_code,
            household=household,
            applicant=household.contact,
            office=self.offices.office(record.office),
            caseworker_id=self.offices.key(record.caseworker),
            received_on=record.received_on,
            channel=record.channel,
            matter=record.matter,
            state=record.outcome,
            preliminary_sent_on=record.preliminary_on,
            version=1 + len(record.steps),
            closed_on=last.date() if record.outcome in CLOSED else None,
            created_at=morning(record.received_on),
            changed_at=last,
            **record.facts,
        )
        self.applications[record.id] = row
        return row

    def _follow(self, record: ApplicationRecord) -> None:
        application = self.applications[record.id]
        self._classify(application, record)
        before = State.NEW
        for step in record.steps:
            after = TARGETS[step.action]
            self._logs.append(
                LogEntry(
                    id=step.id,
                    application=application,
                    action=step.action,
                    before=before,
                    after=after,
                    at=step.at,
                    by_id=self.offices.key(step.by),
                    reason=step.reason,
                )
            )
            before = after
            if step.action == Action.SUBMIT:
                self._submit(application, record, step)
            elif step.action in {Action.GRANT, Action.ASSIST, Action.REFUSE}:
                actor = self.offices.actor(step.by, step.at)
                for vedtak in self.vedtak[record.id]:
                    decide(vedtak, actor, self.printer)
        if record.preliminary_on:
            self._answer(application, record)

    def _classify(self, application: Application, record: ApplicationRecord) -> None:
        finding = homelessness_of(application, record.received_on)
        unsuitable = (
            Safety.UNSUITABLE if application.housing == Housing.UNSUITABLE_DWELLING else Safety.AT_RISK
        )
        self._classes.append(
            HousingAssessment(
                application=application,
                number=1,
                on=record.received_on,
                by_id=self.offices.key(record.caseworker),
                safe=Answer.UNKNOWN,
                good=Answer.UNKNOWN,
                result=Safety.NO_DWELLING if finding.is_homeless else unsuitable,
                homeless_situation=finding.situation,
                homeless_reason=finding.reason,
                disadvantaged=Answer.UNKNOWN,
            )
        )

    def _submit(self, application: Application, record: ApplicationRecord, step: Step) -> None:
        on = step.at.date()
        facts = domain_facts(application, on)
        assessment = self._assess(application, facts, step.at, self.offices.key(step.by))
        self.assessments[record.id] = assessment
        actor = self.offices.actor(step.by, step.at)
        drafts = case_drafts(record, self.rules, on, self.months)
        self.vedtak[record.id] = [
            make_vedtak(actor, application, assessment, draft, self.rules) for draft in drafts
        ]

    def _assess(self, application: Application, facts: dict[str, Any], at: datetime, by: UUID) -> Assessment:
        known = self.known[application.pk] = ApplicationFacts.from_json(facts)
        rules = self.rules_of(application)
        explanation = assess(known, rules, at.date())
        priority = priority_of(known, rules, at.date())
        return Assessment(
            application=application,
            number=1,
            at=minutes_later(at, -20),
            on=at.date(),
            by_id=by,
            rule_set=rules.id,
            rule_set_version=rules.version,
            rule_set_sha256=rules.sha256,
            facts=facts,
            explanation=explanation.to_json(),
            outcome=explanation.outcome.value,
            priority_group=priority.group or "",
            priority_sub=priority.sub or "",
            priority_reason=f"{priority.label}: {priority.reason}"[:400],
        )

    def rules_of(self, application: Application) -> RuleSet:
        """The rules the application follows."""
        return (care_rule_set(self.rules.id) if application.seeks_care_home else None) or self.rules

    def _answer(self, application: Application, record: ApplicationRecord) -> None:
        if record.preliminary_on is None:
            return
        at = morning(record.preliminary_on)
        actor = self.offices.actor(record.caseworker, at)
        expected = record.preliminary_on + PRELIMINARY_WAIT
        data = letters.preliminary_data(application, actor, expected, PRELIMINARY_REASON, "")
        title = f"{TITLE} {application.case_code}"
        pdf = self.printer.pdf(letters.PRELIMINARY_TEMPLATE, data, at, title)
        self.letters.append(
            Letter(
                application=application,
                kind=LetterKind.PRELIMINARY,
                title=TITLE,
                made_at=at,
                template=letters.PRELIMINARY_TEMPLATE,
                data=data,
                pdf=pdf,
                sha256=sha256_hex(pdf),
            )
        )
