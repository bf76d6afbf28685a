"""Screening: a campaign finds households by its rule, once each; talks lead on by the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Role
from boligflyt.areas.home_ownership.choices import CandidateState, TalkResult
from boligflyt.areas.home_ownership.models import Campaign, Candidate, Talk
from boligflyt.areas.home_ownership.queries import (
    candidates_of,
    candidates_visible_to,
    counted,
    open_candidate,
    talks_of,
)
from boligflyt.areas.home_ownership.services import (
    CampaignFacts,
    TalkFacts,
    find_candidates,
    give_candidates,
    make_campaign,
    write_talk,
)
from boligflyt.areas.home_ownership.workflow import AFTER, OPEN, results_in
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.periods import Period
from boligflyt.domain.screening import Rule
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person, stamped

RULE = Rule(tenants=True, least_income=300_000, least_months=12)
SOON = TODAY + timedelta(days=7)


def make_tenant(cast, family="Tesfay", *, income=420_000, dwelling=None, since=date(2024, 1, 1), **person):
    household = make_household(make_person("Selam", family, **person), children=2)
    make_application(cast.kari, household, yearly_income=income)
    Lease.objects.create(
        dwelling=dwelling or make_dwelling(), household=household, tenant=household.contact, state="running",
        contract_number=uuid4().hex[:8].upper(), kind="fixed_term", period=Period(since, date(2027, 3, 31)),
        rent=10_500, **stamped(),
    )  # fmt: skip
    return household


def a_campaign(cast, rule=RULE, **other) -> Campaign:
    facts = CampaignFacts("Vår 2027", "Flere familier eier.", TODAY, date(2027, 6, 30), rule)
    return make_campaign(cast.kari, replace(facts, **other))


@pytest.fixture
def candidate(cast):
    make_tenant(cast)
    a_campaign(cast)
    return Candidate.objects.get()


def talk(result, **other) -> TalkFacts:
    return TalkFacts(**{"held_on": TODAY, "result": result, "next_on": SOON, **other})


@pytest.mark.proves("PRO-16")
def test_a_campaign_finds_tenants_by_its_rule_and_says_why(cast):
    found = make_tenant(cast)
    make_tenant(cast, "Fattig", income=200_000)
    make_tenant(cast, "Nyflyttet", since=TODAY - timedelta(days=60))

    one = candidates_of(cast.kari, a_campaign(cast)).get()

    assert one.household == found and one.rented and one.state == CandidateState.FOUND
    told = " ".join(one.why).replace("\xa0", " ")
    assert "Har leid av kommunen siden 01.01.2024." in told and "420 000 kr i året" in told
    assert "Boligen kan selges til leietakeren." in told


@pytest.mark.proves("PRO-47")
def test_applicants_are_found_before_they_come_on_the_waiting_list(cast):
    make_tenant(cast)
    applicant = make_household(make_person("Ola", "Nilsen"))
    make_application(cast.kari, applicant, yearly_income=500_000)

    campaign = a_campaign(cast, Rule(tenants=False, applicants=True, least_income=300_000))

    assert candidates_of(cast.kari, campaign).get().household == applicant


@pytest.mark.proves("HOU-22", "MEA-1.2")
def test_the_tenant_of_an_adapted_dwelling_that_is_set_aside_may_buy_it(cast):
    make_tenant(cast, "Trapp")
    adapted = make_tenant(cast, dwelling=make_dwelling(adaptation="adapted", purpose="care"))

    campaign = a_campaign(cast, Rule(adapted=True, saleable=True))

    assert candidates_of(cast.kari, campaign).get().household == adapted


@pytest.mark.proves("HOU-26")
def test_a_dwelling_the_municipality_keeps_is_told_with_its_reason(cast):
    home = make_dwelling(kept_because="Skal brukes til bofellesskap.")
    make_tenant(cast, dwelling=home)

    told = candidates_of(cast.kari, a_campaign(cast)).get().why
    assert any("kan ikke selges nå. Kommunen beholder den: Skal brukes" in one for one in told)
    assert not candidates_of(cast.kari, a_campaign(cast, Rule(saleable=True))).exists()


def test_a_household_is_never_added_twice_and_one_that_moves_out_leaves_with_a_reason(cast, candidate):
    assert find_candidates(cast.kari, candidate.campaign_id) == (0, 0)

    Lease.objects.update(state="ended")
    assert find_candidates(cast.kari, candidate.campaign_id) == (0, 1)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.next_on) == (CandidateState.LEFT, None)
    assert candidate.left_because == "Leier ikke lenger av kommunen."
    assert find_candidates(cast.kari, candidate.campaign_id) == (0, 0)


def test_who_does_not_see_a_household_neither_finds_it_nor_throws_it_out(cast):
    hidden = make_tenant(cast, "Skjermet", protection=Protection.STRICT)
    campaign = a_campaign(cast)
    assert not Candidate.objects.exists()

    Candidate.objects.create(
        campaign=campaign, household=hidden, found_on=TODAY, why=["x"], rented=True, **stamped()
    )
    Lease.objects.update(state="ended")
    assert find_candidates(cast.kari, campaign.pk) == (0, 0)
    one = Candidate.objects.get()
    assert one.grade > 0 and not candidates_visible_to(cast.kari).exists()
    with pytest.raises(Http404):
        open_candidate(cast.kari, one.pk)


def test_the_chosen_are_given_to_somebody_who_has_them_in_their_own_list_by_date(cast, candidate):
    give_candidates(cast.kari, candidate.campaign_id, [candidate.pk], cast.kari.staff, SOON)

    one = talks_of(cast.kari).get()
    assert (one.state, one.next_on, one.talker_id) == (CandidateState.GIVEN, SOON, cast.kari.staff)


@pytest.mark.parametrize(
    ("chosen", "own", "day", "field"),
    [(False, True, SOON, "chosen"), (True, False, SOON, "talker"), (True, True, date(2026, 1, 1), "next_on")],
)
def test_giving_needs_somebody_chosen_a_colleague_and_a_day_to_come(cast, candidate, chosen, own, day, field):
    with pytest.raises(Refused) as said:
        give_candidates(
            cast.kari, candidate.campaign_id, [candidate.pk] if chosen else [],
            cast.kari.staff if own else uuid4(), day,
        )  # fmt: skip
    assert said.value.field == field


@pytest.mark.parametrize("result", TalkResult)
def test_every_result_leads_where_the_table_says(cast, candidate, result):
    if result not in results_in(candidate.state):
        write_talk(cast.kari, candidate.pk, 1, talk(TalkResult.DEBT_ADVICE))
        candidate.refresh_from_db()

    write_talk(cast.kari, candidate.pk, candidate.version, talk(result))

    candidate.refresh_from_db()
    after = AFTER[result]
    assert candidate.state == after.state and candidate.talker_id == cast.kari.staff
    assert candidate.next_on == (SOON if after.next_needed else None)
    assert bool(after.to_do) is (after.state in OPEN)


@pytest.mark.proves("PRO-31")
def test_debt_advice_is_a_referral_whose_result_is_written_later(cast, candidate):
    write_talk(cast.kari, candidate.pk, 1, talk(TalkResult.DEBT_ADVICE))
    given = talk(TalkResult.ADVICE_GIVEN, text="Nedbetalt om to år.")
    write_talk(cast.kari, candidate.pk, 2, given)

    assert set(Talk.objects.values_list("result", flat=True)) == {"debt_advice", "advice_given"}
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.TALKING
    with pytest.raises(Refused):
        write_talk(cast.kari, candidate.pk, 3, given)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (talk(TalkResult.WANTS_TO_OWN, next_on=None), "next_on"),
        (talk(TalkResult.WANTS_TO_OWN, next_on=TODAY), "next_on"),
        (talk(TalkResult.RENTS_ON, held_on=SOON), "held_on"),
        (talk(TalkResult.RENTS_ON, held_on=date(2026, 1, 1)), "held_on"),
        (talk(TalkResult.ADVICE_GIVEN), "result"),
        (talk("noe annet"), "result"),
    ],
)
def test_a_talk_that_does_not_fit_is_refused_at_its_field_and_nothing_is_stored(
    cast, candidate, facts, field
):
    with pytest.raises(Refused) as said:
        write_talk(cast.kari, candidate.pk, 1, facts)
    assert said.value.field == field and not Talk.objects.exists()


def test_what_is_over_takes_no_more_talks_and_two_at_once_are_told(cast, candidate):
    with pytest.raises(VersionConflict):
        write_talk(cast.kari, candidate.pk, 9, talk(TalkResult.LATER))
    write_talk(cast.kari, candidate.pk, 1, talk(TalkResult.RENTS_ON))
    with pytest.raises(Refused, match="avsluttet"):
        write_talk(cast.kari, candidate.pk, 2, talk(TalkResult.LATER))


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"name": " "}, "name"), ({"purpose": ""}, "purpose"), ({"last_day": date(2020, 1, 1)}, "last_day"),
        ({"rule": Rule(tenants=False)}, "tenants"),
    ],
)  # fmt: skip
def test_a_campaign_needs_name_purpose_days_in_order_and_somebody_to_look_for(cast, other, field):
    with pytest.raises(Refused) as said:
        a_campaign(cast, **other)
    assert said.value.field == field and not Campaign.objects.exists()


def test_a_campaign_that_is_over_finds_nobody_more(cast):
    past = Campaign.objects.create(
        name="Fjor", purpose="x", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31), rule={},
        made_at=cast.kari.at, made_by_id=cast.kari.staff, office_id=cast.kari.office,
    )  # fmt: skip
    with pytest.raises(Refused, match="sluttet 31.12.2025"):
        find_candidates(cast.kari, past.pk)


def test_small_numbers_are_not_told(cast, candidate):
    rows = list(candidates_of(cast.kari, candidate.campaign))
    shown, smallest = counted(cast.kari, rows)
    assert shown is None and smallest == 3  # one alone cannot be hidden

    shown, _ = counted(cast.kari, [*rows, *rows, *rows])
    assert {one.state: one.number for one in shown}[CandidateState.FOUND] == 3


def test_campaigns_and_talks_stand_as_they_were_made(cast, candidate):
    write_talk(cast.kari, candidate.pk, 1, talk(TalkResult.LATER))
    for rows in (Campaign.objects.all(), Talk.objects.all()):
        with pytest.raises(DatabaseError, match="endres ikke"), transaction.atomic():
            rows.update(**{"name" if rows.model is Campaign else "text": "Noe annet"})


def test_who_only_reads_does_not_write(cast, candidate):
    with pytest.raises(Forbidden):
        write_talk(replace(cast.kari, role=Role.DECIDER), candidate.pk, 1, talk(TalkResult.LATER))
