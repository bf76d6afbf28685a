"""One household of the demonstration taken through the services, day by day, as the office would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.services.queue import decide_case_and_enqueue
from boligflyt.areas.applications.choices import Action, Services, VedtakState
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.services.answering import send_preliminary_answer
from boligflyt.areas.applications.services.assessing import (
    SCREENING,
    clarify_services,
    record_judgement,
    record_screening,
    run_assessment,
)
from boligflyt.areas.applications.services.considering import consider_children
from boligflyt.areas.applications.services.intake import register_application
from boligflyt.areas.applications.services.steps import act
from boligflyt.areas.applications.services.vedtak import Approval, prepare_case
from boligflyt.areas.people.models import Household, Person
from boligflyt.areas.people.services import (
    PersonFacts,
    add_member,
    add_schooling,
    make_household,
    register_person,
)
from boligflyt.jobs.demo.households import starts_school
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.jobs.demo.records import ApplicationRecord, MemberRecord, Step, joins_on
from boligflyt.jobs.demo.replay_offers import replay_offer
from boligflyt.jobs.demo.wording import PRELIMINARY_REASON, PRELIMINARY_WAIT, case_drafts

LATER = SCREENING | {
    "services", "services_text", "referrals", "judgements", "children_considered", "children_considered_on",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Happening:
    """Something to do at a moment."""

    at: datetime
    do: Callable[[], object]


def replay(record: ApplicationRecord, offices: Offices, months: int) -> Application:
    """Register everybody, the application and every step; the dwellings offered must stand ready.

    Gives the application as it ended. `months` is the term that the vedtak is made for.
    """
    player = _Player(record, offices, months)
    for happening in sorted(player.happenings(), key=lambda one: one.at):
        happening.do()
    for offer in record.queue.offers if record.queue else ():
        replay_offer(record, offer, player.pk, offices)
    return Application.objects.get(pk=player.pk)


class _Player:
    def __init__(self, record: ApplicationRecord, offices: Offices, months: int) -> None:
        self.record = record
        self.offices = offices
        self.months = months
        actor = offices.actor(record.caseworker, morning(record.received_on))
        household = self._household(actor)
        told = {name: value for name, value in record.facts.items() if name not in LATER}
        first = {"received_on": record.received_on, "channel": record.channel, "matter": record.matter}
        self.pk: UUID = register_application(actor, household, {**first, **told}).pk

    def _household(self, actor: Actor) -> Household:
        record = self.record.household
        contact, *others = record.members
        household = make_household(actor, self._register(actor, contact), record.since)
        for member in others:
            person = self._register(actor, member)
            add_member(actor, household, person, role=member.role, first_day=joins_on(record, member))
        return household

    def _register(self, actor: Actor, member: MemberRecord) -> Person:
        one = member.person
        facts = PersonFacts(one.given_name, one.family_name, one.born, one.number, **one.fields)
        person = register_person(actor, facts)
        if member.school:
            add_schooling(
                actor, person, school=f"{member.school} skole", school_district=member.school,
                parents_wish_to_stay=True, first_day=starts_school(member.person.born),
            )  # fmt: skip
        return person

    def happenings(self) -> list[_Happening]:
        """The steps and the preliminary answer, each bound to its moment."""
        found = [_Happening(step.at, self._doing(step)) for step in self.record.steps]
        if self.record.preliminary_on:
            found.append(_Happening(morning(self.record.preliminary_on), self._answer))
        return found

    def _doing(self, step: Step) -> Callable[[], object]:
        return lambda: self._step(step)

    def _step(self, step: Step) -> None:
        actor = self.offices.actor(step.by, step.at)
        if step.action == Action.SUBMIT:
            self._submit(actor)
        elif step.action in {Action.GRANT, Action.ASSIST, Action.REFUSE}:
            self._decide(actor)
        else:
            act(actor, self.pk, None, step.action, step.reason)

    def _submit(self, actor: Actor) -> None:
        facts = self.record.facts
        record_screening(actor, self.pk, None, {name: facts[name] for name in SCREENING & facts.keys()})
        clarify_services(
            actor,
            self.pk,
            None,
            Services(facts["services"]),
            facts["services_text"],
            facts.get("referrals", ()),
        )
        if "children_considered" in facts:
            consider_children(actor, self.pk, None, facts["children_considered"])
        for rule, said in facts["judgements"].items():
            record_judgement(actor, self.pk, None, rule, said["met"], said["reason"])
        run_assessment(actor, self.pk, None)
        rules = rules_today(actor)
        prepare_case(actor, self.pk, None, case_drafts(self.record, rules, actor.today, self.months))

    def _decide(self, actor: Actor) -> None:
        prepared = Vedtak.objects.filter(application=self.pk, state=VedtakState.PREPARED)
        approvals = [Approval(one.pk, one.version, content_sha256(one.letter_data)) for one in prepared]
        decide_case_and_enqueue(actor, self.pk, approvals, self.record.queue.lot if self.record.queue else 0)

    def _answer(self) -> None:
        on = self.record.preliminary_on
        if on is None:
            return
        actor = self.offices.actor(self.record.caseworker, morning(on))
        send_preliminary_answer(
            actor, self.pk, None, expected=on + PRELIMINARY_WAIT, reason=PRELIMINARY_REASON
        )
