"""Making a campaign, finding its candidates, giving them to somebody, and writing what a talk came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import CandidateState, TalkResult
from boligflyt.areas.home_ownership.models import Campaign, Candidate, Talk
from boligflyt.areas.home_ownership.queries import (
    candidates_visible_to,
    facts_of,
    households_found,
    kept_rule,
    open_campaign,
    open_candidate,
    rule_of,
    talkers,
)
from boligflyt.areas.home_ownership.workflow import AFTER, OPEN, results_in
from boligflyt.domain.screening import NOTHING_ASKED, Rule
from boligflyt.toolkit.faults import Refused

MOVED_OUT = "Leier ikke lenger av kommunen."
APPLIES_NO_MORE = "Søknaden er ikke lenger til behandling."
OVER = "Samtalene med husstanden er avsluttet. Ingen flere kan skrives i denne kampanjen."


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What a campaign is made of; days are inclusive."""

    name: str
    purpose: str
    first_day: date
    last_day: date
    rule: Rule


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """What came of one talk, on a day that has been."""

    held_on: date
    result: str
    text: str = ""
    next_on: date | None = None


def make_campaign(actor: Actor, facts: CampaignFacts) -> Campaign:
    """A campaign with its rule, and the candidates that the rule finds today.

    Raises Refused without a name or a purpose, for days in the wrong order, and for a rule about nobody.
    """
    actor.demand(Right.APPLICATION_WRITE)
    if not facts.name.strip():
        raise Refused("Skriv hva kampanjen heter.", field="name")
    if not facts.purpose.strip():
        raise Refused("Skriv hva kampanjen skal føre til.", field="purpose")
    if facts.last_day < facts.first_day:
        raise Refused("Siste dag er før første dag. Rett en av dem.", field="last_day")
    if not (facts.rule.tenants or facts.rule.applicants):
        raise Refused(NOTHING_ASKED, field="tenants")
    campaign = Campaign.objects.create(
        name=facts.name.strip(), purpose=facts.purpose.strip(), first_day=facts.first_day,
        last_day=facts.last_day, rule=kept_rule(facts.rule), made_at=actor.at, made_by_id=actor.staff,
        office_id=actor.office,
    )  # fmt: skip
    record_change(actor.trace, "campaign", campaign.pk, "laget en kampanje")
    find_candidates(actor, campaign.pk)
    return campaign


def find_candidates(actor: Actor, pk: UUID) -> tuple[int, int]:
    """Ask the rule again: how many came to, and how many left since they no longer rent or apply.

    A household is never there twice, and one that left does not come back by itself. Those that the actor
    does not see are left as they are. Raises Refused after the last day of the campaign.
    """
    actor.demand(Right.APPLICATION_WRITE)
    campaign = open_campaign(pk)
    if actor.today > campaign.last_day:
        raise Refused(f"Kampanjen sluttet {campaign.last_day:%d.%m.%Y}. Lag en ny for å finne flere.")
    known = set(Candidate.objects.filter(campaign=campaign).values_list("household", flat=True))
    new = [one for one in households_found(actor, rule_of(campaign.rule)) if one.household not in known]
    rows = [
        Candidate(
            campaign=campaign, household_id=one.household, found_on=actor.today, why=list(one.why),
            rented=one.rents, created_at=actor.at, changed_at=actor.at, changed_by=actor.staff,
        )
        for one in new
    ]  # fmt: skip
    Candidate.objects.bulk_create(rows, ignore_conflicts=True)
    left = _leave(actor, campaign)
    record_change(actor.trace, "campaign", pk, "lette etter kandidater", found=len(rows), left=left)
    return len(rows), left


def _leave(actor: Actor, campaign: Campaign) -> int:
    facts = facts_of(actor)
    rows = (
        candidates_visible_to(actor).filter(campaign=campaign, state__in=OPEN).select_for_update(of=("self",))
    )
    left = 0
    for one in rows:
        known = facts.get(one.household_id)
        rents, applies = (known.rents_since is not None, known.applies) if known else (False, False)
        if (one.rented and not rents) or not (one.rented or rents or applies):
            one.state, one.next_on = CandidateState.LEFT, None
            one.left_because = MOVED_OUT if one.rented else APPLIES_NO_MORE
            one.stamp(actor.at, actor.staff)
            one.save()
            left += 1
    return left


def give_candidates(actor: Actor, pk: UUID, chosen: Iterable[UUID], talker: UUID, next_on: date) -> int:
    """Say who is to talk with the chosen candidates of a campaign, and by which day; gives how many.

    Raises Refused when none is chosen, for somebody who does not work here, and for a day that is past.
    """
    actor.demand(Right.APPLICATION_WRITE)
    if not talkers(actor).filter(staff=talker).exists():
        raise Refused("Velg en som arbeider i enheten.", field="talker")
    if next_on < actor.today:
        raise Refused("Velg en dag som ikke er passert.", field="next_on")
    seen = candidates_visible_to(actor).filter(campaign=pk, pk__in=list(chosen), state__in=OPEN)
    rows = list(seen.select_for_update(of=("self",)))
    if not rows:
        raise Refused("Velg minst én husstand i listen.", field="chosen")
    for one in rows:
        one.talker_id, one.next_on = talker, next_on
        if one.state == CandidateState.FOUND:
            one.state = CandidateState.GIVEN
        one.stamp(actor.at, actor.staff)
        one.save()
        record_change(actor.trace, "candidate", one.pk, "sa hvem som skal snakke med husstanden")
    return len(rows)


def write_talk(actor: Actor, pk: UUID, version: int | None, facts: TalkFacts) -> Talk:
    """What a talk came to; the table of results says where the candidate stands after it.

    Who writes it takes the talks over when nobody has them. Raises Http404 for a candidate the actor does not
    see, Refused for a day to come, a result that does not fit and a missing next date, VersionConflict when
    somebody wrote meanwhile.
    """
    actor.demand(Right.APPLICATION_WRITE)
    open_candidate(actor, pk)
    candidate = Candidate.locked(pk, version)
    _refuse_talk(actor, candidate, facts)
    after = AFTER[TalkResult(facts.result)]
    next_on = facts.next_on if after.next_needed else None
    talk = Talk.objects.create(
        candidate=candidate, held_on=facts.held_on, result=facts.result, text=facts.text.strip(),
        next_on=next_on, written_at=actor.at, written_by_id=actor.staff,
    )  # fmt: skip
    candidate.state, candidate.next_on = after.state, next_on
    candidate.talker_id = candidate.talker_id or actor.staff
    candidate.stamp(actor.at, actor.staff)
    candidate.save()
    record_change(actor.trace, "candidate", pk, "skrev en samtale om å eie")
    return talk


def _refuse_talk(actor: Actor, candidate: Candidate, facts: TalkFacts) -> None:
    if candidate.state not in OPEN:
        raise Refused(OVER)
    if facts.held_on > actor.today:
        raise Refused("Samtalen har ikke vært ennå. Skriv dagen den ble holdt.", field="held_on")
    if facts.held_on < candidate.found_on:
        raise Refused(
            f"Husstanden ble funnet {candidate.found_on:%d.%m.%Y}. Samtalen kan ikke være før det.",
            field="held_on",
        )
    if facts.result not in results_in(candidate.state):
        raise Refused("Velg hva samtalen førte til.", field="result")
    if not AFTER[TalkResult(facts.result)].next_needed:
        return
    if facts.next_on is None:
        raise Refused("Skriv når dere snakkes neste gang.", field="next_on")
    if facts.next_on <= actor.today:
        raise Refused("Velg en dag etter i dag.", field="next_on")
