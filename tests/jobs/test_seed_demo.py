"""The demonstration municipality: its figures, its people, and that bulk loading equals the services."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from boligflyt.areas.access.models import Assignment, Municipality
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.complaints.choices import PaperOfAnswer, RequestState
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.people.models import Person
from boligflyt.domain.eligibility.application_facts import age_on
from boligflyt.domain.national_numbers import check_national_number
from boligflyt.domain.periods import Period, fixed_term_last_day
from boligflyt.jobs.demo.end_state import end_state
from boligflyt.jobs.demo.load_places import load_places
from boligflyt.jobs.demo.offices import Offices, morning
from boligflyt.jobs.demo.plan import plans
from boligflyt.jobs.demo.replay import replay
from boligflyt.jobs.demo.seeding import load, seeded_size
from boligflyt.jobs.demo.town import contract_terms, generate

TODAY = date(2026, 11, 23)
YEAR_AGO = TODAY - timedelta(days=365)


@pytest.fixture(scope="module")
def drammen():
    return generate("drammen", 2026, TODAY)


@contextmanager
def thrown_away():
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_stock_has_the_figures_of_the_seed_table(drammen):
    kinds = Counter(one.fields["disposal"].value for one in drammen.dwellings)

    purposes = Counter(
        one.fields["purpose"].value for one in drammen.dwellings if one.fields["disposal"] == "owned"
    )

    assert kinds == {"owned": 1063, "leased_in": 88, "user_owned": 374}
    assert purposes["care"] == 149
    assert purposes["substance"] + purposes["substance_staffed"] == 44
    assert purposes["substance_staffed"] == 23
    assert purposes["mental_health"] == 72
    assert purposes["intellectual_disability"] == 78
    assert sum(count for name, count in purposes.items() if name.startswith("temporary")) == 17


def test_tenants_by_contract_are_as_in_the_seed_table(drammen):
    running = [lease for lease in drammen.leases if lease.state == "running"]

    shares = {
        kind: round(100 * count / len(running))
        for kind, count in Counter(one.kind.value for one in running).items()
    }

    assert shares == {"temporary": 1, "fixed_term": 81, "indefinite": 18}


def test_the_year_has_about_the_figures_of_2014(drammen):
    received = [one for one in drammen.applications if one.received_on > YEAR_AGO]
    queued = [one for one in drammen.applications if one.queue]

    housed = [one for one in queued if one.queue.left_on and one.queue.left_on > YEAR_AGO]
    weeks = sum((one.queue.left_on - one.queue.decided_on).days for one in housed) / len(housed) / 7

    assert 55 <= len(received) / 12 <= 59
    assert 0.60 <= sum(one.matter == "first" for one in received) / len(received) <= 0.66
    assert 16 <= len(housed) / 12 <= 18
    assert 10 <= weeks <= 12
    assert 0.68 <= sum(one.matter == "first" for one in housed) / len(housed) <= 0.74
    assert 24 <= sum(one.queue.left_on is None for one in queued) <= 32


def test_there_is_something_to_do_in_every_state(drammen):
    states = {one.outcome.value for one in drammen.applications}

    offers = {offer.state.value for one in drammen.applications if one.queue for offer in one.queue.offers}

    assert {"new", "under_assessment", "awaiting_answer", "with_decider", "granted", "refused"} <= states
    assert {"withdrawn", "dismissed", "lapsed"} <= states
    assert {"accepted", "refused"} <= offers


def test_no_number_can_belong_to_a_person_and_no_two_are_alike(drammen):
    numbers = [member.person.number for household in drammen.households for member in household.members]

    checks = [check_national_number(number) for number in numbers]

    assert len(set(numbers)) == len(numbers)
    assert all(check.valid and check.synthetic for check in checks)


def test_home_support_has_written_about_those_it_follows_up_and_about_nobody_protected(drammen):
    hidden = {one.id for one in drammen.households if one.contact.fields.get("protection", "none") != "none"}
    homes = Counter(one.household for one in drammen.notes)
    by_key = {one.id: one for one in drammen.notes}
    corrections = [one for one in drammen.notes if one.corrects]

    assert len(homes) > 100 and not hidden & set(homes)
    assert all(one.happened_at < one.written_at for one in drammen.notes)
    assert max(one.written_at.date() for one in drammen.notes) < TODAY
    assert corrections and all(by_key[one.corrects].household == one.household for one in corrections)


def test_the_same_seed_gives_the_same_municipality_and_another_seed_another():
    first, again, other = (generate("small", seed, TODAY).data_hash() for seed in (1, 1, 2))

    assert first == again
    assert first != other


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 2, 28), date(2027, 5, 17), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(today):
    town = generate("small", 3, today)

    late = [step for one in town.applications for step in one.steps if step.at.date() >= today]

    assert not late
    assert all(one.received_on <= today for one in town.applications)


def test_the_family_in_the_hotel_waits_for_a_caseworker_and_a_flat_near_the_school_stands_ready(drammen):
    family = next(one for one in drammen.applications if one.household.contact.family_name == "Tesfay")
    flat = next(
        one
        for one in drammen.dwellings
        if one.building
        == next(place.id for place in drammen.buildings if place.fields["street"] == "Skogbrynet")
    )

    lines = [one for one in drammen.ledger if one.dwelling == flat.id]

    assert family.outcome == "new"
    assert family.facts["housing_place"] == "Elvehotellet"
    assert [member.school for member in family.household.members] == [
        "",
        "",
        "Elvebyen",
        "Elvebyen",
        "Elvebyen",
    ]
    assert (flat.fields["rooms"], flat.bedrooms) == (4, 3)
    assert [(one.status.value, one.period.last_day) for one in lines] == [("ready", None)]
    assert flat.id not in {lease.dwelling for lease in drammen.leases}


def test_the_command_fills_an_empty_database_once(db, capsys):
    call_command("seed_demo", size="small", seed=2026, today=TODAY)

    said = capsys.readouterr().out
    municipality = Municipality.objects.get()

    assert "100 %" in said
    assert (municipality.name, municipality.number) == ("Nordelv kommune (demo)", "9999")
    assert seeded_size() == "small"
    assert Dwelling.objects.count() == plans()["small"].dwellings
    assert Person.objects.exclude(protection="none").count() == 1
    with pytest.raises(CommandError, match="tom database"):
        call_command("seed_demo", size="small")


def test_no_dwelling_is_both_let_and_empty_on_a_day(db):
    call_command("seed_demo", size="small", seed=2026, today=TODAY, verbosity=0)

    let = {(one.dwelling_id, one.period) for one in Lease.objects.exclude(state="void")}
    both = [
        (dwelling, entry.period) for entry in StatusEntry.objects.all() for dwelling, period in let
        if dwelling == entry.dwelling_id and _overlap(period, entry.period)
    ]  # fmt: skip

    assert both == []


def _overlap(one: Period, other: Period) -> bool:
    return one.first_day <= other.last and other.first_day <= one.last


def test_every_decided_vedtak_has_its_letter_and_two_persons(db):
    call_command("seed_demo", size="small", seed=2026, today=TODAY, verbosity=0)

    decided = list(Vedtak.objects.filter(state="decided"))

    assert decided
    assert all(bytes(one.letter).startswith(b"%PDF") for one in decided)
    assert all(one.decided_by_id != one.prepared_by_id for one in decided)


def _replayed(town, records):
    """End states after the services have done it all, one household at a time."""
    found = {}
    offices = Offices(town.staff)
    offices.load()
    load_places(town, morning(date(2020, 1, 2)))
    for record in records:
        with thrown_away():
            for offer in record.queue.offers if record.queue else ():
                StatusEntry.objects.filter(dwelling=offer.dwelling).delete()
                StatusEntry.objects.create(
                    dwelling_id=offer.dwelling,
                    status="ready",
                    period=Period(offer.meeting_on - timedelta(days=9), None),
                )
            found[record.case_code] = end_state(replay(record, offices, contract_terms().months))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_fifty_households_end_the_same_through_the_services_as_in_bulk(seed):
    town = generate("small", seed, TODAY)
    records = [one for one in town.applications if one.household.contact.family_name != "Hemmelig"][:25]

    with thrown_away():
        load(town, lambda percent: None)
        loaded = {one.case_code: end_state(Application.objects.get(pk=one.id)) for one in records}
    with thrown_away():
        replayed = _replayed(town, records)

    assert len(records) == 25
    assert any(one["leases"] for one in loaded.values())
    for code, state in loaded.items():
        assert replayed[code] == state, code


def test_an_answer_to_a_request_for_access_has_its_letter_its_copy_and_its_line_in_the_register(db):
    with thrown_away():
        load(generate("small", 2026, TODAY), lambda percent: None)

        answered = list(AccessRequest.objects.filter(state=RequestState.ANSWERED))
        papers = AccessPaper.objects.filter(request__in=answered)

        assert answered and AccessRequest.objects.filter(state=RequestState.OPEN).exists()
        assert Counter(papers.values_list("kind", flat=True)) == {
            PaperOfAnswer.LETTER: len(answered), PaperOfAnswer.COPY: len(answered),
        }  # fmt: skip
        assert all(bytes(one.pdf).startswith(b"%PDF") for one in papers)
        assert all("noe er unntatt" in one.given and one.withheld_ground for one in answered)
        letters = papers.filter(kind=PaperOfAnswer.LETTER).values("pk")
        assert Dispatch.objects.filter(record__in=letters).count() == len(answered)


def test_homes_for_the_young_are_lived_in_by_the_young_for_no_longer_than_they_are_for(drammen):
    homes = {one.id: one.fields for one in drammen.dwellings}
    born = {one.contact.id: one.contact.born for one in drammen.households}
    running = [one for one in drammen.leases if one.state == "running"]

    theirs = [(homes[one.dwelling], one) for one in running if homes[one.dwelling].get("age_to")]
    numbers = Counter(one["purpose"].value for one in homes.values() if one.get("age_to"))

    assert numbers == {"assessment": 5, "training": 4, "youth": 4}
    assert Counter(home["purpose"].value for home, _ in theirs) == {
        "assessment": 5,
        "training": 3,
        "youth": 3,
    }
    for home, lease in theirs:
        assert lease.last_day == fixed_term_last_day(lease.first_day, home["longest_stay_months"])
        assert home["age_from"] <= age_on(born[lease.tenant], TODAY) <= home["age_to"]


def test_three_small_houses_stand_by_themselves(drammen):
    houses = [one for one in drammen.dwellings if one.fields["dwelling_type"] == "small_house"]
    beside = Counter(one.building for one in drammen.dwellings)

    assert [one.fields["purpose"].value for one in houses] == ["substance"] * 3
    assert {beside[one.building] for one in houses} == {1}
    assert set(beside) == {one.id for one in drammen.buildings}


def test_the_young_who_wait_are_proposed_a_home_for_the_young_that_stands_empty(db):
    town = generate("small", 2026, TODAY)
    load(town, lambda percent: None)
    kari = Assignment.objects.select_related("staff", "office").get(staff__username="demo-kari")
    actor = Actor(
        kari.staff_id, kari.staff.name, kari.role, kari.office_id, kari.office.name, morning(TODAY),
        clearance=kari.clearance,
    )  # fmt: skip
    meeting = Meeting.objects.get(state="planned")

    make_proposal(actor, meeting.pk, None)

    proposed = MeetingLine.objects.filter(meeting=meeting, proposed__isnull=False)
    theirs = proposed.filter(proposed__purpose__in=("training", "youth"))
    assert theirs.exists()
    assert all(one.entry.application.target_groups[-1].startswith("you") for one in theirs)
